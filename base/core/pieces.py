"""Small pieces of page that stand many times on one: each made by one function from plain values.

A template that includes, filters and looks up for each of 25 rows took longer than everything else of
its page. In templates they are the tags of the library ``pieces``.
"""

import calendar
import datetime as dt
import html
from typing import Any
from unicodedata import combining, is_normalized

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

MONTHS, WEEKDAYS = tuple(calendar.month_name), tuple(calendar.day_name)
WHAT_WE_DID = {"done": "We did", "doing": "We are doing", "heard": "So far"}


def escape(words: Any) -> SafeString:
    """As Django's, which first looks whether the words wait to be translated; a page has hundreds of them."""
    return SafeString(html.escape(str(words)))


def safe(words: Any) -> SafeString:
    """Escaped, unless it is safe HTML."""
    return SafeString(words.__html__()) if hasattr(words, "__html__") else escape(words)


def day_of(moment: dt.date | dt.datetime) -> dt.date:
    """In the landlord's time."""
    return timezone.localtime(moment).date() if isinstance(moment, dt.datetime) else moment


def in_words(day: dt.date, *, weekday: bool = False) -> str:
    """3 June 2026, or Wednesday 3 June 2026."""
    words = f"{day.day} {MONTHS[day.month]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def shortened(words: str, most: int) -> str:
    """As Django's Truncator does it, which looks at each letter whether it is an accent of its own."""
    start = words[: most + 1]
    if not is_normalized("NFC", start) or any(map(combining, start)):
        return Truncator(words).chars(most)
    return words if len(start) <= most else f"{start[: most - 1]}…"


def opening(words: str, most: int) -> str:
    """The first whole words of what somebody wrote, for no reader guesses how "Soup an…" goes on."""
    short = shortened(words, most)
    if short == words:
        return words
    whole_words = short[:-1].rpartition(" ")[0]
    return f"{whole_words} …" if whole_words else short


def hidden(words: str) -> str:
    """For screen readers, which so tell two links with the same words apart."""
    return f'<span class="govuk-visually-hidden">{safe(words)}</span>'


def date_tile(moment: dt.date | dt.datetime) -> SafeString:
    """A day as a tile."""
    day = day_of(moment)
    return mark_safe(  # noqa: S308 (a date)
        f'<time class="portal-date" datetime="{day:%Y-%m-%d}"><span class="portal-date__day">{day.day}</span> '
        f'<span class="portal-date__month">{MONTHS[day.month]}</span></time>'
    )


def tag(words: str, kind: str = "plain") -> SafeString:
    """A state: done (leaf), doing (sun), not_possible (grey), late (red), heard or plain (sky)."""
    return mark_safe(f'<strong class="govuk-tag portal-tag--{safe(kind)}">{safe(words)}</strong>')  # noqa: S308


def dated_item(
    date: dt.date | dt.datetime, href: str, name: str, what: str = "", action: str = ""
) -> SafeString:
    """One <li> of a <ul class="portal-dated">; ``action`` is HTML that stands at its end."""
    what = f'<p class="portal-dated__what">{safe(what)}</p>' if what else ""
    action = f'<p class="portal-dated__action">{action}</p>' if action else ""
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<li class="portal-dated__item">{date_tile(date)}<div>'
        f'<p><a class="govuk-link portal-dated__name" href="{safe(href)}">{safe(name)}</a></p>'
        f"{what}</div>{action}</li>"
    )


def link(words: str, href: str) -> SafeString:
    return mark_safe(f'<a class="govuk-link" href="{safe(href)}">{safe(words)}</a>')  # noqa: S308


def action_link(words: str, href: str, name: str, between: str = ": ") -> str:
    return f'<a class="govuk-link" href="{safe(href)}">{safe(words)}{hidden(between + name)}</a>'


def summary_row(key: str, value: str, *, kind: str = "", action: str = "") -> SafeString:
    """One row of a <dl class="govuk-summary-list">, of safe HTML; ``kind`` is a class more of its value."""
    row = "" if action else " govuk-summary-list__row--no-actions"
    action = f'<dd class="govuk-summary-list__actions">{action}</dd>' if action else ""
    return mark_safe(  # noqa: S308 (safe already)
        f'<div class="govuk-summary-list__row{row}"><dt class="govuk-summary-list__key">{key}</dt>'
        f'<dd class="govuk-summary-list__value{kind and f" {kind}"}">{value}</dd>{action}</div>'
    )


def outcome_card(
    said: str, kind: str, answer: str = "", tag_words: str = "", note: str = "", href: str = ""
) -> SafeString:
    """One <li> of a <ul class="portal-outcomes">. ``kind`` is the state of an outcome: heard, doing,
    done or not_possible."""
    parts = [
        f'<li class="portal-outcome portal-outcome--{safe(kind)}">'
        f'<p class="portal-outcome__label">You said</p><p class="portal-answer">{safe(said)}</p>'
    ]
    if answer:
        label = WHAT_WE_DID.get(kind, "We can’t, because")
        parts.append(
            f'<p class="portal-outcome__label">{label}</p><p class="portal-answer">{safe(answer)}</p>'
        )
    if tag_words:
        parts.append(f"<p>{tag(tag_words, kind)}</p>")
    if note:
        parts.append(f'<p class="portal-outcome__note">{safe(note)}</p>')
    if href:
        more = hidden(f" about “{shortened(said, 60)}”")
        parts.append(
            f'<p class="portal-outcome__note"><a class="govuk-link" href="{safe(href)}">Read more{more}</a></p>'
        )
    return mark_safe("".join([*parts, "</li>"]))  # noqa: S308 (every part of it is escaped)
