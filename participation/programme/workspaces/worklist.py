"""What waits for staff: information that a group asked for, people who ask to join one, whom it chose, and whether it met."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from base.core.tasks_waiting import Row, Task, Waiting, columns
from base.core.working_days import after_working_days
from base.core.worklist import waits
from participation.people.groups.models import Membership
from participation.programme.activities.house_rules import CLOSE_OUT_WORKING_DAYS

from .house_rules import JOINING_WORKING_DAYS
from .models import GroupMeeting, InformationRequest, JoinRequest

#: An officer's list stays readable; the rest stand on the page of each group.
MOST_OF_EACH = 50
#: So long it stands there that a group chose somebody for an office.
DAYS_OF_OFFICE = 14


@waits(position=59)
def groups_wait(officer) -> Iterator[Waiting]:
    """To everybody: whoever answers for the service, or knows, answers."""
    yield Waiting(
        InformationRequest.objects.waiting().order_by("due_on", "pk")[:MOST_OF_EACH],
        columns("pk", "due_on", group_id="group", group="group__name"),
        _to_answer,
        due=lambda row: row.due_on,
    )
    yield Waiting(
        JoinRequest.objects.waiting()[:MOST_OF_EACH],
        columns("pk", "asked_at", group_id="group", group="group__name"),
        _to_let_in,
        due=_soon_after,
    )
    since = officer.in_days(-DAYS_OF_OFFICE)
    chosen = Membership.objects.sitting().filter(office_from_on__gte=since)
    chosen = chosen.exclude(role=Membership.Role.MEMBER).order_by("-office_from_on", "pk")
    read = columns("pk", "role", name="customer__name", group="group__name", on="office_from_on")
    yield Waiting(chosen[:MOST_OF_EACH], read, _to_read, due=_read_by)
    silent = GroupMeeting.objects.silent(officer.now).order_by("starts_at", "pk")
    read = columns("starts_at", group="group__name", activity_id="activity")
    yield Waiting(silent[:MOST_OF_EACH], read, _to_ask, due=_ask_by)


def _ask_by(row: Row):
    return after_working_days(timezone.localdate(row.starts_at), CLOSE_OUT_WORKING_DAYS.value)


def _to_ask(row: Row, officer) -> Task:
    day = date_format(timezone.localdate(row.starts_at), "j F")
    return Task(
        what=f"Ask {row.group} whether it met on {day}",
        address=reverse("workspaces:on_record", args=[row.activity_id]),
        due=row.due,
        origin=row.group,
        detail="Everybody could come. Nobody has said who did, or called it off.",
    )


def _soon_after(row: Row):
    return after_working_days(timezone.localdate(row.asked_at), JOINING_WORKING_DAYS.value)


def _to_answer(row: Row, officer) -> Task:
    return Task(
        what=f"Answer what {row.group} asked for",
        address=reverse("workspaces:answer_information", args=[row.group_id, row.pk]),
        due=row.due,
        origin=row.group,
    )


def _to_let_in(row: Row, officer) -> Task:
    return Task(
        what=f"Somebody asks to join {row.group}",
        address=reverse("workspaces:staff_answer_join", args=[row.group_id, row.pk]),
        due=row.due,
        origin=row.group,
    )


def _read_by(row: Row):
    return row.on + dt.timedelta(days=DAYS_OF_OFFICE)


def _to_read(row: Row, officer) -> Task:
    office = Membership.Role(row.role).label.lower()
    return Task(
        what=f"{row.group} chose {row.name} as {office}",
        address=reverse("groups:membership", args=[row.pk]),
        due=row.due,
        origin=row.group,
        detail=f"Since {date_format(row.on, 'j F')}",
    )
