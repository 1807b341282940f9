from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "participation.people.imports"
    label = "imports"
