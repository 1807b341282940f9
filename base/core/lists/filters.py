"""What a list is narrowed by: the form, what is on in words, and how each is taken off again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from base.core.hidden import TakesOutHidden
from base.core.pieces import escape
from base.core.plain_fields import choices_of


class ListFilter(TakesOutHidden, forms.Form):
    """Everything is optional; what cannot be understood narrows nothing.

    ``everything`` names, for a choice that narrows while nothing is chosen, the choice that does not:
    a list that opens with what waits says ``{"which": "all"}``.
    """

    everything: dict[str, str] = {}

    def narrow(self, rows: QuerySet) -> QuerySet:
        raise NotImplementedError


class PutAwayFilter(ListFilter):
    """For rows that are put away and brought back: without a choice, those in use."""

    put_away = forms.ChoiceField(
        label="Show",
        choices=[("", "In use"), ("yes", "Put away"), ("all", "All")],
        required=False,
    )
    everything = {"put_away": "all"}

    def narrow(self, rows: QuerySet) -> QuerySet:
        self.is_valid()
        shown = self.cleaned_data.get("put_away")
        return rows if shown == "all" else rows.filter(put_away_at__isnull=shown != "yes")


@dataclass(frozen=True)
class Chip:
    """One filter that is on: "Kind: Meeting", and the address of the list without it."""

    words: str
    without: str


def chosen(form: ListFilter, name: str, field: forms.Field) -> str:
    """What the address says of a field, if that could be understood."""
    return "" if name in form.errors else str(form.data.get(name, "")).strip()


def chips(form: ListFilter, address: Callable[..., str]) -> list[Chip]:
    """``address(name=value)`` is the list's own with that one changed; None takes it out."""
    return [
        Chip(words, address(**{name: form.everything.get(name)})) for name, words in in_words(form)
    ]


def in_words(form: ListFilter, *, typed: bool = True) -> Iterator[tuple[str, str]]:
    """Every filter that is on, by name. ``typed=False`` leaves out what somebody wrote."""
    for name, field in form.fields.items():
        value = chosen(form, name, field)
        everything = form.everything.get(name)
        if value == (everything or ""):
            continue
        label = plain_label(name, field)
        if isinstance(field, forms.BooleanField):
            if form.cleaned_data.get(name):
                yield name, label
        elif isinstance(field, forms.ChoiceField):
            yield name, f"{label}: {_choice_in_words(form, name, field, value)}"
        else:
            yield name, f"{label}: {value}" if typed else label


def plain_label(name: str, field: forms.Field) -> str:
    return str(field.label or name.replace("_", " ").capitalize()).removesuffix("?")


def _choice_in_words(form: ListFilter, name: str, field: Any, value: str) -> str:
    if isinstance(field, forms.ModelChoiceField):
        row = form.cleaned_data.get(name)
        return field.label_from_instance(row) if row is not None else str(field.empty_label)
    return next((str(words) for code, words in field.choices if str(code) == value), value)


# --- the form, made by one function: crispy's templates took as long as the rest of a page ---------


def bar(
    form: ListFilter | None,
    *,
    label: str,
    sorts: list[tuple[str, str]],
    sort: str,
    button: str,
    address: str,
    kept: dict[str, str],
    live: str = "",
) -> SafeString:
    """The filters of a list as a form sent by GET. ``sorts`` are for phones, whose cards have no
    headings to press; ``kept`` goes along unseen. ``live`` is the id of the box that htmx listens to."""
    fields = form.fields.items() if form else ()
    controls = [control(form, name, field) for name, field in fields if form]
    boxes = [html for html, wide in controls if wide]
    selects = [html for html, wide in controls if not wide]
    selects.append(_select("sort", "Sort by", sorts, sort, "portal-filter__sort"))
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in kept.items()
    )
    asks = (
        f' data-hx-get="{escape(address)}" data-hx-trigger="input changed delay:300ms from:#{live}, change"'
        ' data-hx-target="#rows" data-hx-push-url="true" data-hx-sync="this:replace"'
        if live
        else ""
    )
    alone = "" if fields else " portal-filter--sort"
    return mark_safe(  # noqa: S308 (every part of it is escaped)
        f'<form method="get" action="{escape(address)}" class="portal-filter{alone}" role="search"'
        f' aria-label="{escape(label)}" novalidate{asks}>{hidden}{"".join(boxes)}'
        f'<div class="portal-filter__fields">{"".join(selects)}</div>'
        f'<button type="submit" class="govuk-button" data-module="govuk-button">{escape(button)}</button>'
        "</form>"
    )


def control(form: ListFilter, name: str, field: forms.Field) -> tuple[str, bool]:
    """One question; and whether it is a box to write in, which takes the whole width."""
    value = "" if name in form.errors else str(form.data.get(name, ""))
    label = str(field.label or name.replace("_", " ").capitalize())
    if isinstance(field, forms.BooleanField):
        return _tick(name, label, bool(form.cleaned_data.get(name))), False
    if isinstance(field, forms.ChoiceField):
        return _select(name, label, choices_of(field), value), False
    typed = escape(form.data.get(name, ""))
    kind = "search" if getattr(field.widget, "input_type", "") == "search" else "text"
    return (
        f'<div class="govuk-form-group"><label class="govuk-label" for="id_{name}">{escape(label)}</label>'
        f'<input class="govuk-input" id="id_{name}" name="{name}" type="{kind}" value="{typed}"'
        ' autocomplete="off"></div>'
    ), kind == "search"


def _select(
    name: str, label: str, choices: list[tuple[str, str]], value: str, more: str = ""
) -> str:
    options = "".join(
        f'<option value="{escape(code)}"{" selected" if code == value else ""}>{escape(words)}</option>'
        for code, words in choices
    )
    return (
        f'<div class="govuk-form-group {more}"><label class="govuk-label" for="id_{name}">{escape(label)}</label>'
        f'<select class="govuk-select" id="id_{name}" name="{name}">{options}</select></div>'
    )


def _tick(name: str, label: str, on: bool) -> str:
    return (
        '<div class="govuk-form-group"><div class="govuk-checkboxes govuk-checkboxes--small">'
        '<div class="govuk-checkboxes__item">'
        f'<input class="govuk-checkboxes__input" id="id_{name}" name="{name}" type="checkbox" value="on"'
        f"{' checked' if on else ''}>"
        f'<label class="govuk-label govuk-checkboxes__label" for="id_{name}">{escape(label)}</label>'
        "</div></div></div>"
    )
