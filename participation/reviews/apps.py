from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "participation.reviews"
    label = "reviews"
