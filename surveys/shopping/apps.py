from django.apps import AppConfig


class ShoppingConfig(AppConfig):
    name = "surveys.shopping"
    label = "shopping"
