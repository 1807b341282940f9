from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "participation.feedback.ideas"
    label = "ideas"
