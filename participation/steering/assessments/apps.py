from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "participation.steering.assessments"
    label = "assessments"
