"""Who writes for a group, and for whom each page is: its office bearers, or staff for them."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from participation.people.groups.insiders import Standing, groups_inside, standing_of
from participation.people.groups.models import Group

from .models import Registration
from .services.writing import OFFICES


def keeps(standing: Standing) -> bool:
    """The office bearers of a group; where nobody holds an office, every member."""
    seat = standing.seat
    if seat is None or not standing.counts:
        return False
    return seat.role in OFFICES or standing.runs_as_member


class ByGroup:
    """The group of the address, for its office bearers; to everybody else it is not there."""

    request: Any
    kwargs: Any
    back_words = "The group’s register page"

    @cached_property
    def group(self) -> Group:
        mine = groups_inside(self.request.user).select_related("kind", "own_page")
        group = get_object_or_404(mine, slug=self.kwargs["slug"])
        if not keeps(standing_of(group, self.request.user)):
            raise Http404("This is for the office bearers of the group.")
        return group

    def get_queryset(self):
        return Registration.objects.filter(group=self.group).select_related("group")

    def back(self) -> str:
        return reverse("registration:mine", args=[self.group.slug])


class ByStaff:
    """Any group, by the number of its application."""

    row: Any
    back_words = "The application"

    @property
    def group(self) -> Group:
        return self.row.group

    def get_queryset(self):
        return Registration.objects.select_related("group")

    def back(self) -> str:
        return self.row.get_absolute_url()


class GroupByStaff:
    """Any group, by its own number."""

    kwargs: Any
    back_words = "The group"

    @cached_property
    def group(self) -> Group:
        return get_object_or_404(Group.objects.select_related("kind", "area"), pk=self.kwargs["pk"])

    def back(self) -> str:
        return self.group.get_absolute_url()
