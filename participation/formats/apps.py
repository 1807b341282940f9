from django.apps import AppConfig


class FormatsConfig(AppConfig):
    name = "participation.formats"
    label = "formats"
