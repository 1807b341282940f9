from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "participation.messages.calls"
    label = "calls"
