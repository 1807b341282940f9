from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "surveys.checks"
    label = "checks"
