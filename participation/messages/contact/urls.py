from django.urls import path

from . import consent_views, mine, preferred, unsubscribe_views, views, webhooks

app_name = "contact"
urlpatterns = [
    path("staff/people/no-channel/", preferred.NoChannel.as_view(), name="no_channel"),
    path("staff/messages/", views.Messages.as_view(), name="list"),
    path("staff/messages/<id:pk>/", views.MessagePage.as_view(), name="message"),
    path("staff/messages/<id:pk>/retry/", views.Retry.as_view(), name="retry"),
    path("staff/messages/<id:pk>/done/", views.Done.as_view(), name="done"),
    path(
        "staff/messages/<id:pk>/instead/<slug:channel>/",
        views.SendOtherWay.as_view(),
        name="instead",
    ),
    path("staff/texts/<id:pk>/", views.TextPage.as_view(), name="text"),
    path("staff/texts/<id:pk>/stop/", views.StopTexts.as_view(), name="stop_texts"),
    path("staff/texts/<id:pk>/let-be/", views.LetTextBe.as_view(), name="let_text_be"),
    path(
        "staff/people/<id:pk>/consent/",
        consent_views.RecordConsent.as_view(),
        name="record_consent",
    ),
    path(
        "staff/people/<id:pk>/stop-asking/",
        consent_views.RecordObjection.as_view(),
        name="record_objection",
    ),
    path(
        "me/consent/<slug:purpose>/<slug:channel>/stop/",
        mine.StopConsent.as_view(),
        name="stop_consent",
    ),
    path("unsubscribe/<str:token>/", unsubscribe_views.Unsubscribe.as_view(), name="unsubscribe"),
    path(
        "unsubscribe/<str:token>/undo/",
        unsubscribe_views.UndoUnsubscribe.as_view(),
        name="undo_unsubscribe",
    ),
    path("webhooks/email/", webhooks.EmailNews.as_view(), name="email_news"),
    path("webhooks/texts/", webhooks.IncomingText.as_view(), name="incoming_text"),
    path("me/stop-asking/", mine.StopAsking.as_view(), name="stop_asking"),
]
