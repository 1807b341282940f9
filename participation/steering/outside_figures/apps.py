from django.apps import AppConfig


class OutsideFiguresConfig(AppConfig):
    name = "participation.steering.outside_figures"
    label = "outside_figures"
