from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    name = "participation.recruitment"
    label = "recruitment"
