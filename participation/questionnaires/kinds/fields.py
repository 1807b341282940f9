"""Form fields that no other page of the portal needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from base.core.uploads import UploadField

PLACES = (
    *(
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
    ),
    *(f"{n}th" for n in range(11, 21)),
    *("21st", "22nd", "23rd", *(f"{n}th" for n in range(24, 31))),
)


class RankingWidget(forms.MultiWidget):
    """A list of places for each answer, with the answer as its label. Works without JavaScript."""

    template_name = "questionnaires/ranking.html"
    use_fieldset = True

    def __init__(self, options: Sequence[tuple[str, str]]):
        self.options = options
        places = [("", "No place"), *((str(n), PLACES[n - 1]) for n in _places(options))]
        super().__init__([forms.Select({"class": "govuk-select"}, places) for _ in options])

    def put_into(self, translate: Callable[[str], str]) -> None:
        for part in self.widgets:
            part.choices = [(value, translate(words)) for value, words in part.choices]

    def decompress(self, value: Sequence[str] | None) -> list[str]:
        """From codes in their order to the place of each."""
        places = {code: str(n) for n, code in enumerate(value or (), start=1)}
        return [places.get(code, "") for code, _ in self.options]

    def get_context(self, name, value, attrs):
        # Codes in their order are a list as well as typed places are, and only these stand for each answer.
        typed = isinstance(value, list) and len(value) == len(self.options)
        context = super().get_context(name, value if typed else self.decompress(value), attrs)
        for part, (_, words) in zip(context["widget"]["subwidgets"], self.options, strict=True):
            part["label"] = words
        return context


class RankingField(forms.MultiValueField):
    """Codes of options, the most liked first. Not all of them need a place; no place is given twice."""

    def __init__(self, options: Sequence[tuple[str, str]], **kwargs):
        self.options = options
        choices = [("", ""), *((str(n), "") for n in _places(options))]
        super().__init__(
            fields=[forms.ChoiceField(choices=choices, required=False) for _ in options],
            widget=RankingWidget(options),
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, data_list: Sequence[str]) -> tuple[str, ...] | None:
        given = sorted(
            (int(place), code)
            for place, (code, _) in zip(data_list, self.options, strict=False)
            if place
        )
        places = [place for place, _ in given]
        for place in places:
            if places.count(place) > 1:
                raise ValidationError(
                    f"You gave the {PLACES[place - 1].lower()} place twice. Give each place once"
                )
        return tuple(code for _, code in given) or None


def _places(options: Sequence[Any]) -> range:
    return range(1, len(options) + 1)


@dataclass(frozen=True)
class KeptFile:
    """A file that was sent before: where it is stored, and what it was called."""

    name: str
    title: str

    def __str__(self) -> str:
        return self.title


#: What stands beside a file that was sent before.
SENT, TAKE_AWAY, ANOTHER = "You have sent: {file}", "Take it away", "Or send another one"


class KeptFileInput(forms.ClearableFileInput):
    """Says what was sent before, and takes it away where somebody ticks the box."""

    template_name = "questionnaires/kept_file.html"
    words = SENT, TAKE_AWAY, ANOTHER

    def put_into(self, translate: Callable[[str], str]) -> None:
        self.words = tuple(translate(one) for one in (SENT, TAKE_AWAY, ANOTHER))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        sent, take_away, another = self.words
        words = {"sent": sent.replace("{file}", str(value)), "take_away": take_away}
        context["words"] = {**words, "another": another}
        return context

    def is_initial(self, value: Any) -> bool:
        return isinstance(value, KeptFile)


class KeptFileField(UploadField):
    """Says False where what was sent before is taken away."""

    widget = KeptFileInput
    default_error_messages = {
        "contradiction": "Choose another file, or tick the box to take the old one away: not both"
    }
