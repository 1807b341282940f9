from django.urls import path

from . import views

app_name = "reviews"
urlpatterns = [
    path("staff/reviews/", views.Reviews.as_view(), name="list"),
    path("staff/reviews/activity/<id:pk>/", views.ReviewActivity.as_view(), name="activity"),
    path("staff/reviews/group/<id:pk>/", views.ReviewGroup.as_view(), name="group"),
]
