from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.People.as_view(), name="people"),
    path("demo/enter/<id:pk>/", views.Enter.as_view(), name="enter"),
    path("demo/outbox/", views.Outbox.as_view(), name="outbox"),
    path("demo/outbox/<slug:name>/", views.Sent.as_view(), name="sent"),
    path("demo/outbox/<slug:name>/<id:number>/", views.File.as_view(), name="file"),
]
