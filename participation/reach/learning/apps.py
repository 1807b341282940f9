from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "participation.reach.learning"
    label = "learning"
