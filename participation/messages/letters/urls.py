from django.urls import path

from . import views

app_name = "letters"
urlpatterns = [
    path("staff/letters/", views.Batches.as_view(), name="list"),
    path("staff/letters/<int:pk>/", views.BatchPage.as_view(), name="batch"),
    path("staff/letters/<int:pk>/progress/", views.Progress.as_view(), name="progress"),
    path("staff/letters/<int:pk>/pdf/", views.BatchFile.as_view(), name="file"),
    path("staff/letters/<int:pk>/pages/", views.Pages.as_view(), name="pages"),
    path("staff/letters/<int:pk>/retry/", views.Retry.as_view(), name="retry"),
    path("staff/letters/<int:pk>/posted/", views.Posted.as_view(), name="posted"),
    path("staff/letters/<int:pk>/take-apart/", views.TakeApart.as_view(), name="take_apart"),
]
