from django.urls import path

from . import views

app_name = "wording"
urlpatterns = [
    path("staff/words/", views.AllWords.as_view(), name="list"),
    path("staff/words/<slug:key>/", views.ChangeWords.as_view(), name="change"),
    path("staff/words/<slug:key>/put-back/", views.PutBack.as_view(), name="put_back"),
    path("staff/levels/<id:pk>/", views.WordLevel.as_view(), name="level"),
]
