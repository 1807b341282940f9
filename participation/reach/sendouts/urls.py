from django.urls import path

from .views import send_outs, templates
from .views.calendar import ContactCalendar

app_name = "sendouts"
urlpatterns = [
    path("staff/templates/", templates.Templates.as_view(), name="templates"),
    path("staff/templates/new/", templates.WriteTemplate.as_view(), name="write_template"),
    path("staff/templates/<id:pk>/", templates.TemplatePage.as_view(), name="template"),
    path("staff/templates/<id:pk>/add/", templates.WriteVersion.as_view(), name="add_version"),
    path(
        "staff/templates/<id:pk>/versions/<id:version>/",
        templates.WriteVersion.as_view(),
        name="version",
    ),
    path(
        "staff/templates/<id:pk>/put-away/",
        templates.PutAway.as_view(),
        name="put_template_away",
    ),
    path(
        "staff/templates/<id:pk>/bring-back/",
        templates.BringBack.as_view(),
        name="bring_template_back",
    ),
    path("staff/contact-calendar/", ContactCalendar.as_view(), name="calendar"),
    path("staff/send-outs/", send_outs.SendOuts.as_view(), name="list"),
    path("staff/send-outs/new/", send_outs.Prepare.as_view(), name="prepare"),
    path("staff/send-outs/<id:pk>/", send_outs.SendOutPage.as_view(), name="send_out"),
    path("staff/send-outs/<id:pk>/edit/", send_outs.Prepare.as_view(), name="change"),
    path("staff/send-outs/<id:pk>/progress/", send_outs.Progress.as_view(), name="progress"),
    path("staff/send-outs/<id:pk>/ask/", send_outs.AskFor.as_view(), name="ask_for"),
    path("staff/send-outs/<id:pk>/approve/", send_outs.Approve.as_view(), name="approve"),
    path("staff/send-outs/<id:pk>/pause/", send_outs.Pause.as_view(), name="pause"),
    path("staff/send-outs/<id:pk>/resume/", send_outs.Resume.as_view(), name="resume"),
    path("staff/send-outs/<id:pk>/call-off/", send_outs.CallOff.as_view(), name="call_off"),
    path("staff/send-outs/<id:pk>/plan/", send_outs.PlanAgain.as_view(), name="plan_again"),
    path("staff/send-outs/<id:pk>/retry/", send_outs.RetryFailed.as_view(), name="retry"),
]
