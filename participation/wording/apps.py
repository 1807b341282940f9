from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "participation.wording"
    label = "wording"
