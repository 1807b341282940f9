from django.apps import AppConfig


class InvestigationsConfig(AppConfig):
    name = "scrutiny.investigations"
    label = "investigations"
