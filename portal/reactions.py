"""Every consequence that crosses from one app to another, on one page."""

from django.dispatch import Signal

REACTIONS: list[tuple[Signal, object]] = []


def connect() -> None:
    for signal, reaction in REACTIONS:
        signal.connect(reaction, dispatch_uid=f"{reaction.__module__}.{reaction.__name__}")
