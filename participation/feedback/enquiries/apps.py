from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "participation.feedback.enquiries"
    label = "enquiries"
