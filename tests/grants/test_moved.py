"""Money of groups from before the ledger."""

import datetime as dt
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from participation.funding.grants import stats
from participation.funding.grants.models import Entry
from tests.factories.groups import make_group

pytestmark = pytest.mark.django_db
MOVED = import_module("participation.funding.grants.migrations.0002_money_that_groups_had")


def test_what_groups_were_given_moves_into_the_ledger_and_back(officer):
    at = [
        ("groups", "0008_rights_by_kind"),
        ("grants", "0001_schemes_grants_and_their_ledger"),
    ]
    apps = MigrationLoader(connection).project_state(at).apps
    funding, group = apps.get_model("groups", "Funding"), make_group()
    given = [(dt.date(2026, 3, 31), "45.10", "Stamps"), (dt.date(2026, 4, 1), "500.00", "A room")]
    for day, pounds, what_for in given:
        funding.objects.create(
            group_id=group.pk,
            given_on=day,
            pounds=Decimal(pounds),
            what_for=what_for,
            recorded_by_id=officer.pk,
            recorded_at=timezone.now(),
        )

    MOVED.into_the_ledger(apps, None)

    money = stats.balances(Entry.objects.filter(group=group))
    assert (money.awarded, money.paid) == (Decimal("545.10"), Decimal("545.10"))
    moved = Entry.objects.filter(kind="paid").order_by("on")
    assert [(one.scheme_year.starts, one.grant.what_for, one.by) for one in moved] == [
        (2025, "Stamps", officer),
        (2026, "A room", officer),
    ]
    MOVED.back_again(apps, None)
    told = funding.objects.order_by("given_on").values_list("given_on", "pounds", "what_for")
    assert [(day, str(pounds), what_for) for day, pounds, what_for in told] == given
