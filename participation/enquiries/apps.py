from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "participation.enquiries"
    label = "enquiries"
