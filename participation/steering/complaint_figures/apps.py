from django.apps import AppConfig


class ComplaintFiguresConfig(AppConfig):
    name = "participation.steering.complaint_figures"
    label = "complaint_figures"
