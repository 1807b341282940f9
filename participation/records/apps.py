from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "participation.records"
    label = "records"
