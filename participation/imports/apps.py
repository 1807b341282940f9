from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "participation.imports"
    label = "imports"
