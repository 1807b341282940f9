"""Who sits on a group, in which role, since when and until when."""

import datetime as dt
import re
from urllib.parse import urlencode

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.people.groups.services import add_member, change_membership
from participation.records.merging.services import merge_records
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db

CHAIR, MEMBER = Membership.Role.CHAIR, Membership.Role.MEMBER


def test_somebody_is_found_and_sits_on_it_in_a_role(client, morag):
    group, jean = make_group(), make_customer("Jean Smith")
    found = client.get(f"/staff/groups/{group.pk}/add/", {"q": "jean"}).content.decode()
    assert f'name="who" id="who-{jean.pk}"' in found

    sent = {"role": "chair", **typed_day("from_on", days_ago(4))}
    page = client.post(adding(group, jean), sent, follow=True).content.decode()

    assert "Jean Smith is on record" in page
    assert "Chair" in page
    assert (
        "sits on it already"
        in client.get(f"/staff/groups/{group.pk}/add/", {"q": "jean"}).content.decode()
    )


def adding(group, *people) -> str:
    ticked = urlencode([("who", one.pk) for one in people])
    return f"{reverse('groups:add_members', args=[group.pk])}?{ticked}"


def test_whoever_is_ticked_stays_ticked_while_the_next_is_looked_for(client, morag):
    group, jean, amina = make_group(), make_customer("Jean Smith"), make_customer("Amina Hussain")
    asked = {"q": "amina", "who": jean.pk}

    for htmx in ({}, {"HX-Request": "true"}):
        page = client.get(f"/staff/groups/{group.pk}/add/", asked, headers=htmx).content.decode()

        assert re.search(rf'id="who-{jean.pk}" value="{jean.pk}" checked', page)
        assert re.search(rf'id="who-{amina.pk}" value="{amina.pk}" aria', page)


def test_a_whole_committee_is_put_on_record_at_once(client, morag):
    group, people = make_group(), [make_customer(name) for name in ("Jean", "Amina", "Tunde")]
    page = client.get(adding(group, *people)).content.decode()
    token = token_in(page)
    sent = {"role": "member", "form_token": token, **typed_day("from_on", days_ago(4))}

    pages = [client.post(adding(group, *people), sent, follow=True) for _ in range(2)]

    assert "Amina, Jean and Tunde are on record" in pages[0].content.decode()
    assert group.memberships.sitting().count() == 3


def test_of_a_committee_with_one_who_sits_there_nobody_is_added_and_it_says_who(client, morag):
    group, jean, amina = make_group(), make_customer("Jean"), make_customer("Amina")
    make_membership(group, jean)
    sent = {"role": "chair", **typed_day("from_on", days_ago(4))}

    page = client.post(adding(group, amina, jean), sent).content.decode()

    assert "Jean sat on this group then already" in page
    assert list(group.memberships.values_list("customer__name", flat=True)) == ["Jean"]


@pytest.mark.parametrize("ticked", ["", "?who=", "?who=x&who=99999999999999999999", "?who=0"])
def test_with_nobody_ticked_an_officer_is_led_back_to_finding(client, morag, ticked):
    group = make_group()

    page = client.get(reverse("groups:add_members", args=[group.pk]) + ticked, follow=True)

    assert page.redirect_chain == [(f"/staff/groups/{group.pk}/add/", 302)]
    assert "Find somebody, and tick them." in page.content.decode()


def test_a_person_sits_on_many_groups_and_on_each_once_at_a_time(morag):
    jean, panel = make_customer("Jean"), make_group("The Panel", kind="scrutiny")
    association = make_group()
    for group in (panel, association):
        add_member(group=group, customer=jean, role=MEMBER, from_on=days_ago(9), by=morag)

    with pytest.raises(Refused, match="Jean sat on this group then already"):
        add_member(group=panel, customer=jean, role=CHAIR, from_on=days_ago(1), by=morag)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_membership(panel, jean)

    assert jean.memberships.sitting().count() == 2


def test_a_group_has_one_chair_at_a_time(client, morag):
    group, jean, amina = make_group(), make_customer("Jean Orr"), make_customer("Amina Hussain")
    make_membership(group, jean, role="chair", from_on=days_ago(90))
    sent = {"role": "chair", **typed_day("from_on", days_ago(4))}

    shown = client.post(adding(group, amina), sent).content.decode()

    assert "Jean Orr is chair on those days. A group has one chair at a time" in shown
    assert f'value="{days_ago(4).day}"' in shown
    assert not amina.memberships.exists()


def test_of_two_who_are_ticked_only_one_can_be_chair(client, morag):
    group, people = make_group(), [make_customer("Jean"), make_customer("Amina")]

    page = client.post(
        adding(group, *people), {"role": "chair", **typed_day("from_on", days_ago(4))}
    ).content.decode()

    assert "A group has one chair at a time" in page
    assert not group.memberships.exists()


def test_a_group_that_has_two_chairs_is_put_right_by_ending_one(morag):
    group = make_group()
    first = make_membership(group, make_customer("Jean"), role=CHAIR, from_on=days_ago(90))
    make_membership(group, make_customer("Amina"), role=CHAIR, from_on=days_ago(60))
    change = {"membership": first, "role": CHAIR, "by": morag}

    with pytest.raises(Refused, match="one chair at a time"):
        change_membership(from_on=days_ago(91), until_on=days_ago(9), **change)
    for day in (days_ago(9), days_ago(30)):  # ended, and then put earlier: still beside the other
        change_membership(from_on=days_ago(90), until_on=day, **change)

    first.refresh_from_db()
    assert first.until_on == days_ago(30)
    with pytest.raises(Refused, match="one chair at a time"):
        change_membership(from_on=days_ago(90), until_on=days_ago(20), **change)


def test_a_member_who_becomes_chair_waits_until_the_chair_has_left(morag):
    group = make_group()
    chair = make_membership(group, make_customer("Jean"), role=CHAIR, from_on=days_ago(90))
    member = make_membership(group, make_customer("Amina"), from_on=days_ago(90))
    becoming = {"role": CHAIR, "from_on": days_ago(9), "until_on": None, "by": morag}

    with pytest.raises(Refused, match="Jean is chair on those days"):
        change_membership(membership=member, **becoming)
    change_membership(
        membership=chair, role=CHAIR, from_on=chair.from_on, until_on=days_ago(9), by=morag
    )
    change_membership(membership=member, **becoming)  # on the day on which the other left

    assert group.memberships.sitting().get(role=CHAIR).customer.name == "Amina"


def test_one_who_was_chair_years_ago_stands_in_nobodys_way(morag):
    group, jean, amina = make_group(), make_customer("Jean"), make_customer("Amina")
    make_membership(group, jean, role=CHAIR, from_on=days_ago(30))

    add_member(
        group=group,
        customer=amina,
        role=CHAIR,
        from_on=days_ago(900),
        until_on=days_ago(500),
        by=morag,
    )
    with pytest.raises(Refused, match="Amina is chair on those days"):
        add_member(
            group=group,
            customer=make_customer("Tunde"),
            role=CHAIR,
            from_on=days_ago(600),
            until_on=days_ago(400),
            by=morag,
        )


def test_there_may_be_several_vice_chairs(morag):
    group = make_group()
    for name in ("Jean", "Amina"):
        add_member(
            group=group,
            customer=make_customer(name),
            role=Membership.Role.VICE_CHAIR,
            from_on=days_ago(9),
            by=morag,
        )

    assert group.memberships.sitting().count() == 2


def test_whoever_left_can_come_back_and_the_days_between_are_known(morag):
    first = make_membership(from_on=days_ago(100))
    change_membership(
        membership=first, role=MEMBER, from_on=first.from_on, until_on=days_ago(50), by=morag
    )
    add_member(
        group=first.group, customer=first.customer, role=CHAIR, from_on=days_ago(20), by=morag
    )

    def sat(days: int) -> list[str]:
        rows = Membership.objects.sitting(days_ago(days))
        return list(rows.values_list("role", flat=True))

    assert (sat(101), sat(100), sat(50), sat(49), sat(20)) == (
        [],
        ["member"],
        ["member"],
        [],
        ["chair"],
    )


@pytest.mark.parametrize(
    ("until", "says"),
    [(dt.date(2999, 1, 1), "no day can be in the future"), (dt.date(2000, 1, 1), "last day must")],
)
def test_a_last_day_that_cannot_be_comes_back_on_the_page(client, morag, until, says):
    membership = make_membership()
    sent = {"role": "member", **typed_day("from_on", days_ago(9)), **typed_day("until_on", until)}

    page = client.post(membership.get_absolute_url(), sent).content.decode()

    assert says in page
    assert Membership.objects.sitting().count() == 1


def test_who_has_left_stands_among_the_past_members(client, morag):
    membership = make_membership(customer=make_customer("Jean Smith"))
    sent = {
        "role": "member",
        **typed_day("from_on", days_ago(9)),
        **typed_day("until_on", days_ago(1)),
    }
    client.post(membership.get_absolute_url(), sent)
    address = membership.group.get_absolute_url()

    assert "Jean Smith" not in client.get(address).content.decode()
    assert "Jean Smith" in client.get(address, {"members": "past"}).content.decode()


def test_what_was_entered_by_mistake_is_taken_off_and_the_log_says_so(client, morag):
    membership = make_membership()

    client.post(reverse("groups:remove_membership", args=[membership.group_id, membership.pk]))

    assert not Membership.objects.exists()
    assert Fact.objects.about(membership.group).get().what == "group_member_removed"


def test_two_records_of_one_person_make_one_place_on_the_group(morag):
    group = make_group()
    kept, other = make_customer("Jean Smith"), make_customer("jean smith")
    for one in (kept, other):
        make_membership(group, one)

    merge_records(kept=kept, away=other, by=morag)

    assert [one.customer for one in group.memberships.all()] == [kept]


def test_people_see_the_groups_they_sit_on_and_staff_see_them_on_the_record(client):
    amina = make_joined_customer("Amina Hussain")
    make_membership(make_group("The Panel", kind="scrutiny"), amina, role="chair")
    make_membership(make_group("Left behind"), amina, until_on=timezone.localdate())
    client.force_login(amina.user)
    mine = client.get("/me/").content.decode()
    client.force_login(make_user(Role.STAFF))
    record = client.get(amina.get_absolute_url()).content.decode()

    assert "The Panel" in mine
    assert "Chair since" in mine
    assert "Left behind" not in mine
    assert "The Panel" in record
    assert "Left behind" in record


def test_an_office_is_changed_in_one_step_and_nobody_hears_that_somebody_left(client, morag):
    group = make_group()
    amina = make_membership(group, make_joined_customer("Amina Hussain"), role=CHAIR)
    tam = make_membership(group, make_joined_customer("Tam Rennie"), role=MEMBER)
    make_membership(group, make_joined_customer("Nadia Sheikh"))
    address = f"/staff/groups/members/{tam.pk}/office/"
    assert address in client.get(tam.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    assert "Amina Hussain stays as a member" in page

    sent = {"role": "chair", "form_token": token_in(page)}
    for _ in range(2):
        client.post(address, sent)

    tam.refresh_from_db()
    amina.refresh_from_db()
    assert (tam.role, tam.until_on, amina.role, amina.until_on) == (CHAIR, None, MEMBER, None)
    told = Message.objects.filter(template__startswith="network/email/seat_")
    assert {one.template for one in told} == {"network/email/seat_taken"}
    assert told.filter(customer__name="Nadia Sheikh").count() == 1

    client.post(address, {"role": "member"})
    tam.refresh_from_db()
    assert (tam.role, tam.until_on) == (MEMBER, None)


def test_nobody_gives_an_office_to_themselves_or_to_whoever_looks_on(client, morag):
    own = make_membership(make_group(), make_customer("Morag", user=morag))
    looks_on = make_membership(own.group, role=Membership.Role.OBSERVER)

    for seat in (own, looks_on):
        client.post(f"/staff/groups/members/{seat.pk}/office/", {"role": "chair"})

    assert not own.group.memberships.filter(role=CHAIR).exists()
