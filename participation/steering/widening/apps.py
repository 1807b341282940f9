from django.apps import AppConfig


class WideningConfig(AppConfig):
    name = "participation.steering.widening"
    label = "widening"
