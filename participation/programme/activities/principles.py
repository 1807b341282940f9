"""The principles that every plan is held against before people are asked (F-29, T-52).

Their one home: events, consultations and opportunities keep the codes of those that somebody has made
sure of. A landlord may reword one, add one, or retire one that it does not hold to.
"""

from collections.abc import Collection

from django import forms
from django.db import models


class PrincipleQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at=None)


class Principle(models.Model):
    """One principle, in words that an officer can tick."""

    code = models.SlugField(unique=True)
    words = models.CharField(max_length=150)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when plans are not held against it."
    )

    objects = PrincipleQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.words


def checklist(made_sure_of: Collection[str]) -> list[tuple[str, bool]]:
    """Each principle in use, in words, and whether somebody has made sure of it."""
    in_use = Principle.objects.in_use().values_list("code", "words")
    return [(words, code in made_sure_of) for code, words in in_use]


def left_of(made_sure_of: Collection[str]) -> list[str]:
    """In words, the principles in use that nobody has made sure of yet."""
    return [words for words, is_sure in checklist(made_sure_of) if not is_sure]


class PrinciplesField(forms.MultipleChoiceField):
    """Ticks for the principles in use."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Does it keep to our principles?")
        kwargs.setdefault("required", False)
        super().__init__(
            choices=lambda: list(Principle.objects.in_use().values_list("code", "words")), **kwargs
        )
