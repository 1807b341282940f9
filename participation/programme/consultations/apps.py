from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "participation.programme.consultations"
    label = "consultations"
