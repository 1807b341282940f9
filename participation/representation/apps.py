from django.apps import AppConfig


class RepresentationConfig(AppConfig):
    name = "participation.representation"
    label = "representation"
