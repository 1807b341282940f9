from django.apps import AppConfig


class AchievementsConfig(AppConfig):
    name = "participation.achievements"
    label = "achievements"
