"""Every consequence that crosses from one app to another, on one page."""

from django.dispatch import Signal

from participation.activities.outcomes.telling import tell_of_move
from participation.activities.signals import outcome_moved


def those_who_took_part_are_told(outcome, **_) -> None:
    tell_of_move(outcome)


REACTIONS: list[tuple[Signal, object]] = [(outcome_moved, those_who_took_part_are_told)]


def connect() -> None:
    for signal, reaction in REACTIONS:
        signal.connect(reaction, dispatch_uid=f"{reaction.__module__}.{reaction.__name__}")
