from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "participation.meetings"
    label = "meetings"
