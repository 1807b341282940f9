from django.apps import AppConfig


class SendoutsConfig(AppConfig):
    name = "participation.sendouts"
    label = "sendouts"
