"""How far people are involved: said on every engagement, and chosen with its meaning in sight."""

import pytest
from django.utils.html import escape

from base.core.audience import Role
from participation.people.customers import lookups
from participation.people.customers.models import Level
from participation.programme.events.models import Event
from tests.events.answers import log_answers
from tests.factories.activities import make_consultation, make_event, make_opportunity
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_opportunity, make_event, make_consultation])
def test_residents_are_told_the_level_of_each_engagement(client, make):
    level = Level.objects.get(code="influence")
    Level.objects.filter(pk=level.pk).update(name="Deciding together")

    page = client.get(make(level="influence").get_absolute_url()).content.decode()

    assert "Deciding together" in page


def test_every_rung_of_the_ladder_can_be_chosen_with_its_definition_beside_it(client, settings):
    Level.objects.all().delete()
    settings.LEVELS_PRESET = "ladder"
    lookups.load()
    client.force_login(make_user(Role.STAFF))
    rung = Level.objects.order_by("rank")[5]

    form = client.get("/staff/events/log/").content.decode()
    client.post("/staff/events/log/", log_answers(level=rung.pk))

    for level in Level.objects.all():
        assert escape(level.name) in form
        assert escape(level.description) in form
    assert Event.objects.get().level == rung
