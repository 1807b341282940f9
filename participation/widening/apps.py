from django.apps import AppConfig


class WideningConfig(AppConfig):
    name = "participation.widening"
    label = "widening"
