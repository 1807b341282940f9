from django.apps import AppConfig


class RepresentationConfig(AppConfig):
    name = "participation.reach.representation"
    label = "representation"
