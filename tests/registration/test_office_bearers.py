"""Office bearers who are no customers: how they are reached goes when they leave, and their names some years later."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import months_after
from base.core.refused import Refused
from participation.programme.registration import services
from participation.programme.registration.models import Registration, Status
from tests.factories.people import make_user
from tests.factories.registration import (
    make_application,
    make_association,
    make_registered,
    secretary_of,
)

pytestmark = pytest.mark.django_db
REACHED = {"reached": "07700 900123", "public_contact": "rab@example.com"}


@pytest.fixture
def registration():
    return make_registered()


def rab(registration: Registration):
    by = secretary_of(registration.group)
    named = {"name": "Rab Neighbour", "office": "Treasurer"} | REACHED
    return services.add_office_bearer(registration=registration, by=by, **named)


def in_years(years: int, days: int = 0) -> dt.date:
    return months_after(timezone.localdate(), 12 * years) + dt.timedelta(days=days)


def test_whoever_left_is_reached_by_nobody_any_more(client, registration):
    bearer = rab(registration)
    public = f"/groups/{registration.group.slug}/"
    assert "rab@example.com" in Client().get(public).content.decode()
    client.force_login(make_user(Role.STAFF))
    page = registration.get_absolute_url()
    assert "They have left" in client.get(page).content.decode()

    for _ in range(2):
        assert client.post(f"{page}people/{bearer.pk}/left/").url == page

    assert "rab@example.com" not in Client().get(public).content.decode()
    read = client.get(page).content.decode()
    assert "07700 900123" not in read
    assert "Rab Neighbour, Treasurer. Left on" in " ".join(read.split())


def test_the_number_of_another_application_opens_nobody(client, registration):
    other = make_application(make_association("Harbour Tenants"))
    bearer = other.office_bearers.first()
    client.force_login(make_user(Role.STAFF))

    answer = client.post(f"{registration.get_absolute_url()}people/{bearer.pk}/left/")

    assert answer.status_code == 404


def test_from_an_application_that_is_not_decided_they_are_taken_off():
    application = make_application()

    with pytest.raises(Refused, match="Take them off its list"):
        services.office_bearer_left(
            bearer=application.office_bearers.first(), by=secretary_of(application.group)
        )


def test_names_go_years_after_somebody_left_and_those_who_serve_stay(registration):
    left, stays = rab(registration), rab(registration)
    services.office_bearer_left(bearer=left, by=secretary_of(registration.group))

    assert services.forget_office_bearers(in_years(6, -1)) == 0
    assert services.forget_office_bearers(in_years(6, 1)) == 1
    assert services.forget_office_bearers(in_years(6, 1)) == 0

    left.refresh_from_db()
    stays.refresh_from_db()
    assert (left.name, stays.name) == ("Erased", "Rab Neighbour")


def test_of_a_refused_group_the_names_and_the_address_go_years_after_the_last_step():
    application = make_application()
    bearer = rab(application)
    by = secretary_of(application.group)
    application = services.submit(registration=application, by=by)
    assert services.forget_office_bearers(in_years(9)) == 0, "it is not decided yet"
    Registration.objects.update(status=Status.REFUSED)

    assert services.forget_office_bearers(in_years(6, 1)) == 1

    bearer.refresh_from_db()
    application.refresh_from_db()
    assert (bearer.name, bearer.reached, application.correspondence) == ("Erased", "", "")
    assert not application.history.exclude(correspondence="").exists()
    customers = application.office_bearers.exclude(customer=None)
    assert [one.name for one in customers] == ["Amina Hussain"], (
        "her own record is erased, or stays"
    )
