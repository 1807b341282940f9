from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "participation.funding.returns"
    label = "returns"
