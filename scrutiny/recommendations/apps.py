from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    name = "scrutiny.recommendations"
    label = "recommendations"
