from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "participation.learning"
    label = "learning"
