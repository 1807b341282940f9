"""What waits for staff: applications, letters to post, notices, annual checks."""

from collections.abc import Iterator

from django.db.models import Min, Q
from django.urls import reverse
from django.utils import timezone

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.worklist import waits

from .house_rules import ANNUAL_CHECK_REMINDER_DAYS
from .models import (
    Agreement,
    AnnualCheck,
    Finding,
    Registration,
    Removal,
    Status,
    Step,
    SupportAsked,
    SupportReview,
)

#: An officer's list stays readable; the rest stand on the lists of this app.
MOST_OF_EACH = 50
#: From so many days before its day a renewal or a review waits.
SOON = 42
ORIGIN = "Register of tenant organisations"


@waits(position=57)
def register_waits(officer) -> Iterator[Waiting]:
    """To everybody of us: whoever knows the group looks into it, and a manager decides."""
    sent = Registration.objects.filter(status=Status.SUBMITTED).order_by("decide_by", "pk")
    yield Waiting(
        sent[:MOST_OF_EACH], columns("pk", name="group__name", due="decide_by"), _to_decide
    )
    leaving = Registration.objects.to_give_notice()
    yield Waiting(
        leaving.order_by("asked_off_on", "pk")[:MOST_OF_EACH],
        columns("pk", name="group__name", asked="asked_off_on", ended="group__ended_on"),
        _to_give_notice,
        due=lambda row: row.asked or row.ended,
    )
    notices = Removal.objects.filter(removed=None).order_by("answer_by", "pk")
    yield Waiting(
        notices[:MOST_OF_EACH],
        columns(
            "registration_id", name="registration__group__name", due="answer_by", heard="heard_on"
        ),
        _to_hear,
    )
    letters = Step.objects.filter(~Q(letter=""), told=0, posting=None).order_by("at", "pk")
    yield Waiting(
        letters[:MOST_OF_EACH],
        columns("registration_id", "at", name="registration__group__name"),
        _to_post,
        due=lambda row: timezone.localdate(row.at),
    )


@waits(position=58)
def checks_wait(officer) -> Iterator[Waiting]:
    """From when the group is reminded; late ones stay until they are done."""
    soon = officer.in_days(lambda: ANNUAL_CHECK_REMINDER_DAYS.value)
    checks = AnnualCheck.objects.open(officer.today).filter(due_on__lte=soon)
    yield Waiting(
        checks.order_by("due_on", "pk")[:MOST_OF_EACH],
        columns("pk", "due_on", "sent_on", name="registration__group__name"),
        _to_check,
        due=lambda row: row.due_on,
    )
    live = Registration.objects.on_register(officer.today).values("pk")
    again = Finding.objects.filter(next_check_on__lte=officer.today, registration__in=live)
    by_application = again.order_by().values("registration_id", "registration__group__name")
    yield Waiting(
        by_application.annotate(due=Min("next_check_on")).order_by("due", "registration_id")[
            :MOST_OF_EACH
        ],
        columns("registration_id", "due", name="registration__group__name"),
        _to_look_again,
    )


@waits(position=60)
def support_waits(officer) -> Iterator[Waiting]:
    """To everybody: help that groups ask for, agreements to renew, and what we said we would look at again."""
    asked = SupportAsked.objects.waiting().order_by("due_on", "pk")
    yield Waiting(
        asked[:MOST_OF_EACH],
        columns("pk", "due_on", name="group__name"),
        _to_answer,
        due=lambda row: row.due_on,
    )
    renewals = Agreement.objects.in_force().filter(renews_on__lte=officer.in_days(SOON))
    yield Waiting(
        renewals.order_by("renews_on", "pk")[:MOST_OF_EACH],
        columns("group_id", name="group__name", due="renews_on"),
        _to_renew,
    )
    reviews = SupportReview.objects.to_hold().filter(due_on__lte=officer.in_days(SOON))
    yield Waiting(
        reviews.order_by("due_on", "pk")[:MOST_OF_EACH],
        columns("pk", "about", "due_on"),
        _to_review,
        due=lambda row: row.due_on,
    )


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Answer {row.name}, which asks for help",
        address=reverse("registration:answer_support", args=[row.pk]),
        due=row.due,
        origin="Support of groups",
    )


def _to_renew(row: Row, officer) -> Task:
    return Task(
        what=f"Renew the minute of agreement: {row.name}",
        address=reverse("registration:agreement", args=[row.group_id]),
        due=row.due,
        origin="Support of groups",
    )


def _to_review(row: Row, officer) -> Task:
    return Task(
        what=f"Review: {SupportReview.About(row.about).label[:1].lower()}{SupportReview.About(row.about).label[1:]}",
        address=reverse("registration:hold_review", args=[row.pk]),
        due=row.due,
        origin="Support of groups",
    )


def _task(row: Row, what: str, detail: str = "") -> Task:
    return Task(
        what=f"{what}: {row.name}",
        address=reverse(
            "registration:page", args=[getattr(row, "registration_id", None) or row.pk]
        ),
        due=row.due,
        origin=ORIGIN,
        detail=detail,
    )


def _to_decide(row: Row, officer) -> Task:
    return _task(row, "Decide on an application", "Look at each criterion first")


def _to_give_notice(row: Row, officer) -> Task:
    asks = "the group asks to be taken off the register"
    ended = "the group has ended, and is still on the register"
    return _task(row, f"Give notice: {asks if row.asked else ended}")


def _to_hear(row: Row, officer) -> Task:
    what = "Decide on the removal" if row.heard else "Hear the group about its removal"
    return _task(row, what)


def _to_look_again(row: Row, officer) -> Task:
    return _task(row, "Look again at what the order asks")


def _to_post(row: Row, officer) -> Task:
    return _task(row, "Print a letter and post it", "No office bearer can be written to")


def _to_check(row: Row, officer) -> Task:
    return Task(
        what=f"Annual check: {row.name}",
        address=reverse("registration:check", args=[row.pk]),
        due=row.due,
        origin=ORIGIN,
        detail="The group has sent it" if row.sent_on else "The group has not sent it yet",
    )
