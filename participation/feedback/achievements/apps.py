from django.apps import AppConfig


class AchievementsConfig(AppConfig):
    name = "participation.feedback.achievements"
    label = "achievements"
