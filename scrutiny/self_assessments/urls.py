from django.urls import path

from . import member_views, public_views, staff_views

app_name = "self_assessments"

MINE = "me/scrutiny/self-assessments/"
STAFF = "staff/self-assessments/"

urlpatterns = [
    path("self-assessments/", public_views.PublicAssessments.as_view(), name="public_list"),
    path("self-assessments/<id:pk>/", public_views.PublicAssessment.as_view(), name="public"),
    path(
        "self-assessments/<id:pk>/self-assessment.pdf",
        public_views.PublicFile.as_view(),
        name="public_file",
    ),
    path(MINE, member_views.MyAssessments.as_view(), name="my_list"),
    path(f"{MINE}<id:pk>/", member_views.MyAssessment.as_view(), name="mine"),
    path(f"{MINE}<id:pk>/sign/", member_views.Sign.as_view(), name="sign"),
    path(f"{MINE}statements/<id:pk>/", member_views.Say.as_view(), name="say"),
    path(STAFF, staff_views.Assessments.as_view(), name="list"),
    path(f"{STAFF}begin/", staff_views.Begin.as_view(), name="begin"),
    path(f"{STAFF}frameworks/", staff_views.Frameworks.as_view(), name="frameworks"),
    path(f"{STAFF}frameworks/new/", staff_views.NewFramework.as_view(), name="new_framework"),
    path(f"{STAFF}frameworks/<id:pk>/", staff_views.FrameworkPage.as_view(), name="framework"),
    path(f"{STAFF}<id:pk>/", staff_views.Page.as_view(), name="page"),
    path(f"{STAFF}<id:pk>/hand-over/", staff_views.HandOver.as_view(), name="hand_over"),
    path(
        f"{STAFF}<id:pk>/signatures/new/",
        staff_views.WriteDownSignature.as_view(),
        name="write_down",
    ),
    path(
        f"{STAFF}statements/<id:pk>/said/", staff_views.WriteDownWord.as_view(), name="write_word"
    ),
    path(f"{STAFF}statements/<id:pk>/", staff_views.Rate.as_view(), name="rate"),
]
