from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "participation.customers"
    label = "customers"
