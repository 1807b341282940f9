from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "participation.contact"
    label = "contact"
