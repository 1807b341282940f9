from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "participation.activities"
    label = "activities"
