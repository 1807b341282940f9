"""A thousand ballots of five hundred people at the same time, on every channel, against PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import connection

from participation.funding.choices import services
from participation.funding.choices.models import Ballot
from participation.funding.choices.models.voting import Channel
from participation.funding.choices.services.hanging import channels_of
from tests.factories.choices import close_round, make_open_round, voters_of
from tests.together import many_writers

__all__ = ["many_writers"]  # a fixture

pytestmark = pytest.mark.django_db(transaction=True)

VOTERS, AT_ONCE = 500, 20


def test_a_thousand_ballots_of_five_hundred_people_are_five_hundred_with_the_last_word_of_each(
    many_writers,
):
    round = make_open_round(voters=VOTERS)
    voters = voters_of(round)
    dice = Random(1)
    channels = [channel.value for channel in Channel]
    # Whoever votes twice does so one after the other; everybody at the same time as others.
    plans = [
        (voter, [(dice.choice("1234"), dice.choice(channels)) for _ in range(2)])
        for voter in voters
    ]

    def vote(plan) -> str:
        voter, words = plan
        try:
            for number, channel in words:
                receipt = services.cast(voter=voter, chosen=[number], channel=channel)
            return receipt
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        receipts = list(pool.map(vote, plans))

    assert Ballot.objects.count() == VOTERS
    assert channels_of(round, voters) == {voter.pk: words[-1][1] for voter, words in plans}
    closed = close_round(round)
    last = [words[-1][0] for _, words in plans]
    assert {one.says[0][0]: one.times for one in closed.said.all()} == {
        number: last.count(number) for number in set(last)
    }
    assert sorted(closed.receipts.values_list("letters", flat=True)) == sorted(receipts)


def test_two_ballots_of_one_person_at_one_moment_are_one(many_writers):
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)

    def vote(number) -> str:
        try:
            return services.cast(voter=voter, chosen=[number], channel="online")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(vote, "1234"))

    (ballot,) = Ballot.objects.all()
    assert ballot.receipt in receipts
