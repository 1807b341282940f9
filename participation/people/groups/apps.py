from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "participation.people.groups"
    label = "groups"
