from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "participation.reach.segments"
    label = "segments"
