"""The box in which the words of a text message are written, with how many texts they are."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from .length import length_of

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class TextMessageBox(forms.Textarea):
    """Counts what stands in it when the page is made, and, where there is JavaScript, while it is typed.

    ``values`` stand for what is filled in for each person, ``ending`` is put under it as it leaves.
    Where the box is empty the words of the field ``instead`` go: ``words_instead`` gives them.
    """

    template_name = "contact/text_message_box.html"

    class Media:
        js = [forms.Script("portal/text-length.js", type="module")]

    def __init__(self, instead: str, attrs: dict[str, Any] | None = None):
        super().__init__(attrs)
        self.instead = instead
        self.values: Mapping[str, str] = {}
        self.ending = ""
        self.words_instead: Callable[[], str] = str

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        counted = {
            "data-values": json.dumps(dict(self.values)),
            "data-ending": self.ending,
            "data-instead": f"id_{self.instead}",
        }
        context = super().get_context(name, value, {**counted, **(attrs or {})})
        words = str(value or "").strip() or str(self.words_instead() or "").strip()
        filled = PLACEHOLDER.sub(lambda found: self.values.get(found[1], found[0]), words)
        return {**context, "length": str(length_of(filled + self.ending))}
