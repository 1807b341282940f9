from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "scrutiny.standards"
    label = "standards"
