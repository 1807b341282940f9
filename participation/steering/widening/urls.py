from django.urls import path

from .views import barriers, gaps, initiatives, overview, targets

app_name = "widening"
urlpatterns = [
    path("staff/widening/", overview.Overview.as_view(), name="overview"),
    path("staff/widening/groups/new/", targets.WriteTarget.as_view(), name="new_target"),
    path("staff/widening/groups/<id:pk>/", targets.OneTarget.as_view(), name="target"),
    path("staff/widening/groups/<id:pk>/edit/", targets.WriteTarget.as_view(), name="edit_target"),
    path("staff/widening/gaps/", gaps.Gaps.as_view(), name="gaps"),
    path("staff/widening/gaps/act/", gaps.ActOnGap.as_view(), name="act"),
    path("staff/widening/gaps/actions/<id:pk>/", gaps.FinishAction.as_view(), name="gap_action"),
    path("staff/widening/reviews/", gaps.YearReviews.as_view(), name="year_reviews"),
    path("staff/widening/reviews/<id:pk>/", gaps.ReviewYear.as_view(), name="year_review"),
    path("staff/widening/barriers/", barriers.Barriers.as_view(), name="barriers"),
    path("staff/widening/barriers/new/", barriers.WriteBarrier.as_view(), name="new_barrier"),
    path("staff/widening/barriers/<id:pk>/", barriers.BarrierPage.as_view(), name="barrier"),
    path(
        "staff/widening/barriers/<id:pk>/edit/",
        barriers.WriteBarrier.as_view(),
        name="edit_barrier",
    ),
    path("staff/widening/barriers/<id:pk>/look/", barriers.LookAtBarrier.as_view(), name="look"),
    path("staff/widening/initiatives/", initiatives.Initiatives.as_view(), name="initiatives"),
    path(
        "staff/widening/initiatives/new/",
        initiatives.WriteInitiative.as_view(),
        name="new_initiative",
    ),
    path(
        "staff/widening/initiatives/<id:pk>/",
        initiatives.InitiativePage.as_view(),
        name="initiative",
    ),
    path(
        "staff/widening/initiatives/<id:pk>/edit/",
        initiatives.WriteInitiative.as_view(),
        name="edit_initiative",
    ),
    path(
        "staff/widening/initiatives/<id:pk>/results/", initiatives.Results.as_view(), name="results"
    ),
]
