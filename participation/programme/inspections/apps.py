from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "participation.programme.inspections"
    label = "inspections"
