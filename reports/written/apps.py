from django.apps import AppConfig


class WrittenConfig(AppConfig):
    name = "reports.written"
    label = "written"
