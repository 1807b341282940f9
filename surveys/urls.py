from django.urls import path

from . import public_views as public
from .answering import kiosk
from .answering import views as answering
from .asked_us import views as asked_us
from .cycles import views as cycles
from .drawing import views as drawing
from .feeds import endpoint
from .feeds import views as feeds
from .heard import views as heard
from .launching import views as launching
from .ours import views as ours
from .planning import views as planning
from .reading import views as reading
from .requests import views as requests
from .reviewing import member_views as reviewed
from .reviewing import views as reviewing
from .schedules import views as schedules

app_name = "surveys"

#: Every page of one survey for staff stands under this.
ONE = "staff/surveys/<id:pk>/"
ANSWER = "surveys/<slug:slug>/answer/"
REQUESTS = "staff/surveys/requests/"
REVIEW = "me/survey-questions/<id:pk>/"
REVIEWS = "staff/surveys/reviews/"
ASKED_US = "staff/surveys/ring-me/"
JOBS = "staff/surveys/jobs/"
SCHEDULES = "staff/surveys/schedules/"
SENDERS = "staff/surveys/senders/"

urlpatterns = [
    path("surveys/<slug:slug>/", public.SurveyPage.as_view(), name="survey"),
    path("surveys/<slug:slug>/open/", answering.AnswerWithoutName.as_view(), name="answer_openly"),
    path("surveys/<slug:slug>/kiosk/", kiosk.Kiosk.as_view(), name="kiosk"),
    path("surveys/<slug:slug>/kiosk/done/", kiosk.KioskDone.as_view(), name="kiosk_done"),
    path("surveys/<slug:slug>/results/", public.Results.as_view(), name="published_results"),
    path("me/surveys/", answering.MySurveys.as_view(), name="mine"),
    path(REVIEW, reviewed.MyReview.as_view(), name="my_review"),
    path(f"{REVIEW}preview/", reviewed.PreviewForMembers.as_view(), name="preview_review"),
    path(ANSWER, answering.StartAnswering.as_view(), name="start_answering"),
    path(f"{ANSWER}check/", answering.CheckAnswers.as_view(), name="check_answers"),
    path(f"{ANSWER}sent/", answering.AnswerSent.as_view(), name="answer_sent"),
    path(f"{ANSWER}<slug:page>/", answering.AnswerPage.as_view(), name="answer_page"),
    path("staff/surveys/ours/", ours.OurSurveys.as_view(), name="ours"),
    path("staff/surveys/ours/<id:pk>/", ours.AnswerOurs.as_view(), name="answer_ours"),
    path("staff/surveys/", planning.Surveys.as_view(), name="list"),
    path("staff/surveys/new/", planning.NewSurvey.as_view(), name="new"),
    path(ONE, planning.Hub.as_view(), name="hub"),
    path(f"{ONE}basics/", planning.Basics.as_view(), name="basics"),
    path(f"{ONE}questions/", planning.Questions.as_view(), name="questions"),
    path(f"{ONE}ready/", planning.Ready.as_view(), name="ready"),
    path(f"{ONE}people/", drawing.People.as_view(), name="people"),
    path(f"{ONE}people/choose/", drawing.ChoosePeople.as_view(), name="choose_people"),
    path(f"{ONE}people/count/", drawing.CountAgain.as_view(), name="count_again"),
    path(f"{ONE}people/away/", drawing.ThrowAway.as_view(), name="throw_away"),
    path(f"{ONE}reviews/", reviewing.ReviewsOfSurvey.as_view(), name="reviews"),
    path(f"{ONE}sending/", launching.Sending.as_view(), name="sending"),
    path(f"{ONE}results/", planning.WhatCameOfIt.as_view(), name="results"),
    path(f"{ONE}answers/", reading.AnswersByName.as_view(), name="answers"),
    path(f"{ONE}answers/<id:sheet>/", reading.OneAnswer.as_view(), name="answer"),
    path(f"{ONE}history/", planning.History.as_view(), name="history"),
    path(f"{ONE}open/", planning.Open.as_view(), name="open"),
    path(f"{ONE}close/", planning.Close.as_view(), name="close"),
    path(f"{ONE}call-off/", planning.CallOff.as_view(), name="call_off"),
    path(f"{ONE}publish/", planning.PublishResults.as_view(), name="publish"),
    path("staff/surveys/cycles/", cycles.Cycles.as_view(), name="cycles"),
    path("staff/surveys/cycles/<id:pk>/", cycles.LastElsewhere.as_view(), name="last_elsewhere"),
    path("staff/surveys/cycles/report/<id:pk>/", cycles.ReportResult.as_view(), name="report"),
    path(REQUESTS, requests.Requests.as_view(), name="requests"),
    path(f"{REQUESTS}new/", requests.AskFor.as_view(), name="ask_for"),
    path(f"{REQUESTS}<id:pk>/", requests.RequestPage.as_view(), name="request"),
    path(f"{REQUESTS}<id:pk>/decline/", requests.Decline.as_view(), name="decline"),
    path(f"{REQUESTS}<id:pk>/report/", requests.ReportBack.as_view(), name="report_back"),
    path(f"{REQUESTS}<id:pk>/read/", requests.MarkRead.as_view(), name="mark_read"),
    path(f"{REVIEWS}<id:pk>/", reviewing.ReviewPage.as_view(), name="review"),
    path(f"{REVIEWS}<id:pk>/finish/", reviewing.FinishReview.as_view(), name="finish_review"),
    path(f"{REVIEWS}comments/<id:pk>/", reviewing.AnswerComment.as_view(), name="answer_comment"),
    path("staff/surveys/safety/", heard.Safety.as_view(), name="safety"),
    path(ASKED_US, asked_us.WhatPeopleAsked.as_view(), name="asked_us"),
    path(f"{ASKED_US}<id:pk>/", asked_us.AskedUsPage.as_view(), name="asked_us_page"),
    path(f"{ASKED_US}<id:pk>/done/", asked_us.Done.as_view(), name="asked_us_done"),
    path("feeds/finished-jobs/", endpoint.FinishedJobsEndpoint.as_view(), name="finished_jobs"),
    path(JOBS, feeds.Jobs.as_view(), name="jobs"),
    path(f"{JOBS}upload/", feeds.UploadJobs.as_view(), name="upload_jobs"),
    path(f"{JOBS}deliveries/<id:pk>/", feeds.DeliveryPage.as_view(), name="delivery"),
    path(f"{JOBS}<id:pk>/", feeds.SettleJob.as_view(), name="settle_job"),
    path(f"{JOBS}<id:pk>/put-aside/", feeds.PutJobAside.as_view(), name="put_job_aside"),
    path(SCHEDULES, schedules.Schedules.as_view(), name="schedules"),
    path(f"{SCHEDULES}new/", schedules.WriteSchedule.as_view(), name="add_schedule"),
    path(f"{SCHEDULES}<id:pk>/", schedules.SchedulePage.as_view(), name="schedule"),
    path(f"{SCHEDULES}<id:pk>/change/", schedules.WriteSchedule.as_view(), name="change_schedule"),
    path(f"{SCHEDULES}<id:pk>/pause/", schedules.Pause.as_view(), name="pause_schedule"),
    path(f"{SCHEDULES}<id:pk>/go-on/", schedules.GoOn.as_view(), name="go_on_schedule"),
    path(f"{SCHEDULES}cycles/<id:pk>/", schedules.CyclePage.as_view(), name="scheduled_cycle"),
    path(f"{SCHEDULES}cycles/<id:pk>/again/", schedules.RunAgain.as_view(), name="run_cycle_again"),
    path(SENDERS, feeds.Senders.as_view(), name="senders"),
    path(f"{SENDERS}new/", feeds.AddSender.as_view(), name="add_sender"),
    path(f"{SENDERS}<id:pk>/", feeds.SenderPage.as_view(), name="sender"),
    path(f"{SENDERS}tokens/<id:pk>/revoke/", feeds.RevokeToken.as_view(), name="revoke_token"),
]
