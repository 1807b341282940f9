from django.urls import path

from . import mine, staff_views
from .bank import views as bank
from .failures import views as failures
from .scenarios import views as scenarios

app_name = "shopping"

STAFF = "staff/shopping/"
SCENARIO = f"{STAFF}scenarios/<id:pk>/"
FAILURE = f"{STAFF}found/<id:pk>/"
#: A shopper's own pages. A page of questions is named by the code of its first one.
MINE = "me/shopping/"
ROUND = f"{MINE}month/<id:pk>/"
ENQUIRY = f"{MINE}<id:pk>/"

urlpatterns = [
    path("mystery-shopping/<slug:slug>/", staff_views.Year.as_view(), name="year"),
    path(MINE, mine.MyShopping.as_view(), name="mine"),
    path(ROUND, mine.RoundStart.as_view(), name="round_start"),
    path(f"{ROUND}check/", mine.RoundCheck.as_view(), name="round_check"),
    path(f"{ROUND}sent/", mine.RoundSent.as_view(), name="round_sent"),
    path(f"{ROUND}<slug:page>/", mine.RoundOnePage.as_view(), name="round_page"),
    path(ENQUIRY, mine.AssignmentPage.as_view(), name="assignment"),
    path(f"{ENQUIRY}answer/", mine.EnquiryStart.as_view(), name="enquiry_start"),
    path(f"{ENQUIRY}answer/check/", mine.EnquiryCheck.as_view(), name="enquiry_check"),
    path(f"{ENQUIRY}answer/sent/", mine.EnquirySent.as_view(), name="enquiry_sent"),
    path(f"{ENQUIRY}answer/<slug:page>/", mine.EnquiryOnePage.as_view(), name="enquiry_page"),
    path(STAFF, staff_views.Home.as_view(), name="home"),
    path(f"{STAFF}years/<id:pk>/", staff_views.YearDesk.as_view(), name="year_desk"),
    path(f"{STAFF}shoppers/", bank.Shoppers.as_view(), name="shoppers"),
    path(f"{STAFF}shoppers/<id:pk>/", bank.ShopperPage.as_view(), name="shopper"),
    path(f"{STAFF}enquiries/", bank.Assignments.as_view(), name="assignments"),
    path(f"{STAFF}enquiries/<id:pk>/call-off/", bank.CallOff.as_view(), name="call_off"),
    path(f"{STAFF}scenarios/", scenarios.Scenarios.as_view(), name="scenarios"),
    path(f"{STAFF}scenarios/new/", scenarios.WriteScenario.as_view(), name="new_scenario"),
    path(SCENARIO, scenarios.ScenarioPage.as_view(), name="scenario"),
    path(f"{SCENARIO}edit/", scenarios.WriteScenario.as_view(), name="edit_scenario"),
    path(f"{SCENARIO}use/", scenarios.TakeIntoUse.as_view(), name="use"),
    path(f"{SCENARIO}retire/", scenarios.Retire.as_view(), name="retire"),
    path(f"{SCENARIO}review/", scenarios.Review.as_view(), name="review"),
    path(f"{SCENARIO}begin-from/", scenarios.BeginFrom.as_view(), name="begin_from"),
    path(f"{SCENARIO}give/", bank.GiveEnquiry.as_view(), name="give"),
    path(f"{STAFF}returns/", staff_views.Returns.as_view(), name="returns"),
    path(f"{STAFF}returns/<id:pk>/", staff_views.ReturnPage.as_view(), name="return"),
    path(f"{STAFF}found/", failures.Failures.as_view(), name="failures"),
    path(FAILURE, failures.FailurePage.as_view(), name="failure"),
    path(f"{FAILURE}answer/", failures.Answer.as_view(), name="answer"),
    path(f"{FAILURE}pass-on/", failures.PassOn.as_view(), name="pass_on"),
]
