from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "scrutiny.insight"
    label = "insight"
