from django.apps import AppConfig


class SegmentsConfig(AppConfig):
    name = "participation.segments"
    label = "segments"
