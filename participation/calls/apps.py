from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "participation.calls"
    label = "calls"
