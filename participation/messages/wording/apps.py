from django.apps import AppConfig


class WordingConfig(AppConfig):
    name = "participation.messages.wording"
    label = "wording"
