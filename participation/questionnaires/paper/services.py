"""Paper forms are keyed in: what the first of us types counts at once, and a second checks some of them."""

import datetime as dt
import secrets
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Customer

from ..answering.services import record_sheet
from ..house_rules import SECOND_KEYING_PERCENT
from ..kinds import Said
from ..models import Keying, PaperForm, PersonalCode, Question, Sheet, Version
from ..owners import Owner, Received, owned
from .form import ANONYMOUS

NOT_YOURS = "These answers were given in confidence, so only those who handle them key in paper forms and read them."
#: What is typed into one form, in all: more is no form that came by post.
MOST_CHARACTERS = 200_000


@transaction.atomic
def begin_paper(
    *,
    version: Version,
    customer: Customer | None,
    code: PersonalCode | None,
    received_on: dt.date,
    by: User,
) -> PaperForm:
    """A form that came by post, to be keyed by ``by``. Which are keyed twice is drawn by lot, now."""
    if received_on > timezone.localdate():
        raise Refused("The day on which it came cannot be in the future.")
    whose = owned(version.questionnaire)
    if whose.is_anonymous:
        raise Refused(ANONYMOUS)
    if not whose.is_handled_by(by):
        raise Refused(NOT_YOURS)
    if whose.owner is not None and (why := whose.owner.refuses(whose.by, customer)):
        raise Refused(why)
    form = PaperForm.objects.create(
        questionnaire=version.questionnaire,
        version=version,
        customer=customer,
        code=None if customer else code,
        received_on=received_on,
        is_keyed_twice=secrets.randbelow(100) < SECOND_KEYING_PERCENT.value,
    )
    Keying.objects.create(form=form, place=Keying.FIRST, keyed_by=by)
    return form


@transaction.atomic
def begin_second_keying(*, form: PaperForm, by: User) -> Keying:
    """By somebody else, who does not see what the first typed. Pressed twice, it is the same one."""
    form = locked(form)
    if not owned(form.questionnaire).is_handled_by(by):
        raise Refused(NOT_YOURS)
    mine = form.keyings.filter(keyed_by=by).first()
    if mine is not None and mine.place == Keying.SECOND:
        return mine
    if mine is not None:
        raise Refused("You keyed this one. Somebody else has to key it the second time.")
    if not PaperForm.objects.waiting_for_second().filter(pk=form.pk).exists():
        raise Refused("Somebody else is keying this one, or it is done.")
    return Keying.objects.create(form=form, place=Keying.SECOND, keyed_by=by)


@transaction.atomic
def keep_draft(*, keying: Keying, typed: list[tuple[str, str]]) -> None:
    keying = locked(keying)
    if keying.finished_at is not None:
        raise Refused("This is finished already.")
    if sum(len(name) + len(value) for name, value in typed) > MOST_CHARACTERS:
        raise Refused(f"A form can hold {MOST_CHARACTERS:,} characters in all.")
    keying.typed = typed
    keying.save(update_fields=["typed"])


@transaction.atomic
def finish_keying(
    *, keying: Keying, typed: list[tuple[str, str]], said: Mapping[str, Said | None], by: User
) -> PaperForm:
    """The first one counts from now on; after the second, the form is done where nothing is left to settle."""
    form = locked(keying.form)
    keep_draft(keying=keying, typed=typed)
    Keying.objects.filter(pk=keying.pk).update(finished_at=timezone.now())
    if keying.place == Keying.FIRST:
        form.sheet = _record(form, said, by)
        if not form.is_keyed_twice:
            form.settled_at = timezone.now()
        form.save(update_fields=["sheet", "settled_at"])
    return form


@transaction.atomic
def settle(
    *, form: PaperForm, said: Mapping[str, Said | None], first: Mapping[str, Said | None], by: User
) -> PaperForm:
    """What the paper says, after two of us have keyed it; ``first`` is what counts up to now.

    Whoever has answered in another way since keeps that: it is their last word.
    """
    form = locked(form)
    if form.settled_at is not None:
        return form
    stands = form.sheet is not None and locked(form.sheet).replaced_at is None
    if stands and dict(said) != dict(first):
        form.sheet = _record(form, said, by)
    form.settled_at = timezone.now()
    form.save(update_fields=["sheet", "settled_at"])
    record_fact("paper_settled", subject=form.questionnaire, actor=by, form=form.pk)
    return form


def differences(
    questions: list[Question], first: Mapping[str, Said | None], second: Mapping[str, Said | None]
) -> list[Question]:
    """Questions that two of us read differently. Spaces make no difference."""
    return [one for one in questions if _plain(first.get(one.code)) != _plain(second.get(one.code))]


def _plain(said: Said | None) -> object:
    if isinstance(said, str):
        return " ".join(said.split())
    return frozenset(said) if isinstance(said, tuple) else said


def _record(form: PaperForm, said: Mapping[str, Said | None], by: User) -> Sheet:
    return put_on_record(
        Received(
            version=form.version,
            customer=form.customer,
            code=form.code,
            mode=Sheet.Mode.PAPER,
            received_on=form.received_on,
            said=said,
            by=by,
        )
    )


def put_on_record(received: Received) -> Sheet:
    """As the owner of the questions says, or as usual."""
    whose = owned(received.version.questionnaire)
    if whose.owner is not None and whose.owner.records is not None:
        return whose.owner.records(whose.by, received)
    return record_as_usual(whose.by, whose.owner, received)


def record_as_usual(row: object, owner: Owner | None, received: Received) -> Sheet:
    """Where the owner says nothing else: what comes after the closing is refused."""
    if owner is not None and owner.invites is not None:
        closes_at = owner.invites(row, received.customer).closes_at
        if closes_at is not None and received.received_on > timezone.localdate(closes_at):
            raise Refused("It came after the last day, and cannot count any more.")
    sheet = record_received(received)
    if owner is not None:
        owner.receive(row, sheet, received.by)
    return sheet


def record_received(received: Received) -> Sheet:
    return record_sheet(
        questionnaire=received.version.questionnaire,
        version=received.version,
        customer=received.customer,
        code=received.code,
        mode=received.mode,
        said=received.said,
        keyed_by=received.by,
        received_on=received.received_on,
    )
