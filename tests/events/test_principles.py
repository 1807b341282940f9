import pytest

from base.core.audience import Role
from participation.programme.events.models import Principle
from tests.factories.activities import make_event
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_principles_that_nobody_made_sure_of_stay_on_the_page_of_a_planned_event(client):
    client.force_login(make_user(Role.STAFF))
    half = [Principle.COMMENT, Principle.TOLD]
    event, sure = make_event(principles=half), make_event(principles=Principle.values)

    page = client.get(event.staff_address).content.decode()

    assert "Make sure of this first" in page
    assert Principle.NOBODY_OUT.label in page
    assert Principle.TOLD.label not in page
    assert "Make sure of this first" not in client.get(sure.staff_address).content.decode()
    form = client.get(f"/staff/events/{event.pk}/edit/").content.decode()
    assert form.count('name="principles"') == len(Principle)
    assert form.split('value="told"')[1].split(">")[0].strip().endswith("checked")
