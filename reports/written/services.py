"""Sections that customers write: asked for, saved, handed in, accepted or sent back, taken back.

Whoever changes one holds the latest edition of its report first, as publishing does, so that nothing is
published that its writer takes back at that moment.
"""

import datetime as dt
from collections.abc import Iterable

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import forget_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from reports.kinds import Scope
from reports.models import ReportEdition
from reports.services import build_anew, held_edition

from .models import WrittenSection

State = WrittenSection.State

PUBLISHED = "The report is published, so nothing in it changes any more."
#: What a writer says yes to.
CONSENT = (
    "You may publish what I wrote here in the report, on the website and on paper, where everybody can "
    "read it. I can take it back until the report is published. After that it cannot be changed."
)


@transaction.atomic
def ask_to_write(
    *,
    scope: Scope,
    customers: Iterable[Customer] = (),
    group: Group | None = None,
    wish: str,
    due_on: dt.date,
    by: User,
) -> list[WrittenSection]:
    """Ask each customer for a section, or a group for one; they hear of it by the rules of inviting."""
    _refuse_once_published(held_edition(kind=scope.kind.code, about=scope.about))
    if due_on <= timezone.localdate():
        raise Refused("Give them a day after today.")
    writers: list[Customer | Group] = [group] if group else list(customers)
    asked = []
    for writer in writers:
        of = {"group": writer} if isinstance(writer, Group) else {"customer": writer}
        if WrittenSection.objects.of(scope).live().filter(**of).exists():
            raise Refused(f"{writer} has been asked already.")
        section = WrittenSection.objects.create(
            kind=scope.kind.code,
            about=scope.about,
            report=str(scope),
            wish=wish,
            due_on=due_on,
            asked_by=by,
            **of,
        )
        record_fact("section_asked_for", subject=section, actor=by, report=section.report)
        _tell(section, "asked", Purpose.INVITATION)
        asked.append(section)
    return asked


@transaction.atomic
def save_section(
    *,
    section: WrittenSection,
    by: User,
    title: str,
    text: str,
    alt: str,
    named: str,
    picture: File | None = None,
    without_picture: bool = False,
    hand_in: bool = False,
) -> WrittenSection:
    """Keep what its writer wrote so far; ``hand_in`` gives it to us, with a yes to publishing it."""
    section = _held(section)
    if not section.is_open:
        raise Refused("You have handed this in. Choose “Change it” first.")
    section.title, section.text, section.alt, section.named = title, text, alt, named
    if (picture or without_picture) and section.picture:
        forget_file(section.picture)
    if picture:
        section.picture = picture
    if hand_in:
        missing = what_is_missing(section)
        if missing:
            raise Refused(missing[0])
        now = timezone.now()
        section.state, section.handed_in_at = State.HANDED_IN, now
        section.agreed_at, section.agreed_to = now, CONSENT
        section.sent_back_why = ""
    section.save()
    if hand_in:
        record_fact("section_handed_in", subject=section, actor=by, report=section.report)
    return section


def what_is_missing(section: WrittenSection) -> list[str]:
    """What it still needs before it can be handed in."""
    missing = []
    if not section.title:
        missing.append("Give it a title.")
    if not (section.text or section.picture):
        missing.append("Write something, or add a picture.")
    if section.picture and not section.alt:
        missing.append("Say what the picture shows.")
    return missing


@transaction.atomic
def change_again(*, section: WrittenSection, by: User) -> WrittenSection:
    """Its writer wants to change what was handed in. Until it is handed in anew it stands nowhere."""
    section = _held(section)
    if section.is_open:
        return section
    if section.is_taken_back:
        raise Refused("You have taken this back. Ask us if you would like to write after all.")
    take_out(section, by=by)
    section.state, section.agreed_at = State.ASKED, None
    section.save()
    record_fact("section_opened_again", subject=section, actor=by, report=section.report)
    return section


@transaction.atomic
def take_back(*, section: WrittenSection, by: User) -> WrittenSection:
    """Its writer does not want it published, or would rather not write. Doing it again changes nothing."""
    section = _held(section)
    if section.is_taken_back:
        return section
    take_out(section, by=by)
    section.state, section.agreed_at = State.TAKEN_BACK, None
    section.taken_back_at = timezone.now()
    section.save()
    record_fact("section_taken_back", subject=section, actor=by, report=section.report)
    return section


@transaction.atomic
def accept_section(
    *, section: WrittenSection, by: User, shown: dt.datetime | None
) -> WrittenSection:
    """As it is. ``shown`` is when what the officer read was handed in."""
    section = _to_answer(section, shown)
    section.state = State.ACCEPTED
    section.answered_at, section.answered_by = timezone.now(), by
    section.save()
    record_fact("section_accepted", subject=section, actor=by, report=section.report)
    _tell(section, "accepted", Purpose.SERVICE)
    return section


@transaction.atomic
def send_back(
    *, section: WrittenSection, by: User, why: str, shown: dt.datetime | None
) -> WrittenSection:
    """To its writer, with what we would like changed. What they wrote stays as they wrote it."""
    section = _to_answer(section, shown)
    if not why.strip():
        raise Refused("Say what you would like them to change.")
    section.state, section.sent_back_why = State.SENT_BACK, why.strip()
    section.answered_at, section.answered_by = timezone.now(), by
    section.agreed_at = None
    section.save()
    record_fact("section_sent_back", subject=section, actor=by, report=section.report)
    _tell(section, "sent_back", Purpose.SERVICE)
    return section


def _held(section: WrittenSection) -> WrittenSection:
    _refuse_once_published(held_edition(kind=section.kind, about=section.about))
    return locked(section)


def _refuse_once_published(edition: ReportEdition | None) -> None:
    if edition is not None and edition.is_published:
        raise Refused(PUBLISHED)


def _to_answer(section: WrittenSection, shown: dt.datetime | None) -> WrittenSection:
    section = _held(section)
    if not section.is_handed_in or section.handed_in_at != shown:
        raise Refused("Its writer has changed it since you opened the page. Read it again.")
    return section


def take_out(section: WrittenSection, *, by: User | None) -> None:
    """Out of an edition that is built and not published, which may have it. The caller changes the row."""
    if section.is_accepted:
        build_anew(kind=section.kind, about=section.about, by=by)


def readers_of(section: WrittenSection) -> list[Customer]:
    """Who hears what becomes of it: its writer, or everybody who sits on the group."""
    if section.customer:
        return [section.customer]
    assert section.group is not None
    sitting = section.group.memberships.sitting().of_customers().values("customer")
    return list(Customer.objects.current().filter(pk__in=sitting).order_by("pk"))


def _tell(section: WrittenSection, what: str, purpose: Purpose) -> None:
    moment = f"{section.answered_at:%Y%m%d%H%M%S}" if section.answered_at else ""
    for customer in readers_of(section):
        send(
            customer,
            f"written/email/{what}",
            purpose=purpose,
            dedupe_key=f"{section.source}:{what}:{moment}:{customer.pk}",
            about=section.source,
            context={"section": section},
        )
