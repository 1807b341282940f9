from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "participation.letters"
    label = "letters"
