"""An inspection is planned, agreed with those who inspect, and called off where it cannot be."""

import datetime as dt
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from base.core.working_days import is_working_day
from participation.messages.contact.services import send
from participation.people.customers.models import Area, Customer
from participation.people.groups.models import Membership
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import PersonalCode

from ..house_rules import OFFICE_CLOSES, OFFICE_OPENS
from ..models import Draw, Inspection, Inspector, ReadyHome, Standard, Team
from ..standards.services import refuse_before_pilot


@transaction.atomic
def plan_inspection(
    *,
    standard: Standard,
    by: User,
    home: ReadyHome | None = None,
    draw: Draw | None = None,
    subject: str = "",
    area: Area | None = None,
    why: str = "",
    partners: str = "",
) -> Inspection:
    """Of a home from the list, or of something that ``subject`` names. When, and who, is agreed next."""
    if not standard.is_in_use:
        raise Refused("This standard is not in use.")
    refuse_before_pilot(standard.what)
    if standard.is_of_homes and home is None:
        raise Refused("Choose a home from the list.")
    if home is not None:
        home = locked(home)
        if home.gone_on or Inspection.objects.filter(home=home).exists():
            raise Refused("This home is inspected already, or is not ready any more.")
        area = home.area
    inspection = Inspection.objects.create(
        standard=standard,
        home=home,
        draw=draw,
        subject=subject,
        area=area,
        why=why,
        partners=partners,
        planned_by=by,
        code=code_of(standard),
    )
    record_fact("inspection_planned", subject=inspection, actor=by)
    return inspection


def who_may_inspect(standard: Standard) -> list[Customer]:
    """Everybody who sits on a group that inspects this, by name."""
    groups = Team.objects.filter(what=standard.what).values("group")
    seats = Membership.objects.sitting().filter(group__in=groups)
    people = Customer.objects.filter(pk__in=seats.values("customer"), erased_at=None)
    return list(people.order_by("name", "pk"))


@transaction.atomic
def arrange(
    *,
    inspection: Inspection,
    starts_at: dt.datetime,
    minutes: int,
    officer: User,
    inspectors: Iterable[Customer],
    by: User,
) -> Inspection:
    """When, who lets them in, and who comes: each of them is told. Arranged again, they hear what is new."""
    inspection = locked(inspection)
    _refuse_what_is_over(inspection)
    if starts_at <= timezone.now():
        raise Refused("That time has passed. Choose a later one.")
    _refuse_outside_office_hours(starts_at, minutes)
    chosen = {customer.pk: customer for customer in inspectors}
    if not chosen:
        raise Refused("Choose at least one person who inspects.")
    may = {customer.pk for customer in who_may_inspect(inspection.standard)}
    if strangers := [one.name for one in chosen.values() if one.pk not in may]:
        raise Refused(f"They do not sit on a group that inspects this: {', '.join(strangers)}.")
    moved = inspection.starts_at != starts_at
    inspection.starts_at, inspection.minutes, inspection.officer = starts_at, minutes, officer
    inspection.save(update_fields=["starts_at", "minutes", "officer"])
    inspection.inspectors.exclude(customer__in=chosen).delete()
    for customer in chosen.values():
        inspector, new = Inspector.objects.get_or_create(inspection=inspection, customer=customer)
        if moved and inspector.declined_at:
            inspector.declined_at = None
            inspector.save(update_fields=["declined_at"])
        if new or moved:
            _tell(inspector, "to_inspect", starts_at.isoformat())
    record_fact("inspection_arranged", subject=inspection, actor=by, at=starts_at.isoformat())
    return inspection


@transaction.atomic
def call_off(*, inspection: Inspection, why: str, by: User | None) -> Inspection:
    """Whoever was to come is told, and why. Pressed twice, it is called off."""
    inspection = locked(inspection)
    if inspection.called_off_at:
        return inspection
    if inspection.sent_at:
        raise Refused("It has been inspected already.")
    inspection.called_off_at, inspection.called_off_why = timezone.now(), why
    inspection.save(update_fields=["called_off_at", "called_off_why"])
    if inspection.starts_at and inspection.starts_at > timezone.now():
        for inspector in inspection.inspectors.coming().select_related("customer"):
            _tell(inspector, "called_off")
    record_fact("inspection_called_off", subject=inspection, actor=by, why=why)
    return inspection


@transaction.atomic
def decline(*, inspector: Inspector) -> Inspector:
    """They cannot come. Whoever planned it finds that on their list."""
    inspector = locked(inspector)
    if inspector.inspection.is_over:
        raise Refused("That inspection is over.")
    if inspector.declined_at is None:
        inspector.declined_at = timezone.now()
        inspector.save(update_fields=["declined_at"])
    return inspector


@transaction.atomic
def remind(inspection: Inspection) -> None:
    """The day before, each of them once."""
    for inspector in inspection.inspectors.coming().select_related("customer"):
        assert inspection.starts_at is not None  # only what is arranged is reminded of
        _tell(inspector, "reminder", inspection.starts_at.isoformat())


def _tell(inspector: Inspector, what: str, which: str = "") -> None:
    """The message names no address: it stays in their inbox, and the home will be somebody's."""
    send(
        inspector.customer,
        f"inspections/email/{what}",
        dedupe_key=f"inspections.{what}:{inspector.pk}:{which}",
        about=inspector.inspection.source,
        context={"inspection": inspector.inspection},
    )


def code_of(standard: Standard) -> PersonalCode:
    """It leads to a sheet of its own, which is the inspection's and nobody's."""
    assert standard.questionnaire is not None  # a standard in use has its questions
    mark = f"inspection {secrets.token_hex(6)}"
    give_codes_by_mark(questionnaire=standard.questionnaire, marks=[mark])
    return PersonalCode.objects.get(questionnaire=standard.questionnaire, mark=mark)


def _refuse_what_is_over(inspection: Inspection) -> None:
    if inspection.called_off_at:
        raise Refused("This inspection was called off.")
    if inspection.sent_at:
        raise Refused("This has been inspected already.")


def _refuse_outside_office_hours(starts_at: dt.datetime, minutes: int) -> None:
    """F-47: 9am to 5pm, on a day on which we work."""
    local = timezone.localtime(starts_at)
    ends = local + dt.timedelta(minutes=minutes)
    if not is_working_day(local.date()):
        raise Refused("That is not a working day. Choose one from Monday to Friday.")
    opens, closes = dt.time(OFFICE_OPENS.value), dt.time(OFFICE_CLOSES.value)
    if local.time() < opens or ends.date() != local.date() or ends.time() > closes:
        raise Refused(
            f"Choose a time between {OFFICE_OPENS.value}:00 and {OFFICE_CLOSES.value}:00, so that it is over by"
            " then."
        )
