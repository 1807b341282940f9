"""What a device kept becomes somebody's answer, once, however often it is sent."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.refused import Refused
from base.core.templatetags.words import day
from participation.people.customers.models import Customer

from ..answering.reading import sheets_of
from ..house_rules import DEVICE_HOURS_AFTER_CLOSE
from ..kinds import Said
from ..models import (
    DeviceAnswer,
    DoubtfulTime,
    PersonalCode,
    Questionnaire,
    Sheet,
    Version,
)
from ..owners import Owned, Received, owned
from ..paper.services import put_on_record
from ..spent_codes import spend_code
from .sealed import Sealed

ANONYMOUS = "These answers are anonymous, and a device would keep when each was given. Give people the link or a paper form."
NOT_YOURS = "These answers are given in confidence, so only those who handle them ask face to face."
SENT_BY_OTHERS = "These answers are given in confidence, so only those who handle them can send what a device keeps."


def why_not_offline(questionnaire: Questionnaire, user: User) -> str:
    """Why this one of us cannot ask it on a device without signal now; empty where they can."""
    whose = owned(questionnaire)
    if whose.owner is None or whose.owner.invites is None:
        return "Nobody asks these questions yet."
    if not whose.is_handled_by(user):
        return NOT_YOURS
    invitation = whose.owner.invites(whose.by, None)
    if not (invitation.has_started and invitation.is_open):
        return "People are not asked these questions now."
    return never_offline(whose)


def never_offline(whose: Owned) -> str:
    return ANONYMOUS if whose.fieldwork.anonymous else ""


def version_in(sealed: Sealed) -> Version:
    """The version that the device asked, whichever is asked now. Raises ``Refused`` of another's."""
    opened = Version.objects.exclude(opened_at=None).select_related("questionnaire")
    version = opened.filter(pk=sealed.version, questionnaire=sealed.questionnaire).first()
    if version is None:
        raise Refused("The portal does not know the questions that this record answers.")
    return version


@dataclass(frozen=True)
class Opened:
    """What stands in a record: who was asked which version, in which language, and what they said."""

    version: Version
    code: PersonalCode | None
    language: str
    said: Mapping[str, Said | None]
    #: One of us asked; or whoever answers typed it themselves.
    mode: Sheet.Mode = Sheet.Mode.IN_PERSON


def receive_answer(*, sealed: Sealed, record: bytes, opened: Opened, by: User) -> DeviceAnswer:
    """Put it on record as its owner says. Sent again, it is the one that was received before.

    Where its time is in doubt it is kept as it came, until one of us settles it. Raises ``Refused``, and writes
    nothing, where it cannot count.
    """
    try:
        return _receive(sealed, record, opened, by)
    except IntegrityError:
        before = DeviceAnswer.objects.filter(pk=sealed.id).first()
        if before is None:
            raise
        return before


@transaction.atomic
def _receive(sealed: Sealed, record: bytes, opened: Opened, by: User) -> DeviceAnswer:
    version = opened.version
    if not owned(version.questionnaire).is_handled_by(by):
        raise Refused(SENT_BY_OTHERS)
    # Written first: of two sendings at the same moment, the second waits here and then fails.
    answer = DeviceAnswer.objects.create(
        id=sealed.id,
        questionnaire=version.questionnaire,
        sent_by=by,
        key=sealed.key,
        asked_at=sealed.asked_at,
    )
    if time_is_doubtful(answer, version):
        refuse_what_cannot_count(opened)
        DoubtfulTime.objects.create(answer=answer, code=opened.code, record=record)
        return answer
    return put_down(answer=answer, opened=opened, asked_at=when_asked(answer, version))


def put_down(*, answer: DeviceAnswer, opened: Opened, asked_at: dt.datetime) -> DeviceAnswer:
    """What it says, as of that moment, as the owner of the questions takes it."""
    version, code = opened.version, opened.code
    customer = code.customer if code else None
    refuse_what_cannot_count(opened)
    _refuse_what_is_not_their_last_word(version, customer, code, asked_at)
    answer.sheet = put_on_record(
        Received(
            version=version,
            customer=customer,
            code=code,
            mode=opened.mode,
            received_on=timezone.localdate(asked_at),
            said=opened.said,
            by=answer.sent_by,
        )
    )
    Sheet.objects.filter(pk=answer.sheet.pk).update(language=opened.language)
    answer.save(update_fields=["sheet"])
    if code is not None:
        spend_code(code=code)
    return answer


def time_is_doubtful(answer: DeviceAnswer, version: Version) -> bool:
    """It came after the closing, and by a time of its own that is not believed it may have been given before."""
    closes_at = _closes_at(version)
    if closes_at is None or answer.received_at <= closes_at:
        return False
    return when_asked(answer, version) != answer.asked_at


def when_asked(answer: DeviceAnswer, version: Version) -> dt.datetime:
    """As the device says, where that can be: its clock may be wrong, or be set back. Else when it reached us.

    Nobody can tell an answer that waited on a device from one that was given since and dated back. So one from before
    the closing has to reach us soon after it, or one of us settles when it was.
    """
    if settled := answer.settled_as:
        return settled
    opened_at = version.opened_at
    assert opened_at is not None
    can_be = opened_at <= answer.asked_at <= answer.received_at
    if can_be and not waited_too_long(answer, version):
        return answer.asked_at
    return answer.received_at


def waited_too_long(answer: DeviceAnswer, version: Version) -> bool:
    """It says that it is from before the closing, and came longer after that than is believed."""
    closes_at = _closes_at(version)
    if closes_at is None or answer.asked_at > closes_at:
        return False
    longest = dt.timedelta(hours=DEVICE_HOURS_AFTER_CLOSE.value)
    return answer.received_at > closes_at + longest


def is_late(answer: DeviceAnswer, version: Version) -> bool:
    closes_at = _closes_at(version)
    return closes_at is not None and when_asked(answer, version) > closes_at


def _closes_at(version: Version) -> dt.datetime | None:
    whose = owned(version.questionnaire)
    invites = whose.owner.invites if whose.owner else None
    return invites(whose.by, None).closes_at if invites else None


def refuse_what_cannot_count(opened: Opened) -> None:
    customer = opened.code.customer if opened.code else None
    whose = owned(opened.version.questionnaire)
    owner = whose.owner
    if owner is None or owner.invites is None:
        raise Refused("Nobody asks these questions any more.")
    if owner.invites(whose.by, customer).called_off:
        raise Refused("This was called off, so nothing that people answered counts.")
    if why := never_offline(whose) or owner.refuses(whose.by, customer):
        raise Refused(why)


def _refuse_what_is_not_their_last_word(
    version: Version,
    customer: Customer | None,
    code: PersonalCode | None,
    asked_at: dt.datetime,
) -> None:
    _, sent = sheets_of(version.questionnaire, customer, code=code)
    if sent is None or sent.sent_at is None:
        return
    before = DeviceAnswer.objects.filter(sheet=sent).first()
    if before is None and sent.received_on is not None:
        is_later = sent.received_on > timezone.localdate(asked_at)
    else:
        said_at = when_asked(before, sent.version) if before else sent.sent_at
        is_later = said_at > asked_at
    if is_later:
        raise Refused(
            f"They answered again after this, and we had that on {day(timezone.localdate(sent.sent_at))}. That is "
            "their last word, so this one does not count. You can delete it."
        )
