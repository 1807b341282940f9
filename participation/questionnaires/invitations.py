"""What people read around questions, as their owner says it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from base.core.once import OnceForm


@dataclass(frozen=True)
class Also:
    """What else people may say when they send: the fields of a ``form``, shown by ``template`` under their
    answers. ``take`` is given what was typed, in the transaction that sends, and says what they read then."""

    form: type[OnceForm]
    template: str
    take: Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class Invitation:
    """What people read around the questions of one row, and when they can answer them.

    ``page`` is what anybody may read of it: there they come from and go back to. ``closes_at`` is the last
    moment, None where there is none. ``before`` stands before the first question; in its place on a page and on
    paper the templates ``shows`` and ``shows_on_paper``, which know the row as ``row``. Whoever is about to
    send reads ``who_reads`` them; whoever has sent, that a copy comes (``receipt``), and what
    happens next: the template ``after``, which knows the row as ``row``. ``if_late`` says what
    becomes of an answer that comes too late. Where it ``asks_to_quote``, whoever wrote something says whether
    others may read it, without their name. ``also`` is what else they may say as they send. ``anybody_at`` is
    where anybody may answer who passes by; empty where only those who were asked can.
    """

    title: str
    page: str
    has_started: bool
    is_open: bool
    closes_at: dt.datetime | None = None
    called_off: bool = False
    before: str = ""
    shows: str = ""
    shows_on_paper: str = ""
    who_reads: str = ""
    receipt: str = ""
    after: str = ""
    if_late: str = ""
    can_be_changed: bool = True
    asks_to_quote: bool = False
    anybody_at: str = ""
    also: Also | None = None
