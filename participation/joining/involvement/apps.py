from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "participation.joining.involvement"
    label = "involvement"
