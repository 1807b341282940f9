"""What somebody told us: written down, answered, or put down as an idea or an issue."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import after_working_days
from participation.feedback.ideas.models import Idea, Issue
from participation.feedback.ideas.services import note_idea, note_issue
from participation.messages.contact.models import Message
from participation.messages.contact.services import rendered, send, send_to_address
from participation.people.customers.models import Customer

from .house_rules import (
    ENQUIRY_ANSWER_WORKING_DAYS,
    ENQUIRY_DETAILS_KEPT_DAYS,
    complaint_days,
)
from .models import Enquiry

SETTLED_ALREADY = "Somebody has settled this since you opened the page."


@transaction.atomic
def tell_us(
    *,
    kind: Enquiry.Kind,
    said: str,
    about: str = "",
    customer: Customer | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    again: bool = False,
    writes_back: bool = True,
) -> Enquiry:
    """Keep what somebody said. Of a customer we keep who it is, and no second copy of their details.

    Whoever complains is told at once that we have it, if they said how to reach them. Without
    ``writes_back`` they are not: their address has had as many of these as it gets.
    """
    if customer is not None:
        name = email = phone = ""
    again = again and kind == Enquiry.Kind.COMPLAINT
    enquiry = Enquiry.objects.create(
        kind=kind,
        said=said,
        again=again,
        about=about,
        customer=customer,
        name=name,
        email=email,
        phone=phone,
        reply_due_on=after_working_days(timezone.localdate(), days_to_answer(kind, again=again)),
    )
    if enquiry.is_complaint and writes_back:
        _write_to(enquiry, "received", key=f"enquiries.received:{enquiry.pk}")
    return enquiry


def days_to_answer(kind: Enquiry.Kind, *, again: bool = False) -> int:
    """Working days: a complaint has a time of its own, and another when it is looked at again."""
    if kind != Enquiry.Kind.COMPLAINT:
        return ENQUIRY_ANSWER_WORKING_DAYS.value
    _, first, second = complaint_days()
    return second if again else first


@transaction.atomic
def answer_enquiry(
    *, enquiry: Enquiry, by: User, answer: str, passed_on: str = ""
) -> Message | None:
    """Send the answer, or keep what they were told where we cannot write to them. Once.

    Of a compliment ``passed_on`` says who earned it and was told.
    """
    enquiry = locked(enquiry)
    if enquiry.answered_at:
        raise Refused("It has been answered since you opened the page.")
    enquiry.answer, enquiry.answered_at, enquiry.answered_by = answer.strip(), timezone.now(), by
    if not enquiry.answer:
        raise Refused("Write an answer.")
    enquiry.passed_on = enquiry.passed_on or passed_on.strip()
    if enquiry.is_to_pass_on:
        raise Refused("Tell whoever earned it, and say who that is.")
    _settle(enquiry, by)
    record_fact("enquiry_answered", subject=enquiry, actor=by)
    return _write_to(enquiry, "answer", key=f"enquiries.answer:{enquiry.pk}")


@transaction.atomic
def put_down_as_idea(
    *, enquiry: Enquiry, by: User, title: str = "", idea: Idea | None = None
) -> Idea:
    """Into the log of ideas: as a new one, or beside others who said the same (``idea``)."""
    enquiry = _to_put_down(enquiry)
    if idea is None:
        idea = note_idea(by=by, title=title, what=enquiry.said, source=Idea.Source.CUSTOMER)
    enquiry.idea = idea
    _settle(enquiry, by)
    record_fact("enquiry_put_down_as_idea", subject=enquiry, actor=by, idea=idea.pk)
    return idea


@transaction.atomic
def put_down_as_issue(
    *, enquiry: Enquiry, by: User, title: str = "", issue: Issue | None = None
) -> Issue:
    """Among the emerging issues: as a new one, or beside others who said the same (``issue``)."""
    enquiry = _to_put_down(enquiry)
    if issue is None:
        issue = note_issue(by=by, title=title, what=enquiry.said)
    enquiry.issue = issue
    _settle(enquiry, by)
    record_fact("enquiry_put_down_as_issue", subject=enquiry, actor=by, issue=issue.pk)
    return issue


@transaction.atomic
def close_enquiry(*, enquiry: Enquiry, by: User, note: str, passed_on: str = "") -> Enquiry:
    """Nothing to answer: spam, or they rang meanwhile. The note says which.

    Of a compliment without a sender ``passed_on`` says who earned it and was told, where somebody did.
    """
    enquiry = locked(enquiry)
    if enquiry.settled_at:
        raise Refused(SETTLED_ALREADY)
    if not note.strip():
        raise Refused("Say why it needs no answer.")
    enquiry.note, enquiry.passed_on = note.strip(), enquiry.passed_on or passed_on.strip()
    _settle(enquiry, by)
    record_fact("enquiry_closed", subject=enquiry, actor=by, why=enquiry.note)
    return enquiry


@transaction.atomic
def tell_those_who_raised(noted: Idea | Issue) -> int:
    """What was decided, to everybody whose words led there; once for each decision."""
    told = 0
    arranged = getattr(noted, "activity", None)
    for enquiry in noted.enquiries.select_related("customer"):
        key = f"enquiries.decided:{enquiry.pk}:{noted.decision}"
        told += bool(_write_to(enquiry, "decided", key=key, noted=noted, arranged=arranged))
    return told


def forget_visitors() -> int:
    """Names and addresses of people who were not signed in, a while after they were answered.

    What they said stays; it is about the landlord. The number of enquiries.
    """
    limit = timezone.now() - dt.timedelta(days=ENQUIRY_DETAILS_KEPT_DAYS.value)
    old = Enquiry.objects.from_visitors().filter(settled_at__lt=limit)
    return old.update(name="", email="", phone="")


def _to_put_down(enquiry: Enquiry) -> Enquiry:
    enquiry = locked(enquiry)
    if enquiry.idea_id or enquiry.issue_id:
        raise Refused(SETTLED_ALREADY)
    return enquiry


def _settle(enquiry: Enquiry, by: User) -> None:
    if enquiry.settled_at is None:
        enquiry.settled_at, enquiry.settled_by = timezone.now(), by
    enquiry.save()


def _write_to(enquiry: Enquiry, template: str, *, key: str, **context: Any) -> Message | None:
    """To the customer by the way they chose, or to the address that a visitor left."""
    name = f"enquiries/email/{template}"
    context = {"enquiry": enquiry, **context}
    if enquiry.customer and enquiry.way_to_answer == "customer":
        return send(enquiry.customer, name, dedupe_key=key, about=enquiry.source, context=context)
    if enquiry.way_to_answer == "email":
        subject, text = rendered(name, context)
        return send_to_address(
            enquiry.email, template=name, subject=subject, text=text, dedupe_key=key
        )
    return None
