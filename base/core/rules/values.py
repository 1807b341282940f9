"""What each house rule stands at, known to every process without asking the database for it.

A process holds what administrators set under an edition. Changing a rule begins a new edition in the
cache; a process looks there once in ``LOOK_AFTER`` seconds, and asks the database again when it finds
another edition than its own. So a change holds at once in the process that made it, and in all others
within those seconds. Where the cache could not be told, it holds within ``ASK_AFTER`` seconds.
"""

import logging
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from threading import Lock
from typing import Any, Protocol

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.signals import setting_changed
from django.db import Error, connection, transaction

from ..models import SetRule
from .registry import RULES

LOOK_AFTER, ASK_AFTER = 5, 300
HELD = float("inf")
EDITION = "house-rules:edition"

log = logging.getLogger(__name__)


class Rule(Protocol):
    """What is asked of a rule to know where it stands."""

    @property
    def name(self) -> str: ...
    @property
    def default(self) -> Any: ...
    def read(self, text: str) -> Any: ...


class Source(Enum):
    """Who says what a rule stands at, the first of these that says anything."""

    ENVIRONMENT = "environment"
    ADMINISTRATOR = "administrator"
    #: What was set is not allowed any more (a release changed the bounds), so the default holds.
    REFUSED = "refused"
    DEFAULT = "default"


def stands_at(rule: Rule, rows: Mapping[str, str]) -> tuple[Any, Source]:
    """The value of a rule and who says so; ``rows`` are what administrators set, by name.

    Raises ImproperlyConfigured where the environment says what may not be.
    """
    said = getattr(settings, rule.name, None)
    if said is None:
        said = os.environ.get(rule.name) or None
    if said is not None:
        return _configured(rule, said), Source.ENVIRONMENT
    if rule.name not in rows:
        return rule.default, Source.DEFAULT
    try:
        return rule.read(rows[rule.name]), Source.ADMINISTRATOR
    except ValidationError:
        return rule.default, Source.REFUSED


def _configured(rule: Rule, said: Any) -> Any:
    if not isinstance(said, str):
        return said
    try:
        return rule.read(said)
    except ValidationError as wrong:
        raise ImproperlyConfigured(
            f"{rule.name} is {said!r}. {' '.join(wrong.messages)}."
        ) from None


def refuse_what_may_not_be() -> None:
    """Raises ImproperlyConfigured for the first rule of which the environment says what may not be."""
    for rule in RULES:
        stands_at(rule, {})


def set_rows() -> dict[str, str]:
    """What administrators set and did not set back, from the database."""
    found = SetRule.objects.exclude(value=None)
    return {row.name: row.value or "" for row in found}


@dataclass(frozen=True)
class Snapshot:
    edition: str = ""
    rows: Mapping[str, str] = field(default_factory=dict)
    #: Values worked out so far, by name.
    known: dict[str, Any] = field(default_factory=dict)


class InForce:
    """One process's knowledge of the rules."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Know nothing; ask when next a rule is read."""
        self.snapshot: Snapshot | None = None
        self.look_at = self.ask_at = 0.0

    def look_again(self) -> None:
        """At the next reading, and not only in a few seconds; what is held is held."""
        if self.look_at != HELD:
            self.look_at = 0.0

    def ask_again(self) -> None:
        """The database, whatever the cache says."""
        self.ask_at = 0.0
        self.look_again()

    def hold(self, rows: Mapping[str, str]) -> None:
        """Let these stand, and look for no others: for a process without a database."""
        self.snapshot = Snapshot(rows=rows)
        self.look_at = HELD

    def value_of(self, rule: Rule) -> Any:
        snapshot = self.current()
        try:
            return snapshot.known[rule.name]
        except KeyError:
            value, _ = stands_at(rule, snapshot.rows)
            snapshot.known[rule.name] = value
            return value

    @property
    def edition(self) -> str:
        """Another one whenever an administrator has changed a rule, as far as this process knows."""
        return self.current().edition

    def current(self) -> Snapshot:
        known = self.snapshot
        if known is not None and time.monotonic() < self.look_at:
            return known
        # While one thread asks, the others go by what was known, where anything was.
        if not self.lock.acquire(blocking=known is None):
            return known or Snapshot()
        try:
            if self.snapshot is None or time.monotonic() >= self.look_at:
                self.look_at = time.monotonic() + LOOK_AFTER
                self.snapshot = self._looked_up(self.snapshot or Snapshot())
            return self.snapshot
        finally:
            self.lock.release()

    def _looked_up(self, before: Snapshot) -> Snapshot:
        """No page and no message fails for want of a rule: where nobody answers, what was known holds."""
        try:
            edition = cache.get(EDITION) or cache.get_or_set(EDITION, _new_edition, None)
        except Exception:  # each kind of cache has errors of its own
            log.warning("The cache could not be asked for the settings.", exc_info=True)
            edition = before.edition
        if edition == before.edition and time.monotonic() < self.ask_at:
            return before
        try:
            rows = _rows_beside_what_is_going_on()
        except Error:
            log.warning("The database could not be asked for the settings.", exc_info=True)
            return before
        # What is read inside a transaction may be undone with it, so it is asked again soon.
        self.ask_at = 0.0 if connection.in_atomic_block else time.monotonic() + ASK_AFTER
        return Snapshot(edition or "", rows)

    def work_out_again(self, **_: Any) -> None:
        if self.snapshot is not None:
            self.snapshot = Snapshot(self.snapshot.edition, self.snapshot.rows)


def _rows_beside_what_is_going_on() -> dict[str, str]:
    """A failure (the table is not there yet) must not spoil the transaction that this falls into."""
    if not connection.in_atomic_block:
        return set_rows()
    with transaction.atomic():
        return set_rows()


def _new_edition() -> str:
    return secrets.token_hex(8)


def begin_edition() -> None:
    """After a rule has changed for good: every process will ask for it."""
    try:
        cache.set(EDITION, _new_edition(), None)
    finally:
        in_force.ask_again()


in_force = InForce()
setting_changed.connect(in_force.work_out_again)
