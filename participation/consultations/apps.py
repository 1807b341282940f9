from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "participation.consultations"
    label = "consultations"
