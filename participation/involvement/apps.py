from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "participation.involvement"
    label = "involvement"
