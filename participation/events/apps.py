from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "participation.events"
    label = "events"
