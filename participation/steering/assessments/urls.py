from django.urls import path

from . import staff_views, views

app_name = "assessments"
urlpatterns = [
    path("equality/", views.Equality.as_view(), name="equality"),
    path("equality/<id:pk>/", views.PublicAssessment.as_view(), name="public"),
    path("staff/assessments/", staff_views.Assessments.as_view(), name="list"),
    path("staff/assessments/new/", staff_views.NewAssessment.as_view(), name="new"),
    path("staff/assessments/<id:pk>/", staff_views.AssessmentPage.as_view(), name="assessment"),
    path("staff/assessments/<id:pk>/edit/", staff_views.ChangeAssessment.as_view(), name="change"),
    path(
        "staff/assessments/<id:pk>/strands/<id:strand>/",
        staff_views.JudgeStrand.as_view(),
        name="strand",
    ),
    path("staff/assessments/<id:pk>/send/", staff_views.SendForSignOff.as_view(), name="send"),
    path("staff/assessments/<id:pk>/sign-off/", staff_views.SignOff.as_view(), name="sign_off"),
    path("staff/assessments/<id:pk>/publish/", staff_views.Publish.as_view(), name="publish"),
    path(
        "staff/assessments/<id:pk>/new-edition/",
        staff_views.NewEdition.as_view(),
        name="new_edition",
    ),
    path(
        "staff/assessments/<id:pk>/review/", staff_views.ReviewAssessment.as_view(), name="review"
    ),
    path(
        "staff/assessments/mitigations/<id:pk>/",
        staff_views.Mitigation.as_view(),
        name="mitigation",
    ),
]
