"""To what a questionnaire belongs: a consultation, a survey, whatever asks it.

Owners stand above this app. Each says in its own ``questions.py`` how its row is found:

    register(Owner("consultation", find_consultation))

so that a page about questions leads back to where they are asked. One that is answered on the pages of
``answering`` also says what people read around its questions, and does what follows of an answer:

    register(Owner("survey", find_survey, invites=invitation, receive=receive_answers))
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from base.accounts.models import User
from base.core.declared import Declared
from base.core.kept_queries import Told, kept_query
from participation.people.customers.models import Customer

from .fieldwork import Fieldwork
from .invitations import Invitation
from .models import PersonalCode, Questionnaire, Sheet, Version
from .unless_said import (
    about_itself,
    all_of_them,
    asked_last,
    asked_of_everybody,
    by_any_of_us,
    drawn_at_one_rate,
    kept_from_nobody,
    match_no_customer,
    named_by_nobody,
    no_call_counts,
    not_by_link,
    not_told,
    nothing_follows,
    on_a_sheet,
    rings_nobody,
    whenever_staff_say,
)


class Owning(Protocol):
    """The row that a questionnaire belongs to. Its ``str()`` is what staff call it."""

    @property
    def staff_address(self) -> str: ...


@dataclass(frozen=True)
class Received:
    """What came on paper, or was told one of us: read from a version, on the day it came."""

    version: Version
    customer: Customer | None
    code: PersonalCode | None
    mode: Sheet.Mode
    received_on: dt.date
    said: Mapping[str, Any]
    by: User


@dataclass(frozen=True)
class Owner:
    """One kind of row that owns questionnaires.

    ``find`` gives the row of a questionnaire, or None if it is none of these; ``related`` is the row's name
    as the questionnaire knows it, so that the rows of all owners are looked for at once. ``not_now`` says why its
    questions cannot be opened by themselves, in the words that staff read; empty where they can.
    ``counted`` are, of all that was sent, those sheets that are in its figures.

    To be answered here it also has ``invites``, which is told who answers, None of somebody who
    matches no customer. ``refuses`` says why a person may not answer, empty where they may, and
    ``asks`` which version they are asked. ``receive`` is called in the transaction in which a
    sheet is sent, with whoever of us sent it or has signed in: it writes what follows of it, and may be
    called again with the same sheet. ``named`` gives the questionnaire of the row that messages call
    by a source ("activities.activity:12"), while people are asked it or will be. ``keeps`` makes the
    :class:`~.answering.keeping.Keeping` of a row where answers are not kept on a sheet: of the page (which
    knows its ``request`` and ``who`` answers), the row and the version that is asked; None of a row
    for which they are. ``fieldwork`` says of whom the results are and how they were asked. ``handles`` says whether one of us
    may do what would show them single answers, and ``kept_from`` gives the questionnaires of this kind of which they may
    not: of one of us, by number, for what is asked of all questionnaires at once. ``drawn_in`` finds, from
    wherever the sheet is, the group of the sample that an answer came from; None where nobody was drawn. ``records``
    writes down what came on paper in place of the usual way, which refuses what came after the closing:
    it returns the sheet. ``taps`` says whether a message may carry a link for each answer to the first
    question: whoever handles messages on their way can read which link is which. ``apart``
    says which sheets are counted by themselves, and are in no figure of the others. ``says`` are the
    sentences that people read around its questions, which are translated for all its rows at once.

    ``rings`` are the customers who may be rung with its questions: they were asked, have not answered,
    have a number, and let us ring them; None where nobody is. ``rings_about`` says what one of them is asked
    about, beside its name. ``rang`` is called when one of us has spoken with one of them.
    """

    code: str
    find: Callable[[Questionnaire], Owning | None]
    not_now: Callable[[Any], str] = whenever_staff_say
    counted: Callable[[Any, QuerySet], QuerySet] = all_of_them
    invites: Callable[[Any, Customer | None], Invitation] | None = None
    refuses: Callable[[Any, Customer | None], str] = asked_of_everybody
    asks: Callable[[Any, Questionnaire], Version | None] = asked_last
    receive: Callable[[Any, Sheet, User | None], Any] = nothing_follows
    named: Callable[[str], Questionnaire | None] = named_by_nobody
    keeps: Callable[[Any, Any, Version], Any] = on_a_sheet
    fieldwork: Callable[[Any], Fieldwork] = not_told
    handles: Callable[[Any, User], bool] = by_any_of_us
    drawn_in: Callable[[Any, str], Combinable | None] = drawn_at_one_rate
    kept_from: Callable[[Any], QuerySet] = kept_from_nobody
    records: Callable[[Any, Received], Sheet] | None = None
    taps: Callable[[Any], bool] = not_by_link
    apart: Callable[[Any], Q] = match_no_customer
    says: tuple[str, ...] = ()
    rings: Callable[[Any], QuerySet | None] = rings_nobody
    rings_about: Callable[[Any, Customer], str] = about_itself
    rang: Callable[[Any, Customer, User], None] = no_call_counts
    related: str = ""


OWNERS: Declared[Owner] = Declared("questions")


def register(owner: Owner) -> Owner:
    return OWNERS.add(owner)


def handled_by(officer: Any) -> QuerySet[Questionnaire]:
    """The questionnaires of which one of us, by number, may read single answers."""
    handled = Questionnaire.objects.all()
    for owner in OWNERS:
        handled = handled.exclude(pk__in=owner.kept_from(officer).values("pk"))
    return handled


@dataclass(frozen=True)
class Owned:
    """To whom a questionnaire belongs, and as what. Nobody may have taken it on yet."""

    by: Any = None
    owner: Owner | None = None

    @cached_property
    def fieldwork(self) -> Fieldwork:
        """How it was put to people; looked up once."""
        return self.owner.fieldwork(self.by) if self.owner else Fieldwork()

    def invitation(self, customer: Customer | None = None) -> Invitation | None:
        """What people read around its questions; None where nobody can answer them here."""
        invites = self.owner.invites if self.owner else None
        return invites(self.by, customer) if invites else None

    @property
    def is_anonymous(self) -> bool:
        """Nobody can change what they sent, for nobody knows whose it is."""
        invitation = self.invitation()
        return invitation is not None and not invitation.can_be_changed

    def is_handled_by(self, user: User) -> bool:
        """Whether one of us may do what would show them what one person answered."""
        return self.owner is None or self.owner.handles(self.by, user)

    @property
    def not_now(self) -> str:
        """Why it is not opened now."""
        return self.owner.not_now(self.by) if self.owner else ""


def related_owners(before: str = "") -> list[str]:
    """What a query of questionnaires, or of rows that lead to them by ``before``, joins to read their owners too."""
    return [f"{before}{owner.related}" for owner in OWNERS if owner.related]


@kept_query
def _with_owners(told: Told) -> QuerySet[Questionnaire]:
    asked = Questionnaire.objects.select_related(*related_owners())
    return asked.filter(pk=told.number("questionnaire"))


def owned(questionnaire: Questionnaire) -> Owned:
    """The row that it belongs to, and as what: one statement, however many owners there are."""
    there = _with_owners.first(questionnaire=questionnaire.pk)
    return owned_as_read(there or questionnaire)


def owned_of_each(questionnaires: Iterable[int]) -> dict[Questionnaire, Owned]:
    """The same of several, by their numbers: one statement for all."""
    rows = Questionnaire.objects.select_related(*related_owners()).filter(
        pk__in=list(questionnaires)
    )
    return {row: owned_as_read(row) for row in rows}


def owned_as_read(there: Questionnaire) -> Owned:
    """The same of one that was read with its :func:`related_owners`."""
    for owner in OWNERS:
        row = getattr(there, owner.related, None) if owner.related else owner.find(there)
        if row is not None:
            return Owned(row, owner)
    return Owned()


def counted_sheets(questionnaire: Questionnaire, as_of: dt.datetime | None = None) -> QuerySet:
    """Everybody's last word, as far as its owner counts it: now, or as it was at a moment."""
    return _counted(questionnaire, owned(questionnaire), as_of)


def sheets_of_customers(
    questionnaire: Questionnaire, whose: Owned, as_of: dt.datetime | None = None
) -> tuple[QuerySet, QuerySet]:
    """Of those that count: those of the people who were to be asked, mostly customers; and those that its
    owner counts apart. Nobody mixes the two."""
    sent = _counted(questionnaire, whose, as_of)
    apart = (whose.owner.apart if whose.owner else match_no_customer)(whose.by)
    return sent.exclude(apart), sent.filter(apart)


def _counted(questionnaire: Questionnaire, whose: Owned, as_of: dt.datetime | None) -> QuerySet:
    sheets = questionnaire.answer_sheets
    sent = sheets.counted() if as_of is None else sheets.as_of(as_of)
    return whose.owner.counted(whose.by, sent) if whose.owner else sent
