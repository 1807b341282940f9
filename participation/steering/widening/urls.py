from django.urls import path

from .views import initiatives as views

app_name = "widening"
urlpatterns = [
    path("staff/widening/", views.Overview.as_view(), name="overview"),
    path("staff/widening/groups/new/", views.WriteTarget.as_view(), name="new_target"),
    path("staff/widening/groups/<id:pk>/", views.OneTarget.as_view(), name="target"),
    path("staff/widening/groups/<id:pk>/edit/", views.WriteTarget.as_view(), name="edit_target"),
    path("staff/widening/gaps/", views.Gaps.as_view(), name="gaps"),
    path("staff/widening/gaps/act/", views.ActOnGap.as_view(), name="act"),
    path("staff/widening/gaps/actions/<id:pk>/", views.FinishAction.as_view(), name="gap_action"),
    path("staff/widening/reviews/", views.YearReviews.as_view(), name="year_reviews"),
    path("staff/widening/reviews/<id:pk>/", views.ReviewYear.as_view(), name="year_review"),
    path("staff/widening/barriers/", views.Barriers.as_view(), name="barriers"),
    path("staff/widening/barriers/new/", views.WriteBarrier.as_view(), name="new_barrier"),
    path("staff/widening/barriers/<id:pk>/", views.BarrierPage.as_view(), name="barrier"),
    path(
        "staff/widening/barriers/<id:pk>/edit/", views.WriteBarrier.as_view(), name="edit_barrier"
    ),
    path("staff/widening/barriers/<id:pk>/look/", views.LookAtBarrier.as_view(), name="look"),
    path("staff/widening/initiatives/", views.Initiatives.as_view(), name="initiatives"),
    path("staff/widening/initiatives/new/", views.WriteInitiative.as_view(), name="new_initiative"),
    path("staff/widening/initiatives/<id:pk>/", views.InitiativePage.as_view(), name="initiative"),
    path(
        "staff/widening/initiatives/<id:pk>/edit/",
        views.WriteInitiative.as_view(),
        name="edit_initiative",
    ),
    path("staff/widening/initiatives/<id:pk>/results/", views.Results.as_view(), name="results"),
]
