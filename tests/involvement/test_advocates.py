"""Estate advocates, only where no association speaks for the people of an estate (R-08)."""

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.joining.involvement.matching import matches_for, people_for
from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import express_interest, move_interest
from tests.factories.activities import make_opportunity
from tests.factories.groups import make_group
from tests.factories.people import make_customer, make_estate
from tests.factories.sendouts import make_agreeing

pytestmark = pytest.mark.django_db
State = Interest.State


@pytest.fixture
def advocate():
    return make_opportunity("Estate advocate", kind="advocate", level="influence")


@pytest.mark.parametrize("of", ["estate", "area"])
def test_where_an_association_speaks_for_people_nobody_is_an_advocate(officer, advocate, of):
    estate = make_estate()
    group = make_group(area=estate if of == "estate" else estate.parent)

    with pytest.raises(Refused, match=f"{group.name} speaks for"):
        express_interest(
            opportunity=advocate, customer=make_customer("Amina", area=estate), by=officer
        )


def test_other_groups_elsewhere_or_ended_stand_in_nobodys_way(officer, advocate):
    estate = make_estate()
    make_group("Gardeners", kind="community", area=estate)
    make_group("Next door", area=make_estate("Birkwood"))
    make_group("Ended", area=estate, ended_on=timezone.localdate())
    amina = make_customer("Amina", area=estate)

    interest = express_interest(opportunity=advocate, customer=amina, by=officer)
    move_interest(interest=interest, to=State.PLACED, by=officer, seen=State.NEW)

    assert amina.interests.get().state == State.PLACED


def test_an_association_formed_meanwhile_or_an_unknown_estate_stops_taking_it_up(officer, advocate):
    amina, nowhere = make_customer("Amina", area=make_estate()), make_customer("Tam")
    asked = [
        express_interest(opportunity=advocate, customer=one, by=officer) for one in (amina, nowhere)
    ]
    make_group(area=make_estate())

    for interest, says in zip(asked, ["speaks for the people", "which estate"], strict=True):
        with pytest.raises(Refused, match=says):
            move_interest(interest=interest, to=State.PLACED, by=officer, seen=State.NEW)


def test_it_is_suggested_only_where_it_is_possible(advocate):
    make_group(area=make_estate())
    here = make_agreeing("Amina", area=make_estate(), level=advocate.level)
    there = make_agreeing("Jean", area=make_estate("Birkwood"), level=advocate.level)

    assert [person.name for person in people_for(advocate)] == ["Jean"]
    assert matches_for(here) == []
    assert [match.opportunity for match in matches_for(there)] == [advocate]


def test_a_part_in_choosing_staff_is_a_kind_that_staff_can_look_for(client, officer):
    panel = make_opportunity("Choose our staff", kind="recruitment")
    for opportunity, name in ((panel, "Amina"), (make_opportunity(), "Jean")):
        interest = express_interest(
            opportunity=opportunity, customer=make_customer(name), by=officer
        )
        move_interest(interest=interest, to=State.PLACED, by=officer, seen=State.NEW)
    client.force_login(officer)

    page = client.get("/staff/roles/", {"kind": "recruitment"}).content.decode()

    assert "Amina" in page
    assert "Jean" not in page
