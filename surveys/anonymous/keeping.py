"""Answers to an anonymous survey are kept nowhere but in the page itself, until they are sent.

What was said stands signed and hidden in the form of each page and comes back with it, so that there is no
row of somebody's half-finished answers, and none to go on with on another device.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpResponseBase, QueryDict
from django.urls import resolve

from participation.questionnaires.answering.keeping import Keeping
from participation.questionnaires.answering.reading import in_words
from participation.questionnaires.answering.services import answers_of
from participation.questionnaires.answering.who import Who
from participation.questionnaires.kept_versions import questions_asked
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Sheet, Version
from participation.questionnaires.owners import Owned

from ..models import Survey
from .sending import has_answered, send_anonymously

#: What of an answer can stand in a page.
PLAIN = (tuple, Decimal, dt.date, str)


class InThePage(Keeping):
    """Of whoever came with a code. What comes back unsigned, or of other questions, was never said."""

    explained = (
        "We keep nothing until you send it at the end, so finish in one go, on this device, and do not"
        " use your browser’s Back button."
    )
    left_unsent = "You had not sent your answers, and we have kept nothing of them."

    def __init__(self, survey: Survey, version: Version, who: Who, carried: str):
        self.survey, self.version, self.who = survey, version, who
        self._said = unpacked(carried, self._salt) if carried else {}

    @property
    def _salt(self) -> str:
        return f"surveys.anonymous:{self.version.questionnaire_id}"

    @property
    def carried(self) -> str:  # type: ignore[override]
        return packed(self._said, self._salt)

    @property
    def said(self) -> Mapping[str, Said]:
        return self._said

    @property
    def has_begun(self) -> bool:
        return bool(self._said) and not self.has_sent

    @property
    def has_sent(self) -> bool:
        return self.who.code is not None and has_answered(self.who.code)

    def in_words(self) -> dict[str, str]:
        return in_words(self._answers())

    def read_out(self, *, sent: bool = False) -> list[tuple[str, str]]:
        """What was sent cannot be read again by anybody, who sent it included."""
        if sent:
            return []
        words = {one.code: one.words for one in questions_asked(self.version)}
        return [(words[code], said) for code, said in self.in_words().items()]

    def keep(self, said: Mapping[str, Said | None]) -> None:
        for code, answer in said.items():
            if isinstance(answer, PLAIN):
                self._said[code] = answer
            else:  # taken back; a file cannot be carried, and is asked for by no anonymous survey
                self._said.pop(code, None)

    def send(self, whose: Owned) -> None:
        if not self.has_sent and self.who.code is not None:
            send_anonymously(
                survey=self.survey,
                version=self.version,
                code=self.who.code,
                said=self._said,
                may_quote=self.may_quote,
            )

    def go_on(self, page: Any, address: str) -> HttpResponseBase:
        """The next page at once: a redirect would lose what is carried."""
        request, there = page.request, urlsplit(address)
        found = resolve(there.path)
        posted = QueryDict(mutable=True)
        posted["carried"] = self.carried
        request.method, request.path = "GET", there.path
        request.POST, request.GET = posted, QueryDict(there.query)
        return found.func(request, *found.args, **found.kwargs)

    def _answers(self) -> list:
        sheet = Sheet(questionnaire_id=self.version.questionnaire_id, version=self.version)
        return answers_of(sheet, questions_asked(self.version), self._said)


def packed(said: Mapping[str, Said], salt: str) -> str:
    return signing.dumps(
        {code: _plain(one) for code, one in said.items()}, salt=salt, compress=True
    )


def unpacked(carried: str, salt: str) -> dict[str, Said]:
    try:
        plain = signing.loads(carried, salt=salt)
    except signing.BadSignature:
        return {}
    return {code: _said(*one) for code, one in plain.items()}


def _plain(said: Said) -> tuple[str, Any]:
    if isinstance(said, tuple):
        return "options", list(said)
    if isinstance(said, Decimal):
        return "number", str(said)
    if isinstance(said, dt.date):
        return "day", said.isoformat()
    return "words", str(said)


def _said(kind: str, plain: Any) -> Said:
    match kind:
        case "options":
            return tuple(plain)
        case "number":
            return Decimal(plain)
        case "day":
            return dt.date.fromisoformat(plain)
    return plain
