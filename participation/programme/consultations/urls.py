from django.urls import path

from .considered import views as considered
from .forum import views as forum
from .news import views as news
from .ready import views as ready
from .rent import views as rent
from .views import answering, public, record, staff

app_name = "consultations"

#: Every page of one consultation's record stands under this.
ONE = "staff/consultations/<id:pk>/"
#: A page of questions is named by the code of its first one, which is longer than the words below.
ANSWER = "consultations/<slug:slug>/answer/"

urlpatterns = [
    path("consultations/", public.ConsultationList.as_view(), name="list"),
    path("consultations/<slug:slug>/", public.ConsultationPage.as_view(), name="detail"),
    path("consultations/<slug:slug>/papers/<id:pk>/", public.DownloadPaper.as_view(), name="paper"),
    path(
        "consultations/<slug:slug>/answers/",
        public.PublishedAnswers.as_view(),
        name="published_answers",
    ),
    path(
        "consultations/<slug:slug>/considered/",
        considered.WhatWeMakeOfIt.as_view(),
        name="considered",
    ),
    path("consultations/<slug:slug>/forum/", forum.Forum.as_view(), name="forum"),
    path("consultations/<slug:slug>/forum/<id:pk>/", forum.OneTopic.as_view(), name="forum_topic"),
    path("consultation-topics/<id:pk>/write/", forum.WritePost.as_view(), name="write_post"),
    path("consultation-posts/<id:pk>/support/", forum.SupportPost.as_view(), name="support_post"),
    path("consultations/<slug:slug>/tell-me/", news.TellMe.as_view(), name="tell_me"),
    path("consultations/<slug:slug>/tell-me/asked/", news.Asked.as_view(), name="tell_me_asked"),
    path("decision-news/<str:key>/", news.OneRequest.as_view(), name="news_request"),
    path("decision-news/<str:key>/yes/", news.ConfirmRequest.as_view(), name="confirm_news"),
    path("decision-news/<str:key>/no/", news.DropRequest.as_view(), name="drop_news"),
    path(ANSWER, answering.StartAnswering.as_view(), name="start_answering"),
    path(f"{ANSWER}check/", answering.CheckAnswers.as_view(), name="check_answers"),
    path(f"{ANSWER}sent/", answering.AnswerSent.as_view(), name="answer_sent"),
    path(f"{ANSWER}<slug:page>/", answering.AnswerPage.as_view(), name="answer_page"),
    path("staff/consultations/", staff.Consultations.as_view(), name="staff_list"),
    path("staff/consultations/new/", staff.NewConsultation.as_view(), name="new"),
    path("staff/consultations/new/rent/", ready.BeginRentConsultation.as_view(), name="begin_rent"),
    path(ONE, staff.Hub.as_view(), name="hub"),
    path(f"{ONE}basics/", staff.Basics.as_view(), name="basics"),
    path(f"{ONE}proposal/", staff.Proposal.as_view(), name="proposal"),
    path(f"{ONE}rent/", rent.WriteRentTable.as_view(), name="rent"),
    path(f"{ONE}questions/", staff.Questions.as_view(), name="questions"),
    path(f"{ONE}discussions/", staff.Discussions.as_view(), name="discussions"),
    path(f"{ONE}forum/", forum.StaffForum.as_view(), name="staff_forum"),
    path("staff/consultation-posts/<id:pk>/", forum.ReadPost.as_view(), name="read_post"),
    path(f"{ONE}ready/", staff.Ready.as_view(), name="ready"),
    path(f"{ONE}who/", staff.Who.as_view(), name="who"),
    path(f"{ONE}publish/", staff.Publish.as_view(), name="publish"),
    path(f"{ONE}papers/", record.Papers.as_view(), name="papers"),
    path(f"{ONE}papers/<id:paper>/remove/", record.RemovePaper.as_view(), name="remove_paper"),
    path(f"{ONE}notices/", record.Notices.as_view(), name="notices"),
    path(f"{ONE}notices/<id:notice>/remove/", record.RemoveNotice.as_view(), name="remove_notice"),
    path(f"{ONE}not-told/", record.CouldNotTell.as_view(), name="not_told"),
    path(f"{ONE}answers/", record.Answers.as_view(), name="answers"),
    path(f"{ONE}groups/", record.GroupAnswers.as_view(), name="group_answers"),
    path(
        f"{ONE}groups/<id:answer>/remove/",
        record.WithdrawGroupAnswer.as_view(),
        name="withdraw_group_answer",
    ),
    path(f"{ONE}answers/<id:customer>/", record.NamedAnswer.as_view(), name="answer"),
    path(
        f"{ONE}answers/<id:customer>/remove/",
        record.WithdrawAnswer.as_view(),
        name="withdraw_answer",
    ),
    path(f"{ONE}wrote/", considered.Wrote.as_view(), name="wrote"),
    path(f"{ONE}wrote/<id:theme>/", considered.ConsiderTheme.as_view(), name="consider"),
    path(f"{ONE}consideration/", staff.Consideration.as_view(), name="consideration"),
    path(f"{ONE}decision/", staff.Decision.as_view(), name="decision"),
    path(f"{ONE}tell/", news.TellOfDecision.as_view(), name="tell_of_decision"),
    path(f"{ONE}close-out/", staff.CloseOut.as_view(), name="close_out"),
    path(f"{ONE}history/", staff.History.as_view(), name="history"),
]
