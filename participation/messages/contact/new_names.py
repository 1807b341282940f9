"""Whoever has another name now is called by it in what still waits to reach them."""

import re
from collections.abc import Mapping

from django.utils.html import escape

from .models import Message, MessageQuerySet

#: Not yet out of our hands. What was sent, held back or done is a record of its day, with the name of that day.
WAITING = (Message.State.QUEUED, Message.State.TO_DO, Message.State.FAILED)


def call_by_new_name(*, among: MessageQuerySet, names: Mapping[int, str]) -> None:
    """``names`` are those of before, by the number of the customer. To be called in a transaction.

    Only how a message begins is changed: further down the same word may be a month, or somebody else.
    """
    waiting = among.filter(customer__in=names, state__in=WAITING).order_by("pk")
    changed = []
    for message in waiting.select_related("customer").select_for_update(of=("self",)):
        before, now = names[message.customer_id], message.customer.name
        greeting, line_end, rest = message.text.partition("\n")
        greeted = _with(greeting, before, now)
        if greeted != greeting:
            message.text = f"{greeted}{line_end}{rest}"
            message.html = message.html.replace(escape(greeting), escape(greeted), 1)
            changed.append(message)
    Message.objects.bulk_update(changed, ["text", "html"], batch_size=200)


def _with(words: str, before: str, now: str) -> str:
    if not before:
        return words
    return re.sub(rf"(?<!\w){re.escape(before)}(?!\w)", lambda _: now, words, count=1)
