from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.urls import reverse_lazy

from base.core.forms import PlainAnswers
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.models import Area, Channel, Level, PreferenceOption, Tenure
from participation.people.groups.models import Group, GroupKind

from .choices import (
    ANY_NEED,
    NEEDS_BY_KIND,
    NOT_ENGLISH,
    NOT_RECORDED,
    SEVERAL_NEEDS,
    AgeBand,
    Contacted,
    Engaged,
    Housed,
    Joined,
)
from .filters import FLAGS, Criteria
from .models import Segment

Kind = PreferenceOption.Kind


class Ticks(forms.MultipleChoiceField):
    """Any number of a list's codes, which are looked up whenever a form is shown."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)
        self.error_messages["invalid_choice"] = (
            f"Something ticked under “{self.label}” is no longer on the list. Look at the ticks."
        )


def tenures() -> list[tuple[str, str]]:
    return list(Tenure.objects.values_list("code", "name"))


def areas() -> list[tuple[str, str]]:
    """Each region followed by its areas, each area by its estates."""
    places = list(Area.objects.values_list("pk", "parent", "slug", "name"))

    def inside(parent: int | None, depth: int) -> Iterator[tuple[str, str]]:
        for pk, above, slug, name in places:
            if above == parent:
                yield slug, f"{'– ' * depth}{name}"
                yield from inside(pk, depth + 1)

    return list(inside(None, 0))


def levels() -> list[tuple[str, str]]:
    return list(Level.objects.values_list("code", "name"))


def options(*kinds: Kind) -> list[tuple[str, str]]:
    """Retired ones too: people ticked them, and saved segments may ask for them."""
    return list(PreferenceOption.objects.filter(kind__in=kinds).values_list("code", "label"))


def group_kinds() -> list[tuple[str, str]]:
    return list(GroupKind.objects.values_list("code", "name"))


def groups() -> list[tuple[str, str]]:
    """Ended ones too, with nobody in them: a saved segment that asks for one means nobody by it."""
    found = Group.objects.values_list("slug", "name", "ended_on")
    return [(slug, f"{name} (ended)" if ended else name) for slug, name, ended in found]


def languages() -> list[tuple[str, str]]:
    return [(NOT_ENGLISH, "Any language besides English"), *settings.CUSTOMER_LANGUAGES]


@dataclass(frozen=True)
class Heading:
    """Filters that stand under one heading, which is open where something in it is chosen."""

    name: str
    fields: tuple[BoundField, ...]
    chosen: int


class CriteriaForm(PlainAnswers, forms.Form):
    """The filters of :mod:`participation.reach.segments.filters`, each empty unless asked for."""

    HEADINGS = [
        ("Home", ["tenures", "areas", "housed"]),
        ("Age, language and needs", ["ages", "languages", "needs"]),
        (
            "How they like to take part",
            ["joined", "levels", "methods", "methods_only", "topics", "times"],
        ),
        ("Whether they take part", ["engagement"]),
        ("Groups they sit on", ["group_kinds", "groups"]),
        ("How we can reach them", ["preferred", "contacted", "channels", "agreed"]),
    ]

    tenures = Ticks(label="Tenure", choices=tenures)
    areas = Ticks(label="Where they live", choices=areas, help_text="With every part of it.")
    housed = Ticks(
        label="Became our customer",
        choices=Housed.choices,
        help_text="Newly housed are those of the last 12 months.",
    )
    ages = Ticks(label="Age", choices=AgeBand.choices)
    languages = Ticks(label="Language they asked for", choices=languages)
    needs = Ticks(
        label="Needs",
        choices=lambda: [
            (ANY_NEED, "Any need at all"),
            (SEVERAL_NEEDS, "Two needs or more"),
            *((code, f"{name}, of any kind") for code, (_, name) in NEEDS_BY_KIND.items()),
            *options(Kind.FORMAT, Kind.SUPPORT, Kind.DIGITAL),
        ],
    )
    joined = Ticks(label="Getting involved", choices=Joined.choices)
    levels = Ticks(label="Level they chose", choices=levels)
    methods = Ticks(label="How they like to take part", choices=lambda: options(Kind.METHOD))
    methods_only = forms.BooleanField(
        label="Only people who ticked nothing else in that list", required=False
    )
    topics = Ticks(label="What they care about", choices=lambda: options(Kind.TOPIC))
    times = Ticks(label="When they are free", choices=lambda: options(Kind.TIME))
    engagement = Ticks(
        label="Took part",
        choices=Engaged.choices,
        help_text="Tick the first two for people who have not taken part for 12 months.",
    )
    group_kinds = Ticks(label="In a group of this kind", choices=group_kinds)
    groups = Ticks(label="In this group", choices=groups)
    preferred = Ticks(
        label="Preferred channel",
        choices=[*Channel.choices, (NOT_RECORDED, "Not recorded")],
        help_text="As they told us, or as the housing system has it.",
    )
    contacted = Ticks(label="We last wrote to them, or rang them", choices=Contacted.choices)
    channels = Ticks(
        label="We hold details for", choices=Channel.choices, help_text="Any of those ticked."
    )
    agreed = forms.BooleanField(
        label="Only people who have agreed to be invited that way", required=False
    )

    @property
    def chosen(self) -> Criteria:
        """What was asked for, of a valid form, as a segment keeps it."""
        return {
            name: True if name in FLAGS else self.cleaned_data[name]
            for name in FILTER_NAMES
            if self.cleaned_data.get(name)
        }

    @property
    def headings(self) -> list[Heading]:
        return [
            Heading(
                name,
                tuple(self[field] for field in fields),
                sum(bool(self[field].value()) for field in fields),
            )
            for name, fields in self.HEADINGS
        ]


FILTER_NAMES = tuple(name for _, fields in CriteriaForm.HEADINGS for name in fields)


class SegmentForm(SeenForm, CriteriaForm, OnceForm):
    """The filters, and the name to keep them under."""

    class Meta:
        model = Segment
        fields = ["name", "is_profile", "criteria"]
        labels = {
            "name": "Name of the segment",
            "is_profile": "Show it among the profiles",
        }
        help_texts = {"name": "So that a colleague knows who is meant, for example: Quiet in West."}
        error_messages = {"name": {"required": "Give the segment a name"}}

    def __init__(self, *args, instance: Segment | None = None, initial=None, **kwargs):
        saved = instance.criteria if instance and isinstance(instance.criteria, dict) else {}
        super().__init__(*args, instance=instance, initial={**saved, **(initial or {})}, **kwargs)
        del self.fields["criteria"]  # the filters stand for it

    @cached_property
    def changed_data(self) -> list[str]:
        """The filters are one answer, kept in one column."""
        changed = super().changed_data
        return [*changed, "criteria"] if set(changed) & set(FILTER_NAMES) else changed


class SegmentChoiceField(forms.ModelChoiceField):
    """Choose people by a saved segment. With the page's htmx loaded, and an element with the id
    ``segment-count`` near it, its size and meaning are shown when one is chosen."""

    def __init__(self, queryset=None, **kwargs):
        kwargs.setdefault("label", "Who is it for?")
        kwargs.setdefault("empty_label", "Choose a segment")
        kwargs.setdefault("error_messages", {"required": "Choose a segment"})
        super().__init__(Segment.objects.in_use() if queryset is None else queryset, **kwargs)
        self.widget.attrs.update(
            {
                "data-hx-get": reverse_lazy("segments:count"),
                "data-hx-target": "#segment-count",
                "data-hx-trigger": "change",
                "data-hx-params": "*",
                "data-hx-vals": '{"saved": "yes"}',
            }
        )


class ChosenSegment(forms.Form):
    """What a :class:`SegmentChoiceField` named ``segment`` sends to be counted."""

    segment = SegmentChoiceField(Segment.objects.all(), required=False)

    @property
    def chosen(self) -> Segment | None:
        self.is_valid()
        return self.cleaned_data.get("segment")
