from django.apps import AppConfig


class FormatsConfig(AppConfig):
    name = "participation.messages.formats"
    label = "formats"
