"""Choosing one of the landlord's activities in a form: the nearest of thousands, or the one whose page led there."""

from collections.abc import Iterable

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from base.core.forms import ModelChoices
from base.core.row_numbers import row_number

from .models import Activity, ActivityQuerySet

#: So many that come, and so many that have begun. A longer list is slow to make and nobody reads it; what is
#: further away is chosen from its own page, by ``?activity=12``.
NEAREST = 150


def nearest(among: ActivityQuerySet, chosen: Iterable[int] = ()) -> ActivityQuerySet:
    """Those of ``among`` nearest to now on either side, and ``chosen`` however far away they are."""
    now = timezone.now()
    coming = among.filter(starts_at__gt=now).order_by("starts_at", "pk")[:NEAREST]
    begun = among.filter(starts_at__lte=now).order_by("-starts_at", "-pk")[:NEAREST]
    near = Q(pk__in=coming.values("pk")) | Q(pk__in=begun.values("pk"))
    return Activity.objects.filter(near | Q(pk__in=list(chosen))).order_by("-starts_at", "-pk")


def activity_asked_for(request) -> Activity | None:
    """The activity whose page led to the form, by ``?activity=12``."""
    number = row_number(request.GET.get("activity"))
    return Activity.objects.filter(pk=number).first() if number else None


class SaysDay:
    """Its title and day: many have one title."""

    def label_from_instance(self, activity: Activity) -> str:
        return f"{activity.title}, {date_format(timezone.localdate(activity.starts_at), 'j F Y')}"


class ActivityChoice(SaysDay, forms.ModelChoiceField):
    """One activity. A form says in its ``__init__`` among which: ``self.fields["activity"].offer(…)``."""

    def __init__(self, **kwargs):
        super().__init__(Activity.objects.none(), **kwargs)

    def offer(self, among: ActivityQuerySet, chosen_id: int | None = None) -> None:
        self.queryset = nearest(among, [chosen_id] if chosen_id else [])


class ActivityChoices(SaysDay, ModelChoices):
    """Several of them."""

    widget = forms.SelectMultiple(attrs={"size": 8})

    def __init__(self, **kwargs):
        super().__init__(Activity.objects.none(), **kwargs)

    def offer(self, among: ActivityQuerySet, chosen: Iterable[int] = ()) -> None:
        self.queryset = nearest(among, chosen)
