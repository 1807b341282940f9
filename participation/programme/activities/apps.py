from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "participation.programme.activities"
    label = "activities"
