from django.urls import path

from . import views

app_name = "contact"
urlpatterns = [
    path("staff/messages/", views.Messages.as_view(), name="list"),
    path("staff/messages/<int:pk>/", views.MessagePage.as_view(), name="message"),
    path("staff/messages/<int:pk>/retry/", views.Retry.as_view(), name="retry"),
    path("staff/messages/<int:pk>/done/", views.Done.as_view(), name="done"),
    path(
        "staff/messages/<int:pk>/instead/<slug:channel>/",
        views.SendOtherWay.as_view(),
        name="instead",
    ),
]
