from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    name = "participation.funding.choices"
    label = "choices"
