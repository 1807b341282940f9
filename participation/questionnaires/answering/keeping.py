"""How answers are kept between two pages, and what it is to send them.

The pages of :mod:`.views` ask a :class:`Keeping` and nothing else, so that answers can be kept in another way:
an owner says in ``keeps`` which one. Usually they are :class:`OnSheet`, in the database from the first
page on. Where nothing may be known of somebody before they send, ``keep`` only puts what was said
into ``carried``, which stands hidden in the form of every page and comes back with it (``request.POST["carried"]``
is for the owner to read, to check, and to trust in nothing); ``go_on`` then makes the next page in
the same response, for a redirect would lose it.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect

from base.core.refused import Refused

from ..kinds import Said
from ..models import Answer, Questionnaire, Sheet
from ..owners import Owned
from ..spent_codes import spend_code
from .reading import answers_on, in_words, read_out, sheets_of
from .services import begin_sheet, keep_answers, said_in, send_sheet
from .who import Who


class Keeping(ABC):
    """What somebody has said to the questions of one row up to now."""

    #: How they are kept, told before the first question.
    explained = "We keep each page when you press Continue, so you can stop and go on later, on another phone too."
    #: What became of what was not sent, once it has closed.
    left_unsent = "You had not sent your answers, and we have kept them."
    #: What stands hidden in the form of each page, and of the one that sends.
    carried = ""
    #: The language in which they are asked, which stands with what they answer.
    language = "en"
    #: They let us show others what they wrote, as they said when they sent it.
    may_quote = False
    #: Whoever came this way may look at what they sent, and change it where its owner lets them.
    can_be_changed = True
    #: Whoever came this way reads what was answered before. Otherwise pages show no answer, and what is left
    #: empty on one stays as it was.
    may_be_read = True
    #: What they read where it is not shown.
    not_shown = ""

    #: On a device that many use one after another: where what is not sent is forgotten, and where
    #: whoever has sent is led, for nobody after them may read it.
    begins_again = ""
    leads_to = ""

    @property
    @abstractmethod
    def said(self) -> Mapping[str, Said]: ...

    @property
    @abstractmethod
    def has_begun(self) -> bool:
        """Something is kept that was not sent."""

    @property
    @abstractmethod
    def has_sent(self) -> bool:
        """And something was sent, which stands until they send again."""

    @abstractmethod
    def in_words(self) -> dict[str, str]:
        """What they have said up to now as it is read out, by the code of the question."""

    @abstractmethod
    def read_out(self, *, sent: bool = False) -> list[tuple[str, str]]:
        """Questions and answers in their order: what is kept, or what stands as ``sent``."""

    @abstractmethod
    def keep(self, said: Mapping[str, Said | None]) -> None:
        """What one page was answered with. Raises ``Refused`` in the words that they read."""

    @abstractmethod
    def send(self, whose: Owned) -> None:
        """Hand it in to whose questions they are, all in one transaction. Sent again, nothing happens.

        Raises ``Refused`` in the words that they read: it closed, it is not for them, nothing was answered.
        """

    def go_on(self, page: Any, address: str) -> HttpResponseBase:
        """The answer to a ``page`` (a view) that was filled in, and goes on at an address."""
        return redirect(address)


class OnSheet(Keeping):
    """On a sheet that is begun with the first answer. It can be gone on with on any device."""

    def __init__(self, questionnaire: Questionnaire, who: Who):
        self.questionnaire, self.who = questionnaire, who
        self.begun, self.sent = sheets_of(
            questionnaire, who.customer, who.keyed_by, who.code, rings=who.rings
        )
        self.may_quote = bool(self.sent and self.sent.may_quote)
        self._answers: list[Answer] | None = None

    @property
    def sheet(self) -> Sheet | None:
        return self.begun or self.sent

    @property
    def answers(self) -> list[Answer]:
        """Read once, until something is kept."""
        if self._answers is None:
            self._answers = answers_on(self.sheet) if self.sheet else []
        return self._answers

    @property
    def said(self) -> Mapping[str, Said]:
        return said_in(self.answers)

    @property
    def has_begun(self) -> bool:
        return self.begun is not None

    @property
    def has_sent(self) -> bool:
        return self.sent is not None

    def in_words(self) -> dict[str, str]:
        return in_words(self.answers)

    def read_out(self, *, sent: bool = False) -> list[tuple[str, str]]:
        sheet = self.sent if sent else self.sheet
        return read_out(sheet) if sheet else []

    @transaction.atomic
    def keep(self, said: Mapping[str, Said | None]) -> None:
        self.begun = begin_sheet(
            questionnaire=self.questionnaire,
            customer=self.who.customer,
            code=self.who.code,
            mode=self.who.mode,
            keyed_by=self.who.keyed_by,
            language=self.language,
            rings=self.who.rings,
        )
        keep_answers(sheet=self.begun, said=said)
        self._answers = None

    def send(self, whose: Owned) -> None:
        if self.begun is not None:
            hand_in(whose=whose, sheet=self.begun, who=self.who, may_quote=self.may_quote)


@transaction.atomic
def hand_in(*, whose: Owned, sheet: Sheet, who: Who, may_quote: bool = False) -> None:
    """Send a sheet. What the same person said before is replaced, however it came."""
    row, owner = whose.by, whose.owner
    if owner is None or owner.invites is None or not owner.invites(row, who.customer).is_open:
        raise Refused("People can no longer answer this.")
    if why := owner.refuses(row, who.customer):
        raise Refused(why)
    sheet = send_sheet(sheet=sheet, may_quote=may_quote)
    if (
        sheet.replaced_at is None
    ):  # else it was sent before, and since then they said something else
        owner.receive(row, sheet, who.by)
    if who.code is not None:
        spend_code(code=who.code)
