from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "participation.programme.events"
    label = "events"
