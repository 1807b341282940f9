from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    name = "participation.programme.workspaces"
    label = "workspaces"
