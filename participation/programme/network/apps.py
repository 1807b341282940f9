from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "participation.programme.network"
    label = "network"
