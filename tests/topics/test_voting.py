"""The panel's vote: who opens it, whose hand counts, and what it comes to."""

import pytest
from django.test import Client
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from scrutiny.topics.models import Hand, Topic, Vote
from scrutiny.topics.services import (
    call_off,
    close_vote,
    keep_back,
    open_vote,
    support,
    unbar_from_topic,
    vote,
)
from tests.factories.people import make_customer
from tests.factories.topics import make_open_vote, make_scrutiny_panel, make_seat, make_topic

W = Hand.Which


def raised(opened: Vote, seat: Membership, which: Hand.Which) -> Hand:
    return vote(vote=opened, seat=seat, which=which, by=seat.customer.user)


def test_whoever_an_interest_bars_does_not_vote_and_everybody_reads_as_much_as_they_may(
    client, morag, topic, chair, jean
):
    opened = make_open_vote(topic)
    raised(opened, jean, W.FOR)
    client.force_login(morag)
    client.post(f"/staff/topics/{topic.pk}/no-part/", {"seat": jean.pk, "why": "Her firm"})

    for by in (jean, chair):
        with pytest.raises(Refused, match="Jean Panel takes no part in this vote"):
            vote(vote=opened, seat=jean, which=W.FOR, by=by.customer.user)
    raised(opened, chair, W.FOR)
    with pytest.raises(Refused, match="2 have to vote"):
        close_vote(vote=opened, reason="Good.", by=chair.customer.user)

    client.force_login(chair.customer.user)
    assert "Jean Panel: Her firm" in client.get(topic.panel_address).content.decode()
    page = Client().get(topic.get_absolute_url()).content.decode()
    assert "1 member takes no part in it" in page
    assert "Her firm" not in page
    with pytest.raises(Refused, match="of themselves another does"):
        unbar_from_topic(barred=topic.barred.get(), by=jean.customer.user)
    remove = f"/me/scrutiny/topics/no-part/{topic.barred.get().pk}/remove/"
    assert [client.post(remove).url, client.post(remove).url] == [
        topic.panel_address,
        "/me/scrutiny/topics/",
    ]
    assert raised(opened, jean, W.FOR)


def test_only_the_chair_or_the_secretary_opens_a_vote(topic, chair, jean):
    with pytest.raises(Refused):
        open_vote(topic=topic, by=jean.customer.user)

    opened = open_vote(topic=topic, by=chair.customer.user)

    assert open_vote(topic=topic, by=chair.customer.user) == opened
    told = Message.objects.filter(about=topic.source)
    assert set(told.values_list("customer", flat=True)) == {chair.customer_id, jean.customer_id}


def test_more_for_than_against_chooses_it_and_whoever_stands_behind_it_hears_why(
    topic, chair, jean
):
    sam = make_customer()
    support(topic=topic, customer=sam)
    opened = make_open_vote(topic)
    raised(opened, chair, W.FOR)
    raised(opened, jean, W.ABSTAINS)

    close_vote(vote=opened, reason="Complaints have doubled.", by=chair.customer.user)

    topic.refresh_from_db()
    assert (topic.decision, topic.reason) == (Topic.Decision.CHOSEN, "Complaints have doubled.")
    told = Message.objects.filter(about=topic.source, text__contains="Complaints have doubled.")
    assert set(told.values_list("customer", flat=True)) == {sam.pk, topic.suggested_by_id}


@pytest.mark.parametrize("hands", [(W.FOR, W.AGAINST), (W.ABSTAINS, W.ABSTAINS)])
def test_a_tie_does_not_choose_it_and_it_may_come_again(topic, chair, jean, hands):
    opened = make_open_vote(topic)
    for seat, which in zip((chair, jean), hands, strict=True):
        raised(opened, seat, which)

    close_vote(vote=opened, reason="We are not agreed.", by=chair.customer.user)

    topic.refresh_from_db()
    assert topic.decision == Topic.Decision.NOT_CHOSEN
    assert open_vote(topic=topic, by=chair.customer.user) != opened


def test_a_vote_without_quorum_or_reason_stays_open(topic, chair, jean):
    opened = make_open_vote(topic)
    raised(opened, chair, W.FOR)
    with pytest.raises(Refused, match="2 have to vote"):
        close_vote(vote=opened, reason="Good.", by=chair.customer.user)

    raised(opened, jean, W.FOR)
    with pytest.raises(Refused):
        close_vote(vote=opened, reason="  ", by=chair.customer.user)
    opened.refresh_from_db()
    assert opened.is_open


def test_whoever_left_does_not_vote_and_a_hand_raised_before_does_not_count(topic, chair, jean):
    gone = make_seat(topic.panel, "Gil Gone")
    opened = make_open_vote(topic)
    raised(opened, gone, W.FOR)
    raised(opened, chair, W.AGAINST)
    raised(opened, jean, W.ABSTAINS)
    gone.until_on = timezone.localdate()
    gone.save()
    with pytest.raises(Refused):
        raised(opened, gone, W.FOR)

    closed = close_vote(vote=opened, reason="Not now.", by=chair.customer.user)

    assert (closed.for_it, closed.against, closed.abstained) == (0, 1, 1)
    assert not Hand.objects.get(seat=gone).counted


def test_an_observer_and_a_member_of_another_panel_do_not_vote(topic, chair):
    looks_on = make_seat(topic.panel, "Ob Server", Membership.Role.OBSERVER)
    elsewhere = make_seat(make_scrutiny_panel("Panel North"), "Ell Sewhere")
    opened = make_open_vote(topic)

    for seat in (looks_on, elsewhere):
        with pytest.raises(Refused):
            raised(opened, seat, W.FOR)


def test_nobody_but_the_chair_or_secretary_raises_the_hand_of_another(topic, chair, jean):
    opened = make_open_vote(topic)
    with pytest.raises(Refused):
        vote(vote=opened, seat=chair, which=W.FOR, by=jean.customer.user)

    noted = vote(vote=opened, seat=jean, which=W.FOR, by=chair.customer.user)
    assert noted.noted_by == chair.customer.user


def test_a_chair_who_has_left_closes_nothing(topic, chair, jean):
    opened = make_open_vote(topic)
    raised(opened, chair, W.FOR)
    raised(opened, jean, W.FOR)
    chair.until_on = timezone.localdate()
    chair.save()

    with pytest.raises(Refused):
        close_vote(vote=opened, reason="Good.", by=chair.customer.user)


def test_of_two_who_close_it_one_wins(topic, chair, jean):
    opened = make_open_vote(topic)
    raised(opened, chair, W.FOR)
    raised(opened, jean, W.FOR)
    seen_by_both = Vote.objects.get(pk=opened.pk)
    close_vote(vote=opened, reason="Good.", by=chair.customer.user)

    for late in (close_vote, call_off):
        with pytest.raises(Refused, match="closed already"):
            late(vote=seen_by_both, reason="Another.", by=chair.customer.user)
    with pytest.raises(Refused, match="closed already"):
        raised(seen_by_both, jean, W.AGAINST)
    topic.refresh_from_db()
    assert topic.reason == "Good."


def test_a_vote_that_is_called_off_decides_nothing(topic, chair):
    opened = make_open_vote(topic)

    call_off(vote=opened, reason="Two are ill.", by=chair.customer.user)

    topic.refresh_from_db()
    assert topic.decision == ""
    assert open_vote(topic=topic, by=chair.customer.user) != opened


def test_what_is_chosen_is_neither_voted_on_again_nor_supported_nor_kept_back(topic, chair, jean):
    opened = make_open_vote(topic)
    raised(opened, chair, W.FOR)
    raised(opened, jean, W.FOR)
    close_vote(vote=opened, reason="Good.", by=chair.customer.user)

    for refused in (
        lambda: open_vote(topic=topic, by=chair.customer.user),
        lambda: support(topic=topic, customer=make_customer()),
        lambda: keep_back(topic=topic, why="No.", by=chair.customer.user),
    ):
        with pytest.raises(Refused):
            refused()


def test_what_nobody_has_read_is_not_voted_on(panel, chair):
    with pytest.raises(Refused):
        open_vote(topic=make_topic(names_somebody=True), by=chair.customer.user)
