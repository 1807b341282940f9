from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "participation.programme.partners"
    label = "partners"
