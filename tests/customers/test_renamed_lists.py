"""A tenure or an area that the administrator renames has its new name wherever it was kept as text."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Area, Tenure
from participation.reach.representation.models import PopulationCount, PopulationSource
from participation.steering.widening.models import Gap
from tests.factories.people import make_estate, make_user
from tests.factories.widening import make_target

pytestmark = pytest.mark.django_db

YEAR = 2026


@pytest.fixture
def administrator(client):
    client.force_login(make_user(Role.ADMINISTRATOR))
    return client


def counted(code: str, group: str) -> PopulationCount:
    source, _ = PopulationSource.objects.get_or_create(
        title="Census",
        kind="census",
        counted_on=dt.date(2022, 3, 20),
        defaults={"added_by": make_user(Role.STAFF)},
    )
    return PopulationCount.objects.create(
        source=source, characteristic=code, group=group, people=900
    )


def gap(code: str, group: str) -> Gap:
    return Gap.objects.create(
        year=YEAR,
        characteristic_code=code,
        group=group,
        customers=100,
        people=3,
        index="0.50",
        found_on=timezone.localdate(),
    )


def rename(administrator, row: Tenure | Area, name: str) -> None:
    address = reverse(f"admin:customers_{row._meta.model_name}_change", args=[row.pk])
    form = administrator.get(address).context["adminform"].form
    said = {field: form.initial.get(field) for field in form.fields}
    sent = {field: value for field, value in said.items() if value not in (None, False)}
    answer = administrator.post(address, {**sent, "name": name})
    assert answer.status_code == 302, answer.context["errors"]


def names_of(*rows) -> list:
    for row in rows:
        row.refresh_from_db()
    return [getattr(row, "groups", None) or row.group for row in rows]


def test_a_renamed_tenure_is_renamed_in_targets_gaps_and_counts(administrator):
    tenure = Tenure.objects.get(code="factored_owner")
    others = Tenure.objects.get(code="tenant").name
    target = make_target(characteristic_code="tenure", groups=[tenure.name, others])
    kept = [target, gap("tenure", tenure.name), counted("tenure", tenure.name)]

    rename(administrator, tenure, "Owner with a factor")

    assert names_of(*kept) == [["Owner with a factor", others], *["Owner with a factor"] * 2]


def test_a_renamed_area_is_renamed_as_a_region_and_as_an_area_alone(administrator):
    region = make_estate().parent.parent
    was = region.name
    target = make_target(characteristic_code="region", groups=[was])
    kept = [target, gap("region", was), gap("area", was), counted("region", was)]
    of_another_kind = gap("tenure", was)

    rename(administrator, region, "Dale and Moor")

    assert names_of(*kept) == [["Dale and Moor"], *["Dale and Moor"] * 3]
    assert names_of(of_another_kind) == [was]


def test_a_name_that_a_year_has_already_is_kept_twice_and_stops_nothing(administrator):
    tenure = Tenure.objects.get(code="factored_owner")
    was = tenure.name
    gone, kept = gap("tenure", "Owner with a factor"), gap("tenure", was)
    counts = [counted("tenure", "Owner with a factor"), counted("tenure", was)]

    rename(administrator, tenure, "Owner with a factor")

    assert names_of(gone, kept) == names_of(*counts) == ["Owner with a factor", was]
