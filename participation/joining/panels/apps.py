from django.apps import AppConfig


class PanelsConfig(AppConfig):
    name = "participation.joining.panels"
    label = "panels"
