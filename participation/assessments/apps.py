from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "participation.assessments"
    label = "assessments"
