from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "participation.groups"
    label = "groups"
