from django.apps import AppConfig


class SelfAssessmentsConfig(AppConfig):
    name = "scrutiny.self_assessments"
    label = "self_assessments"
