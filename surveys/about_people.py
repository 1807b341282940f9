"""What the page of a customer's own involvement shows of surveys."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from base.core.kept_queries import kept_query
from base.core.pieces import action_link, dated_item, day_of, in_words
from participation.people.customers.models import Customer
from participation.people.customers.pages import MY_PAGE
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import PersonalCode

from .models import Privacy, QuestionReview, Sampled, Survey

MOST_SHOWN = 10


def open_to(customer: Any, now: dt.datetime) -> QuerySet:
    """Surveys that this customer may answer now; of a customer of the query around it, a reference to it."""
    drawn = Sampled.objects.drawn().filter(customer=customer, draw__survey=OuterRef("pk"))
    asked = Q(open_to_all=True) | Q(Exists(drawn)) | Q(Exists(codes_of(customer)))
    return Survey.objects.open(now).filter(asked)


def codes_of(customer: Any) -> QuerySet:
    codes = PersonalCode.objects.filter(customer=customer, is_spare=False)
    return codes.filter(questionnaire=OuterRef("questionnaire"))


@kept_query
def open_ones(told):
    """That they may answer now, or have answered and may change."""
    customer = told.number("customer")
    answered = Engagement.objects.filter(role=Engagement.Role.RESPONDED, customer=customer)
    lines = answered.filter(activity=OuterRef("pk"))
    spent = codes_of(customer).filter(spent_on__isnull=False)
    mine = open_to(customer, told.now).annotate(is_answered=Q(Exists(lines)) | Q(Exists(spent)))
    mine = mine.only("slug", "kind", "title", "ends_at", "privacy")
    return mine.order_by("ends_at", "pk")[:MOST_SHOWN]


def to_look_through(membership: Q) -> QuerySet:
    """Questions with the groups of somebody, whom ``membership`` finds: to be commented on, or answered."""
    reviews = QuestionReview.objects.of_members(membership)
    return reviews.filter(survey__cancelled_at=None)


@kept_query
def reviews_of_groups(told):
    reviews = to_look_through(Q(customer=told.number("customer")))
    return reviews.select_related("survey", "group")[:MOST_SHOWN]


@MY_PAGE.section("surveys/_on_my_page.html", position=11)
def my_surveys(customer: Customer) -> dict:
    """The way to the surveys that they may answer; the page itself stays quick."""
    if not hasattr(customer, "has_surveys"):  # else their page has looked that up
        customer.has_surveys = open_to(customer, timezone.now()).exists()
    if not hasattr(customer, "has_to_look_through"):
        customer.has_to_look_through = to_look_through(Q(customer=customer)).exists()
    return {}


def surveys_of(customer: Customer) -> dict[str, list[SafeString]]:
    found = open_ones.rows(customer=customer.pk)
    return {
        "to_answer": [_line(one) for one in found if not one.is_answered],
        "answered": [_line(one) for one in found if one.is_answered],
        "to_look_through": [_looked(one) for one in reviews_of_groups.rows(customer=customer.pk)],
    }


def _looked(review: QuestionReview) -> SafeString:
    page, title = review.get_absolute_url(), review.survey.title
    if review.is_under_way:
        what = f"{review.group} looks through its questions. By {in_words(review.due_on)}."
        return dated_item(review.due_on, page, title, what, action_link("Comment", page, title))
    what = f"{review.group} looked through its questions."
    return dated_item(review.due_on, page, title, what, "")


def _line(survey: Survey) -> SafeString:
    until = in_words(day_of(survey.ends_at), weekday=True)
    start = reverse("surveys:start_answering", args=[survey.slug])
    if not survey.is_answered:
        what, action = f"Open until {until}.", action_link("Answer", start, survey.title)
    elif survey.privacy == Privacy.ANONYMOUS:
        what, action = "You have answered. Nobody can find out what.", ""
    else:
        what = f"You have answered. You can change it until {until}."
        action = action_link("Change", start, survey.title)
    return dated_item(survey.ends_at, survey.get_absolute_url(), survey.title, what, action)
