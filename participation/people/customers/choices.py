"""The lists that filters choose from, the same for whoever asks (``ChoiceOfRows``)."""

from base.core.kept_queries import kept_query

from .models import Area, Level, PreferenceOption, Tenure


@kept_query
def areas(told):
    return Area.objects.order_by("name")


@kept_query
def tenures(told):
    return Tenure.objects.all()


@kept_query
def levels(told):
    return Level.objects.all()


@kept_query
def times(told):
    """When somebody is free."""
    return PreferenceOption.objects.of(PreferenceOption.Kind.TIME)
