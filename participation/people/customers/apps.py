from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CustomersConfig(AppConfig):
    name = "participation.people.customers"
    label = "customers"

    def ready(self):
        autodiscover_modules("life")
