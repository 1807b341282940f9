from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    name = "participation.joining.recruitment"
    label = "recruitment"
