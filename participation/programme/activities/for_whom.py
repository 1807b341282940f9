"""Whom an activity is for, as its page says it."""

from base.core.kept_queries import kept_query
from participation.people.customers.models import Area, Tenure


@kept_query
def tenures(told):
    return Tenure.objects.filter(activity=told.number("activity")).values_list("name", flat=True)


@kept_query
def areas(told):
    return Area.objects.filter(activity=told.number("activity")).values_list("name", flat=True)
