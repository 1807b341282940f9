from django.urls import path

from . import staff_views, views

app_name = "written"
urlpatterns = [
    path("me/report-sections/<id:pk>/", views.Write.as_view(), name="write"),
    path("me/report-sections/<id:pk>/change/", views.ChangeAgain.as_view(), name="change"),
    path("me/report-sections/<id:pk>/take-back/", views.TakeBack.as_view(), name="take_back"),
    path("me/report-sections/<id:pk>/picture/", views.ShowPicture.as_view(), name="picture"),
    path("staff/reports/sections/", staff_views.Sections.as_view(), name="list"),
    path("staff/reports/sections/find/", staff_views.FindWriters.as_view(), name="find"),
    path("staff/reports/sections/ask/", staff_views.Ask.as_view(), name="ask"),
    path("staff/reports/sections/<id:pk>/", staff_views.SectionPage.as_view(), name="section"),
    path("staff/reports/sections/<id:pk>/accept/", staff_views.Accept.as_view(), name="accept"),
]
