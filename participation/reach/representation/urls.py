from django.urls import path

from . import areas, associations, awareness, segment_views, source_views, views

app_name = "representation"
urlpatterns = [
    path("staff/representation/", views.Representation.as_view(), name="page"),
    path("staff/representation/table.csv", views.RepresentationFile.as_view(), name="file"),
    path("staff/representation/sources/", source_views.Sources.as_view(), name="sources"),
    path("staff/representation/sources/new/", source_views.AddSource.as_view(), name="add_source"),
    path("staff/representation/sources/<id:pk>/", source_views.SourcePage.as_view(), name="source"),
    path(
        "staff/representation/sources/<id:pk>/take-off/",
        source_views.TakeOff.as_view(),
        name="take_off",
    ),
    path("staff/representation/segments/<id:pk>/", views.SegmentBeside.as_view(), name="segment"),
    path(
        "staff/representation/questionnaires/<id:pk>/", views.Answerers.as_view(), name="answerers"
    ),
    path(
        "staff/representation/questionnaires/<id:pk>/segments/",
        segment_views.AnswersBySegment.as_view(),
        name="by_segment",
    ),
    path("associations/start/", associations.StartAssociation.as_view(), name="start_association"),
    path("staff/representation/areas/", areas.Areas.as_view(), name="areas"),
    path("staff/representation/areas.csv", areas.AreasFile.as_view(), name="areas_file"),
    path("staff/representation/awareness/", awareness.Awareness.as_view(), name="awareness"),
    path(
        "staff/representation/awareness/<id:pk>/",
        awareness.Awareness.as_view(),
        name="edit_awareness",
    ),
]
