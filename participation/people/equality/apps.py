from django.apps import AppConfig


class EqualityConfig(AppConfig):
    name = "participation.people.equality"
    label = "equality"
