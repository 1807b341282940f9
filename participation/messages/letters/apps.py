from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "participation.messages.letters"
    label = "letters"
