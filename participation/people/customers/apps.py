from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "participation.people.customers"
    label = "customers"
