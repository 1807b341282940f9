from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "participation.messages.contact"
    label = "contact"
