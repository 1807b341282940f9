from django.urls import path

from .views import public

app_name = "consultations"

urlpatterns = [
    path("consultations/", public.ConsultationList.as_view(), name="list"),
    path("consultations/<slug:slug>/", public.ConsultationPage.as_view(), name="detail"),
    path(
        "consultations/<slug:slug>/papers/<int:pk>/", public.DownloadPaper.as_view(), name="paper"
    ),
]
