from django.apps import AppConfig


class SelectionConfig(AppConfig):
    name = "participation.joining.selection"
    label = "selection"
