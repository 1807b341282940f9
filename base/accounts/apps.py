from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "base.accounts"
    label = "accounts"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from .middleware import begin_day

        user_logged_in.connect(begin_day)
