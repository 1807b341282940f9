"""Versions of constitution and code of conduct, who accepted them, and declared interests."""

import pytest

from base.core.refused import Refused
from participation.joining.panels.models import Acceptance, PanelPaper
from participation.joining.panels.services import accept_paper, add_paper, declare_interest
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer
from tests.forms import typed_day

pytestmark = pytest.mark.django_db
CODE = PanelPaper.Kind.CODE


@pytest.fixture
def seat():
    return make_membership(make_group("The Panel", kind="scrutiny"), make_joined_customer("Jean"))


def code(seat, morag, text="We listen."):
    return add_paper(group=seat.group, kind=CODE, text=text, agreed_on=days_ago(3), by=morag)


def test_each_version_stays_with_its_day_and_who_accepted_it(client, morag, seat):
    first = code(seat, morag)
    accept_paper(paper=first, membership=seat, by=morag)
    sent = {"kind": "code", "text": "We listen more.", **typed_day("agreed_on", days_ago(1))}

    client.post(f"/staff/panels/papers/{seat.group.pk}/", sent)

    page = client.get(f"/staff/panels/papers/{seat.group.pk}/").content.decode()
    assert "Code of conduct, version 1" in page
    assert "Code of conduct, version 2" in page
    assert "Accepted by 1 of 1" in page
    assert "Accepted by 0 of 1" in page
    first.refresh_from_db()
    assert first.text == "We listen."


def test_a_member_reads_and_accepts_the_newest_and_once(client, morag, seat):
    old, new = code(seat, morag), code(seat, morag, "We listen more.")
    client.force_login(seat.customer.user)
    assert "something to read and accept" in client.get("/me/").content.decode()
    assert "We listen more." in client.get(f"/panels/papers/{new.pk}/").content.decode()

    client.post(f"/me/panels/{seat.pk}/accept/{old.pk}/")
    for _ in range(2):
        client.post(f"/me/panels/{seat.pk}/accept/{new.pk}/")

    assert Acceptance.objects.get().paper == new
    assert "something to read and accept" not in client.get("/me/").content.decode()


def test_nobody_from_outside_reads_or_accepts_what_a_group_works_by(client, morag, seat):
    paper = code(seat, morag)
    other = make_membership(make_group("Gardeners", kind="community"), make_joined_customer("Ann"))
    client.force_login(other.customer.user)

    assert client.get(f"/panels/papers/{paper.pk}/").status_code == 404
    assert client.post(f"/me/panels/{seat.pk}/accept/{paper.pk}/").status_code == 404
    assert client.post(f"/me/panels/{other.pk}/accept/{paper.pk}/").status_code == 404
    with pytest.raises(Refused, match="Only those who sit on the group"):
        accept_paper(paper=paper, membership=other, by=morag)


def test_a_member_declares_an_interest_and_staff_see_the_conflict_on_the_group(client, seat, morag):
    client.force_login(seat.customer.user)
    client.post(f"/me/panels/{seat.pk}/interest/", {"what": "My sister fits your boilers"})
    declare_interest(
        membership=seat, what="Sits on the council", bars="Votes on the park", by=morag
    )

    client.force_login(morag)
    page = client.get(seat.group.get_absolute_url()).content.decode()

    assert "My sister fits your boilers" in page
    assert "Takes no part in: Votes on the park" in page
    interest = seat.interests.get(bars="")
    client.post(f"/staff/panels/interests/{interest.pk}/end/")
    assert "My sister" not in client.get(seat.group.get_absolute_url()).content.decode()


def test_what_was_declared_goes_with_the_seat_of_somebody_who_never_sat_there(client, morag):
    seat = make_membership(make_group(), make_customer("Wrong Jean"))
    declare_interest(membership=seat, what="Something", by=morag)

    client.post(f"/staff/groups/{seat.group.pk}/members/{seat.pk}/remove/")

    assert not seat.group.memberships.exists()
