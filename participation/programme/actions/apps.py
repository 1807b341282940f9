from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "participation.programme.actions"
    label = "actions"
