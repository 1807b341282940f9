import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Tenure
from tests.factories.activities import make_opportunity
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_any_member_of_staff_finds_every_open_one_on_one_page_with_what_to_say(
    client, settings, django_assert_max_num_queries
):
    for number in range(30):
        make_opportunity(f"Panel {number}", who_for="Anybody who gets letters.")
    make_opportunity("Off the menu", closed_at=timezone.now())
    shown = make_opportunity(
        "Readers' panel",
        summary="Read a letter before it goes out.",
        who_for="Anybody with a letter.",
    )
    shown.tenures.set(Tenure.objects.filter(code="tenant"))
    client.force_login(make_user(Role.STAFF))

    with django_assert_max_num_queries(20):
        page = client.get("/staff/opportunities/at-a-glance/").content.decode()

    assert page.count("<h2") == 31
    assert "“Read a letter before it goes out.”" in page
    assert settings.PORTAL_ADDRESS + shown.get_absolute_url() in page
    assert f"{shown.get_absolute_url()}leaflet.pdf" in page
    assert "15 minutes a month" in page
    assert "Anybody with a letter. (Tenant only)" in page
    assert "Off the menu" not in page
