"""What takes all customers to count: counted once for everybody, and by no page that somebody waits for.

An app says in its ``counted.py`` what is counted so, as a function of plain values::

    @counted_lately(ahead=lambda: [(FinancialYear.current().start_year,)])
    def by_estate(year: int) -> dict[int, int]: ...

A page asks ``by_estate.lately(2026)``, which says when it was counted and what was found, or that it is
being counted. A request counts anew as far as ``IN_A_REQUEST`` goes for all its figures together, so
that a small portal shows what is true now; what takes longer is a worker's, and the page shows what was
counted before. The clock has workers count what ``ahead`` names.
"""

import datetime as dt
import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from typing import Any, Generic, NamedTuple, TypeVar

from asgiref.local import Local
from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import transaction
from django.utils import timezone

from .declared import Declared
from .slow_statements import TookTooLong, within

R = TypeVar("R")
#: What tells one figure of a kind from another: numbers and text.
Args = tuple[Any, ...]

#: Seconds that a request counts for, and the least with which it begins to count another figure.
IN_A_REQUEST, WORTH_A_TRY = settings.COUNT_IN_A_REQUEST_SECONDS, 0.05
#: Seconds after which the clock has a figure counted anew.
EVERY = 600
#: A figure that nobody could count anew is shown for a day, with its time; that one is slow is believed
#: for an hour; a worker that was asked and did nothing is asked again after two minutes.
KEPT, SLOW, ASKED = 24 * 60 * 60, 60 * 60, 120


class Counted(NamedTuple, Generic[R]):
    """When it was counted, and what was found: both None while nobody has counted it yet."""

    at: dt.datetime | None
    found: R | None


NOT_YET: Counted[Any] = Counted(None, None)


def counted_together(several: Iterable[Counted[Any]]) -> dt.datetime | None:
    """Since when all of them hold: None while one is not counted."""
    moments = [counted.at for counted in several]
    return None if None in moments else min(filter(None, moments), default=timezone.now())


class Figure(Generic[R]):
    """Something that is counted and kept.

    For ``fresh`` seconds it is as good as new. ``ahead`` lists the arguments of those that the clock has
    counted. One that keeps what it counts in rows of its own, and so is quick from then on, is not
    ``kept`` here.
    """

    def __init__(
        self,
        count: Callable[..., R],
        *,
        fresh: int = EVERY,
        ahead: Callable[[], Iterable[Args]] = tuple,
        kept: bool = True,
    ) -> None:
        self.now = count
        self.fresh = fresh
        self.ahead = ahead
        self.kept = kept
        self.name = f"{count.__module__}.{count.__name__}"

    def lately(self, *args: Any) -> Counted[R]:
        return self.each([args])[args]

    def each(self, wanted: Iterable[Args]) -> dict[Args, Counted[R]]:
        """Of several, as far as a request's time goes. What is kept is read at once."""
        names = {args: self.name_of(args) for args in wanted}
        kept = _kept([*names.values(), *(f"{name}:slow" for name in names.values())])
        found = {}
        for args, name in names.items():
            before: Counted[R] = kept.get(name, NOT_YET)
            fits = before.at and _age(before.at) < self.fresh
            anew = None if fits else self._count_here(args, slow=f"{name}:slow" in kept)
            found[args] = anew or before
        return found

    def name_of(self, args: Args) -> str:
        said = json.dumps([self.name, *args], sort_keys=True)
        return f"counted-lately:{sha256(said.encode()).hexdigest()}"

    def _count_here(self, args: Args, *, slow: bool) -> Counted[R] | None:
        left = _left()
        if left is None:
            return self.keep(args)
        if not slow and left >= WORTH_A_TRY:
            try:
                with within(round(1000 * left)):
                    return self.keep(args)
            except TookTooLong:
                _waiting.spent += left
                self._remember_slow(args)
        self.ask_for(args)
        return None

    def keep(self, args: Args) -> Counted[R]:
        """Count it now, however long it takes."""
        began = time.monotonic()
        counted = Counted(timezone.now(), self.now(*args))
        took = time.monotonic() - began
        if _left() is not None:
            _waiting.spent += took
        if self.kept:
            cache.set(self.name_of(args), counted, KEPT)
        if took > IN_A_REQUEST:
            self._remember_slow(args)
        return counted

    def _remember_slow(self, args: Args) -> None:
        if self.kept:
            cache.set(f"{self.name_of(args)}:slow", True, SLOW)

    def ask_for(self, args: Args) -> None:
        """Have a worker count it, unless one was asked a moment ago. A broker that is away loses it."""
        if cache.add(f"{self.name_of(args)}:asked", True, ASKED):
            transaction.on_commit(partial(count_figure.delay, self.name, args), robust=True)

    def ask_for_what_is_due(self) -> None:
        wanted = {self.name_of(args): args for args in self.ahead()}
        kept = _kept([*wanted])
        for name, args in wanted.items():
            if name not in kept or _age(kept[name].at) >= EVERY:
                self.ask_for(args)


FIGURES: Declared[Figure] = Declared("counted")


def counted_lately(
    *, fresh: int = EVERY, ahead: Callable[[], Iterable[Args]] = tuple, kept: bool = True
) -> Callable[[Callable[..., R]], Figure[R]]:
    return lambda count: FIGURES.add(Figure(count, fresh=fresh, ahead=ahead, kept=kept))


@shared_task(name="base.core.tasks.count_figure")
def count_figure(name: str, args: list[Any]) -> None:
    """Asked twice, it is counted twice, and the later count stands."""
    figure = next((figure for figure in FIGURES if figure.name == name), None)
    if figure is None:  # asked for by another release
        return
    figure.keep(tuple(args))
    cache.delete(f"{figure.name_of(tuple(args))}:asked")


@shared_task(name="base.core.tasks.count_ahead")
def count_ahead() -> None:
    for figure in FIGURES:
        figure.ask_for_what_is_due()


def _kept(names: list[str]) -> dict[str, Any]:
    try:
        return cache.get_many(names)
    except (ImportError, AttributeError):  # another release kept one, whose class stands elsewhere
        return {name: value for name in names if (value := _kept_by_this_release(name)) is not None}


def _kept_by_this_release(name: str) -> Any:
    try:
        return cache.get(name)
    except (ImportError, AttributeError):
        return None


def _age(at: dt.datetime) -> float:
    return (timezone.now() - at).total_seconds()


# What somebody waits for: from the beginning of a request to its end, in its own thread.

_waiting = Local()


def _left() -> float | None:
    """Seconds that this request may still count for; None where nobody waits for it."""
    spent = getattr(_waiting, "spent", None)
    return None if spent is None else IN_A_REQUEST - spent


def _somebody_waits(**_: object) -> None:
    _waiting.spent = 0.0


def _nobody_waits(**_: object) -> None:
    _waiting.spent = None


request_started.connect(_somebody_waits)
request_finished.connect(_nobody_waits)
