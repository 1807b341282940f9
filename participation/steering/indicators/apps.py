from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "participation.steering.indicators"
    label = "indicators"
