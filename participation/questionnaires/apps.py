from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "participation.questionnaires"
    label = "questionnaires"
