"""Forms for a row that two people, or one in two tabs, may have open at the same time."""

import hashlib
import json

from django import forms
from django.db import models

CHANGED_MEANWHILE = (
    "Somebody changed this page after you opened it. Your answers are below and not saved yet. "
    "Look at what is on record now, then save again if yours should stand."
)


class SeenForm(forms.ModelForm):
    """Remembers what it showed, and does not silently undo what somebody saved in between.

    Only this form's own questions count: a change on another page of the same record is no clash,
    and sending the same answers twice is none either. Sent again after the warning, it is saved.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.on_record = fingerprint(self.initial, self._meta.fields) if self.instance.pk else ""
        self.initial["seen"] = self.on_record

    def clean(self):
        cleaned = super().clean()
        showed = cleaned.pop("seen", "")
        changed = set(self.changed_data).intersection(self._meta.fields)
        if showed and showed != self.on_record and changed:
            self.add_error(
                None,
                CHANGED_MEANWHILE,
            )
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.on_record
        return cleaned


def fingerprint(values: dict, names) -> str:
    held = {name: values.get(name) for name in names}
    return hashlib.sha256(json.dumps(held, default=_plain, sort_keys=True).encode()).hexdigest()[
        :20
    ]


def _plain(value) -> str:
    return str(value.pk if isinstance(value, models.Model) else value)
