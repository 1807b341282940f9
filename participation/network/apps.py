from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "participation.network"
    label = "network"
