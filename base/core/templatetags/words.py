"""Template filters that put values into the house's plain words. Available in every template."""

import datetime as dt
import re

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from base.core import middleware, phone_numbers

register = template.Library()

#: The longest word of a table that stays in one piece, and the pieces of a longer one.
LONGEST_WHOLE, PIECE = 24, 12


@register.filter
def clock(moment: dt.datetime | dt.time) -> str:
    """7pm, 9:30am, noon; of a moment whose time comes twice that night, which of the two."""
    if isinstance(moment, dt.datetime):
        local = timezone.localtime(moment)
        return f"{clock(local.time())}{_which_of_two(local)}"
    if (moment.hour, moment.minute) == (12, 0):
        return "noon"
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def _which_of_two(local: dt.datetime) -> str:
    """A moment that there is has a twin only on the night when the clocks go back."""
    if local.replace(fold=1 - local.fold).utcoffset() == local.utcoffset():
        return ""
    return f" ({'after' if local.fold else 'before'} the clocks go back)"


@register.filter
def day(moment: dt.datetime | dt.date) -> str:
    """Tuesday 24 November 2026."""
    if isinstance(moment, dt.datetime):
        moment = timezone.localtime(moment).date()
    return date_format(moment, "l j F Y")


@register.filter
def breakable(name: str) -> SafeString:
    """Somebody's own words in a column: an address or a very long word may go on in the next line."""
    return format_html_join(
        "",
        "{}{}",
        (
            (mark_safe("<wbr>") if at else "", word[at : at + step])
            for word in re.findall(r"\S+|\s+", str(name))
            for step in [PIECE if len(word) > LONGEST_WHOLE else len(word)]
            for at in range(0, len(word), step)
        ),
    )


@register.filter
def with_article(noun: str) -> str:
    """a report, an annual report."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


@register.filter
def counted(moment: dt.datetime | None) -> str:
    """Of a figure that is counted now and then: counted at 7pm, or that it will be in a moment."""
    if moment is None:
        return "being counted: look again in a minute"
    if timezone.localdate(moment) == timezone.localdate():
        return f"counted at {clock(moment)}"
    return f"counted on {day(moment)} at {clock(moment)}"


@register.filter
def pounds(amount) -> str:
    """£1,240 or £14.20; nothing where nothing was entered."""
    if amount is None:
        return ""
    return f"£{amount:,.2f}".removesuffix(".00")


@register.filter
def number(value) -> str:
    """12,403; nothing of something is 0 and never 0.0."""
    return "" if value is None else f"{value or 0:,}"


@register.filter
def phone(number) -> str:
    """0141 496 0112; +48 601 123 456; nothing where there is none."""
    return phone_numbers.as_people_write(number) if number else ""


@register.filter
def may_open(user, page: str) -> bool:
    """{% if request.user|may_open:"letters:list" %}"""
    return middleware.may_open(user, page)


@register.simple_block_tag(takes_context=True)
def subject(context, content: str) -> str:
    """What a message is about, on one line: told to whoever renders it, and not part of its text."""
    context["told"]["subject"] = " ".join(content.split())
    return ""
