"""A query whose SQL is kept finds what Django would find each time, whoever asks and whenever."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from base.core.at_asking import AtAsking
from base.core.kept_queries import KEPT_QUERIES, KeptQuery, remember_list
from base.core.rules.values import in_force
from participation.people.customers.models import Customer, PreferenceOption
from participation.programme.events.models import Event
from portal.urls import urlpatterns
from tests.factories.activities import make_event
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def keep():
    """Keeps a query, and lets go of it with the test."""
    there_are = len(KEPT_QUERIES)
    yield KeptQuery
    del KEPT_QUERIES[there_are:]


def test_each_asks_for_what_they_are_told_and_the_sql_is_made_once(keep):
    jean, tam = make_customer("Jean Smith"), make_customer("Tam Rennie")
    made = []

    @keep
    def named(told):
        made.append(told)
        return Customer.objects.filter(pk=told.number("pk"), name=told.words("name"))

    assert named.rows(pk=jean.pk, name=jean.name) == [jean]
    assert named.rows(pk=tam.pk, name=tam.name) == [tam]
    assert named.rows(pk=tam.pk, name=jean.name) == []
    assert len(made) == 1


def test_the_moment_and_the_day_are_those_of_the_asking(keep, monkeypatch):
    event = make_event()

    @keep
    def begun(told):
        return Event.objects.filter(starts_at__lt=told.now, created_at__date__lt=told.today)

    assert begun.rows() == []

    later = timezone.now() + dt.timedelta(days=400)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert begun.rows() == [event]


def test_a_row_comes_with_the_rows_it_names_and_with_what_is_worked_out(keep):
    event = make_event()
    Event.objects.filter(pk=event.pk).update(actual_cost="12.50")

    @keep
    def events(told):
        return Event.objects.select_related("level").with_places_taken()

    (row,) = events.rows()

    (same,) = Event.objects.select_related("level").with_places_taken()
    assert row.__dict__.keys() == same.__dict__.keys()
    assert (row.starts_at, row.actual_cost) == (same.starts_at, same.actual_cost)
    assert (row.places_taken, row.level.name) == (0, same.level.name)


def test_plain_values_are_those_of_their_columns(keep):
    event = make_event()

    @keep
    def values(told):
        return Event.objects.values_list("starts_at", "takes_bookings", "principles")

    assert values.rows() == [(event.starts_at, True, [])]


def test_a_paginator_counts_them_and_takes_its_part(keep, django_assert_num_queries):
    people = [make_customer(f"Person {number}") for number in range(5)]

    @keep
    def by_number(told):
        return Customer.objects.filter(name__startswith="Person").order_by("pk")

    with django_assert_num_queries(2):
        page = Paginator(by_number.pages(), 2).get_page(2)

    assert (page.paginator.count, page.object_list) == (5, people[2:4])
    assert by_number.first() == people[0]


def test_nobody_is_counted_as_none_and_is_not_the_first(keep):
    @keep
    def everybody(told):
        return Customer.objects.all()

    assert (everybody.count(), everybody.first(), everybody.rows()) == (0, None, [])
    assert Paginator(everybody.pages(), 20).get_page(1).object_list == []
    with pytest.raises(Http404):
        everybody.first_or_404()


def test_a_remembered_list_is_not_asked_for_again_and_can_be_narrowed(django_assert_num_queries):
    jean, (ramp, lift) = make_customer("Jean"), PreferenceOption.objects.all()[:2]
    jean.preferences.add(ramp)

    remember_list(jean, "preferences", [ramp])

    with django_assert_num_queries(0):
        assert list(jean.preferences.all()) == [ramp]
    assert list(jean.preferences.filter(pk=lift.pk)) == []


def test_one_that_would_read_other_rows_after_its_own_is_refused(keep):
    @keep
    def with_lists(told):
        return Customer.objects.prefetch_related("preferences")

    with pytest.raises(ImproperlyConfigured):
        with_lists.rows()


def test_no_kept_query_holds_a_day_what_a_landlord_decides_or_what_it_read(
    monkeypatch, django_assert_num_queries
):
    """It would hold until the process ends."""
    autodiscover_modules("about_people")
    assert urlpatterns  # every page is loaded, and so every query
    assert KEPT_QUERIES

    def made() -> list:
        statements = [one._part(None) for one in KEPT_QUERIES]
        return [
            (
                one.sql,
                ["asked" if isinstance(value, AtAsking) else value for value in one.parameters],
            )
            for one in statements
        ]

    def refuse(rule):
        pytest.fail(f"A kept query reads {rule.name}.")

    monkeypatch.setattr(in_force, "value_of", refuse)
    with django_assert_num_queries(0):
        today = made()
    later = timezone.now() + dt.timedelta(days=400, hours=7)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert made() == today
