from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "participation.funding.grants"
    label = "grants"
