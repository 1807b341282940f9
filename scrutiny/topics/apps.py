from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "scrutiny.topics"
    label = "topics"
