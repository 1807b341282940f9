"""Whom an activity is for, as its page says it."""

from typing import Any

from django.utils.text import get_text_list

from base.core.kept_queries import kept_query
from participation.people.customers.models import Area, Tenure
from participation.people.groups.models import Group

from .models import Activity


@kept_query
def tenures(told):
    return Tenure.objects.filter(activity=told.number("activity")).values_list("name", flat=True)


@kept_query
def groups(told):
    """Those for whose members alone it is."""
    mine = Group.objects.filter(activities_for_it_alone=told.number("activity"))
    return mine.values_list("name", flat=True)


@kept_query
def areas(told):
    return Area.objects.filter(activity=told.number("activity")).values_list("name", flat=True)


def restricted(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an activity to be saved, with what its list of groups says of who sees it."""
    return {**fields, "members_only": bool(fields["only_for"])} if "only_for" in fields else fields


def sitting_on(activity: Activity) -> str:
    """Of one that is for groups alone: those who sit on Calder Panel or Mill Lane Association."""
    return f"those who sit on {get_text_list(groups.rows(activity=activity.pk), 'or')}"
