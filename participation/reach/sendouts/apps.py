from django.apps import AppConfig


class SendoutsConfig(AppConfig):
    name = "participation.reach.sendouts"
    label = "sendouts"
