from django.urls import path

from . import views

app_name = "letters"
urlpatterns = [
    path("staff/letters/", views.Batches.as_view(), name="list"),
    path("staff/letters/<id:pk>/", views.BatchPage.as_view(), name="batch"),
    path("staff/letters/<id:pk>/progress/", views.Progress.as_view(), name="progress"),
    path("staff/letters/<id:pk>/pdf/", views.BatchFile.as_view(), name="file"),
    path("staff/letters/<id:pk>/pages/", views.Pages.as_view(), name="pages"),
    path("staff/letters/<id:pk>/retry/", views.Retry.as_view(), name="retry"),
    path("staff/letters/<id:pk>/posted/", views.Posted.as_view(), name="posted"),
    path("staff/letters/<id:pk>/take-apart/", views.TakeApart.as_view(), name="take_apart"),
]
