from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActivitiesConfig(AppConfig):
    name = "participation.programme.activities"
    label = "activities"

    def ready(self):
        autodiscover_modules("kinds")
