from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "participation.steering.reviews"
    label = "reviews"
