from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "participation.equality"
    label = "equality"
