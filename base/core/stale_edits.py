"""Forms for a row that two people, or one in two tabs, may have open at the same time."""

import hashlib
import json
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import cached_property

from .hidden import TakesOutHidden

CHANGED_MEANWHILE = (
    "Somebody changed this page after you opened it. Your answers are below and not saved yet. "
    "Look at what is on record now, then save again if yours should stand."
)
#: Holds what the form showed; ``gds/whole_uni_form.html`` puts it into every form that has it.
AS_OPENED = "as_opened"


class SeenAnswers(TakesOutHidden, forms.Form):
    """Remembers what it showed, and does not silently undo what somebody saved in between.

    Only this form's own questions count: a change on another page of the same record is no clash,
    and sending the same answers twice is none either. Sent again after the warning, it is saved.
    """

    # Without an id, for a page may hold several such forms.
    as_opened = forms.CharField(widget=forms.HiddenInput(attrs={"id": False}), required=False)
    #: There is never more than one such row, so that somebody may write it while another begins it.
    only_one = False

    @cached_property
    def on_record(self) -> str:
        """What the form's questions say now; empty for one of many rows that is not written yet."""
        row = getattr(self, "instance", None)
        if row is not None and row.pk is None and not self.only_one:
            return ""
        asked = {name: self.get_initial_for_field(self.fields[name], name) for name in self._asked}
        return fingerprint(asked)

    @property
    def _asked(self) -> list[str]:
        """Questions with what stands on record. One that begins empty each time, as a reason does, is none."""
        return [
            name
            for name, field in self.fields.items()
            if not field.widget.is_hidden and (name in self.initial or field.initial is not None)
        ]

    def get_initial_for_field(self, field, field_name):
        if field_name == AS_OPENED:
            return self.initial.get(AS_OPENED) or self.on_record
        return super().get_initial_for_field(field, field_name)

    def would_change(self, cleaned: dict[str, Any]) -> bool:
        """Whether the answers are others than those on record."""
        return not set(self._asked).isdisjoint(self.changed_data)

    def clean(self):
        cleaned = super().clean()
        showed = cleaned.pop(AS_OPENED, "")
        if showed and showed != self.on_record and self.would_change(cleaned):
            self.add_error(None, CHANGED_MEANWHILE)
            self.data = self.data.copy()
            self.data[self.add_prefix(AS_OPENED)] = self.on_record
        return cleaned


class SeenForm(SeenAnswers, forms.ModelForm):
    """The same for a form of a model."""


_SEEN: dict[type[forms.BaseForm], type[forms.BaseForm]] = {}


def seen(form_class: type[forms.BaseForm]) -> type[forms.BaseForm]:
    """The form as one that remembers what it showed, whatever it is made of."""
    if issubclass(form_class, SeenAnswers):
        return form_class
    if form_class not in _SEEN:
        own = {"__module__": form_class.__module__}
        _SEEN[form_class] = type(form_class.__name__, (SeenAnswers, form_class), own)
    return _SEEN[form_class]


def fingerprint(values: dict[str, Any]) -> str:
    held = json.dumps(values, default=_plain, sort_keys=True)
    return hashlib.sha256(held.encode()).hexdigest()[:20]


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, models.QuerySet | set | frozenset):
        return sorted(map(_plain, value))
    return str(value)
