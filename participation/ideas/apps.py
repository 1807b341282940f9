from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "participation.ideas"
    label = "ideas"
