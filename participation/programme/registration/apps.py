from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "participation.programme.registration"
    label = "registration"
