"""How staff write criteria and their points, on the form of whatever is looked at by them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from crispy_forms_gds.layout import Fieldset, Size
from django import forms

#: Nobody remembers more of one call.
MOST_CRITERIA = 8
POINTS = [(str(n), str(n)) for n in range(1, 11)]


class WrittenCriterion(NamedTuple):
    """A criterion as staff write it, before it has a row."""

    words: str
    points: int


def add_criteria(form: Any) -> None:
    """Fields for each, with what stands on the form's row."""
    written = list(form.instance.criteria.all()) if form.instance.pk else []
    for n in range(1, MOST_CRITERIA + 1):
        there_is = written[n - 1] if n <= len(written) else None
        form.fields[f"criterion_{n}"] = forms.CharField(
            label=f"{n}. Did they …?",
            max_length=200,
            required=False,
            initial=there_is.words if there_is else "",
        )
        form.fields[f"points_{n}"] = forms.TypedChoiceField(
            label=f"Points for {n}",
            choices=POINTS,
            coerce=int,
            required=False,
            empty_value="2",
            initial=str(there_is.points if there_is else 2),
        )


def laid_out(legend: str) -> Fieldset:
    """The fields of :func:`add_criteria` on the page."""
    pairs = [
        name for n in range(1, MOST_CRITERIA + 1) for name in (f"criterion_{n}", f"points_{n}")
    ]
    return Fieldset(*pairs, legend=legend, legend_size=Size.MEDIUM)


def criteria_in(cleaned: dict[str, Any]) -> list[WrittenCriterion]:
    """What was written, without the lines that were left empty."""
    pairs = (
        (cleaned.get(f"criterion_{n}"), cleaned.get(f"points_{n}"))
        for n in range(1, MOST_CRITERIA + 1)
    )
    return [WrittenCriterion(words, int(points)) for words, points in pairs if words and points]


def write_criteria(row: Any, criteria: Sequence[WrittenCriterion]) -> None:
    """In place of those that it had."""
    row.criteria.all().delete()
    model, owner = row.criteria.model, row.criteria.field.name
    model.objects.bulk_create(
        model(**{owner: row}, place=place, words=one.words, points=one.points)
        for place, one in enumerate(criteria, start=1)
    )
