from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "participation.programme.meetings"
    label = "meetings"
