from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "participation.selection"
    label = "selection"
