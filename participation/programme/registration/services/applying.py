"""An application, until it is sent: by the group's office bearers, or keyed in by one of us."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.working_days import after_working_days
from participation.people.groups.models import Group, Membership

from ..house_rules import REGISTRATION_WORKING_DAYS
from ..models import (
    UNDECIDED,
    Criterion,
    Document,
    Finding,
    OfficeBearer,
    Part,
    Registration,
    Status,
)
from .writing import OFFICES, take_step

ON_COMMITTEE = (*OFFICES, Membership.Role.COMMITTEE)


@transaction.atomic
def begin(*, group: Group, by: User) -> Registration:
    """A draft with a row for each criterion, and with the office bearers that are on record.

    One that is begun already is the answer.
    """
    group = locked(group)
    if found := group.registrations.filter(status__in=UNDECIDED).first():
        return found
    if not group.kind.may_register:
        raise Refused(f"A group of this kind is not registered: {group.kind}.")
    if group.ended_on is not None:
        raise Refused("This group has ended.")
    if group.registrations.filter(registered_from__isnull=False, removed_from=None).exists():
        raise Refused("This group is on the register already.")
    registration = Registration.objects.create(group=group, began_by=by)
    Finding.objects.bulk_create(
        Finding(registration=registration, criterion=criterion)
        for criterion in Criterion.objects.filter(part=Part.REGISTER)
    )
    seats = group.memberships.sitting().of_customers().filter(role__in=ON_COMMITTEE)
    OfficeBearer.objects.bulk_create(
        OfficeBearer(
            registration=registration,
            customer=seat.customer,
            name=seat.customer.name,
            office=seat.get_role_display(),
        )
        for seat in seats.select_related("customer").by_office()
    )
    take_step(registration, Status.DRAFT, "The application was begun", by=by)
    return registration


def held_open(registration: Registration) -> Registration:
    """For whoever changes it while it may be changed."""
    registration = locked(registration)
    if not registration.is_open_to_change:
        raise Refused("The application is sent. Ask us if something in it is wrong.")
    return registration


@transaction.atomic
def save_application(*, registration: Registration, by: User, **fields: Any) -> Registration:
    registration = save_with_lists(held_open(registration), **fields)
    record_fact("registration_written", subject=registration, actor=by)
    return registration


@transaction.atomic
def give_evidence(
    *, finding: Finding, evidence: str, by: User, file: File | None = None
) -> Finding:
    """What the group says of one criterion. Without a file, the one that is there stays."""
    held_open(finding.registration)
    finding = locked(finding)
    finding.evidence = evidence
    if file:
        finding.file = file
    finding.save()
    record_fact(
        "registration_evidence_given",
        subject=finding.registration,
        actor=by,
        criterion=finding.criterion.code,
    )
    return finding


@transaction.atomic
def add_document(
    *, group: Group, what: str, title: str, agreed_on: dt.date, file: File, by: User
) -> Document:
    """Beside those that are there: what was agreed before stays readable."""
    group = locked(group)
    if agreed_on > timezone.localdate():
        raise Refused("The day is in the future.")
    document = Document.objects.create(
        group=group,
        what=what,
        title=title,
        agreed_on=agreed_on,
        file=file,
        size=file.size,
        by=by,
    )
    record_fact("group_document_added", subject=document, actor=by, group=group.pk, kind=str(what))
    return document


@transaction.atomic
def submit(*, registration: Registration, by: User) -> Registration:
    """Sent, with all that the order wants to go with it (art. 5(2)). Pressed again, it is sent already."""
    registration = locked(registration)
    if registration.status == Status.SUBMITTED:
        return registration
    if not registration.is_open_to_change:
        raise Refused("It is decided already.")
    documents, bearers = registration.group.documents.all(), registration.office_bearers.all()
    if missing := not_there(registration, documents, bearers):
        raise Refused(f"Before you send it, add {', '.join(missing)}.")
    today = timezone.localdate()
    first = registration.submitted_on is None
    if first:
        registration.submitted_on = today
        registration.decide_by = after_working_days(today, REGISTRATION_WORKING_DAYS.value)
    what = "The application was sent" if first else "What we asked for was sent"
    letter = "received" if first else ""
    take_step(registration, Status.SUBMITTED, what, by=by, on=today, letter=letter)
    return registration


def not_there(
    registration: Registration, documents: Iterable[Document], bearers: Iterable[OfficeBearer]
) -> list[str]:
    """What has to go with an application and does not, in words."""
    page = getattr(registration.group, "own_page", None)
    told = (
        (any(one.what == Document.Kind.CONSTITUTION for one in documents), "the constitution"),
        (list(bearers), "the office bearers"),
        (registration.correspondence, "the address to write to"),
        (registration.other_landlords, "other landlords (“none” is an answer)"),
        (registration.area_words, "the area in which the group works"),
        (page and page.public_contact, "the contact that everybody may read"),
    )
    return [words for there, words in told if not there]
