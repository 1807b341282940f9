"""Recent users are asked by consent alone, and answer as they like (R-34)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from scrutiny.investigations.models import RecentUser, Stage
from scrutiny.investigations.services import answer, call_off, hold_session, plan_session
from scrutiny.investigations.services.telling import OFF
from tests.factories.investigations import (
    draw_map,
    make_investigation,
    make_joint,
    make_recent_user,
)
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


def test_only_who_agreed_and_was_not_asked_lately_is_asked(repair):
    asked = make_recent_user(repair)
    never_agreed = make_recent_user(
        repair, make_joined_customer("Jean Smith", reference="GH-2"), agrees=False
    )

    assert asked.asked_on == timezone.localdate()
    assert (never_agreed.asked_on, never_agreed.held_by) == (None, "no_consent")
    left = Message.objects.exclude(state=Message.State.HELD)
    assert [one.customer for one in left] == [asked.customer]
    with pytest.raises(Refused, match="not asked"):
        answer(recent_user=never_agreed, says="yes")
    # Asked by us this week already, so that the next one waits.
    other = make_investigation("A complaint", lead=repair.lead_officer)
    assert make_recent_user(other, asked.customer).held_by == "cooldown"


def test_an_officer_sends_a_list_and_hears_which_references_nobody_has(client, repair, morag):
    client.force_login(morag)
    make_customer("Jean Smith", reference="GH-2")
    address = f"/staff/scrutiny/investigations/{repair.pk}/recent-users/"

    page = client.post(address, {"references": "gh-9\ngh-2"}, follow=True).content.decode()

    assert "1 new on the list" in page
    assert "gh-9" in page
    assert "1 on the list is not asked" in page
    assert "Plan the joint session first" in client.post(f"{address}ask/", follow=True).text
    planned = typed_day("on", dt.date(2040, 6, 3)) | {"where": "Calder Hall, 6.30pm"}
    client.post(f"{repair.staff_address}session/plan/", planned)
    assert "0 asked" in client.post(f"{address}ask/", follow=True).content.decode()
    assert not Message.objects.exclude(state=Message.State.HELD).exists()
    wrong = client.post(address, {"references": ""}).content.decode()
    assert "at least one reference" in wrong


def test_an_invitation_names_the_day_and_who_said_yes_hears_of_another(repair, morag):
    amina = make_recent_user(repair)
    answer(recent_user=amina, says="yes")
    on = timezone.localdate() + dt.timedelta(days=9)

    for _ in range(2):
        plan_session(investigation=repair, on=on, where="Library, 2pm", by=morag)

    first, second = Message.objects.order_by("pk").values_list("text", flat=True)
    assert "Calder Hall, 6.30pm" in first
    assert "Library, 2pm" in second
    with pytest.raises(Refused, match="That day is over"):
        plan_session(investigation=repair, on=dt.date(2020, 1, 1), where="Library", by=morag)


def test_somebody_says_yes_reads_the_maps_proposes_and_their_name_stands_nowhere(client, repair):
    make_joint(repair)
    amina = make_recent_user(repair)
    client.force_login(amina.customer.user)
    one = f"/me/scrutiny/investigations/{repair.pk}/"
    assert client.get(one).status_code == 404
    client.post(f"/me/scrutiny/investigations/asked/{amina.pk}/yes/")

    said = {"what": "Ring before you come", "why": "Nobody did", "gain": "We are in"}
    client.post(f"{one}propose/", said)

    page = client.get(one).content.decode()
    assert "Ring before you come" in page
    assert "Amina" not in page.split("<main")[1]
    draw_map(repair, Stage.JOINT, 4)
    hold_session(
        investigation=repair,
        on=timezone.localdate(),
        where="Hall",
        came=RecentUser.objects.all(),
        by=repair.lead_officer,
    )
    assert Engagement.objects.get(customer=amina.customer).role == "contributed"
    hold_session(
        investigation=repair,
        on=timezone.localdate(),
        where="Hall",
        came=[],
        by=repair.lead_officer,
    )
    assert not Engagement.objects.filter(customer=amina.customer).exists()  # it was put right
    with pytest.raises(Refused, match="has been held"):
        answer(recent_user=amina, says="no")


def test_nobody_but_who_works_on_it_reads_an_open_map(client, repair, morag):
    make_joint(repair)
    page = f"/staff/scrutiny/investigations/{repair.pk}/"
    client.force_login(make_user(Role.MANAGER, name="Ewan Galbraith"))

    assert "<svg" not in client.get(page).content.decode()
    assert client.get(f"{page}maps.pdf").status_code == 404
    assert client.get(f"{page}recent-users/").status_code == 404
    client.force_login(morag)
    assert client.get(page).content.decode().count("<svg") == 2


def test_of_one_that_is_called_off_only_who_said_yes_is_remembered(repair, morag):
    comes = make_recent_user(repair)
    answer(recent_user=comes, says="yes")
    make_recent_user(repair, make_joined_customer("Jean Smith", reference="GH-2"), agrees=False)

    make_recent_user(repair, make_joined_customer("Ali Nays", reference="GH-3"))
    call_off(investigation=repair, why="Nobody could come", by=morag)

    assert list(RecentUser.objects.all()) == [comes]
    told = Message.objects.get(template=OFF)
    assert told.customer == comes.customer
    assert "Nobody could come" in told.text
