from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "scrutiny.exercises"
    label = "exercises"
