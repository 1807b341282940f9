"""Whoever applies to a panel declares their interests in the application itself."""

import pytest

from base.core.refused import Refused
from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import express_interest, move_interest
from participation.joining.panels.services import recruit_by
from tests.factories.activities import make_opportunity
from tests.factories.groups import make_group
from tests.factories.people import make_joined_customer

pytestmark = pytest.mark.django_db
State = Interest.State
SISTER = "My sister works for your gas contractor"


@pytest.fixture
def panel():
    return make_group("The Panel", kind="scrutiny")


@pytest.fixture
def opportunity(panel, morag):
    wanted = make_opportunity("Scrutiny Panel")
    recruit_by(group=panel, opportunity=wanted, by=morag)
    wanted.refresh_from_db()
    return wanted


@pytest.fixture
def jean():
    return make_joined_customer("Jean")


@pytest.fixture
def address(opportunity):
    return f"/get-involved/{opportunity.slug}/interested/"


def test_the_button_leads_to_the_question_and_the_answer_to_the_seat(
    client, jean, morag, panel, opportunity, address
):
    client.force_login(jean.user)
    for page in ("/get-involved/", opportunity.get_absolute_url()):
        assert f'href="{address}"' in client.get(page).content.decode()
    assert "One question first" in client.get(address).content.decode()

    client.post(address, {"declares": "something", "declared": SISTER})

    interest = opportunity.interests.get()
    client.force_login(morag)
    for page in (interest.get_absolute_url(), f"/staff/panels/joining/{panel.pk}/"):
        assert SISTER in client.get(page).content.decode()
    move_interest(interest=interest, to=State.PLACED, by=morag, seen=State.NEW)
    declared = panel.memberships.get().interests.get()
    assert (declared.what, declared.recorded_by) == (SISTER, morag)


def test_nothing_is_an_answer_and_no_answer_is_none(client, jean, opportunity, address):
    client.force_login(jean.user)

    old_button = client.post(address)
    no_words = client.post(address, {"declares": "something", "declared": " "})
    assert "Choose whether you have something to declare" in old_button.content.decode()
    assert "Say what there is to declare" in no_words.content.decode()
    assert not opportunity.interests.exists()

    client.post(address, {"declares": "nothing", "declared": "forgotten in the box"})
    said = opportunity.interests.get()
    assert (said.declares, said.declared) == ("nothing", "")


def test_they_change_it_until_we_have_decided(client, jean, morag, opportunity, address):
    interest = express_interest(
        opportunity=opportunity, customer=jean, by=jean.user, declares="nothing"
    )
    client.force_login(jean.user)
    assert (
        "you have nothing to declare" in client.get(opportunity.get_absolute_url()).content.decode()
    )
    client.post(address, {"declares": "something", "declared": SISTER})
    assert opportunity.interests.get().declared == SISTER
    assert interest.history.order_by("history_date").first().declares == "nothing"

    interest.refresh_from_db()
    move_interest(interest=interest, to=State.PLACED, by=morag, seen=State.NEW)
    client.post(address, {"declares": "nothing"})
    assert opportunity.interests.get().declared == SISTER


def test_an_officer_who_keys_it_asks(client, jean, morag, opportunity):
    client.force_login(morag)
    address = f"/staff/interests/for/{jean.pk}/"
    sent = {"opportunity": opportunity.pk}

    page = client.post(address, sent).content.decode()
    assert "Ask them" in page
    assert not opportunity.interests.exists()

    client.post(address, {**sent, "declares": "something", "declared": SISTER})
    assert opportunity.interests.get().declared == SISTER


def test_only_where_a_panel_asks_for_it(client, jean, morag, panel, opportunity, address):
    opening = panel.openings.get()
    client.force_login(morag)
    client.post(f"/staff/panels/openings/{opening.pk}/interests/", {"asks": "no"})

    client.force_login(jean.user)
    assert client.get(address).status_code == 302
    client.post(address)
    assert opportunity.interests.get().declares == ""


def test_no_route_leads_round_the_question(jean, morag, opportunity):
    with pytest.raises(Refused, match="“Nothing” is an answer"):
        express_interest(opportunity=opportunity, customer=jean, by=morag)


def test_what_the_other_record_of_the_same_person_declared_goes_to_the_seat(
    jean, morag, panel, opportunity
):
    asked = {"opportunity": opportunity, "customer": jean, "by": morag}
    old = express_interest(**asked, declares="something", declared=SISTER)
    Interest.objects.filter(pk=old.pk).update(state=State.WITHDRAWN)
    new = express_interest(**asked, declares="nothing")
    Interest.objects.filter(pk=new.pk).update(declares="")
    new.refresh_from_db()

    move_interest(interest=new, to=State.PLACED, by=morag, seen=State.NEW)

    assert panel.memberships.get().interests.get().what == SISTER
