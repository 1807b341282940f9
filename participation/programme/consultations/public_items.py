"""How consultations stand on the page of all of them, each line made by one function."""

from django.utils.safestring import SafeString, mark_safe

from base.core.pieces import date_tile, in_words, link, opening, safe, tag

from .models import Consultation

LETTERS_OF_DECISION = 180


def open_item(one: Consultation) -> SafeString:
    if left := one.days_left:
        until = in_words(one.closes_on, weekday=True)
        what = f"{left} day{'' if left == 1 else 's'} left: open until {until}."
    else:
        what = "Last day: open until tonight."
    return _item(one, what)


def closed_item(one: Consultation) -> SafeString:
    if one.decided_on:
        further = opening(one.decision, LETTERS_OF_DECISION)
    elif one.decision_due_on:
        further = f"We decide by {in_words(one.decision_due_on)}."
    else:
        further = "We have not decided yet."
    standing = ("Decided", "done") if one.decided_on else ("Not decided yet", "doing")
    action = f'<p class="portal-dated__action">{tag(*standing)}</p>'
    return _item(one, f"Closed on {in_words(one.closes_on)}. {further}", action)


def _item(one: Consultation, what: str, action: str = "") -> SafeString:
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<li class="portal-dated__item">{date_tile(one.ends_at)}<div>'
        f'<h3 class="portal-dated__name">{link(one.title, one.get_absolute_url())}</h3>'
        f'<p class="portal-dated__what">{safe(what)}</p></div>{action}</li>'
    )
