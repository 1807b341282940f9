from django.apps import AppConfig


class WishesConfig(AppConfig):
    name = "wishes"
    default_auto_field = "django.db.models.BigAutoField"
