"""How somebody likes to be reached comes with the list, until they say it themselves (T-07)."""

import pytest

from participation.people.customers.models import Customer
from participation.people.customers.services import record_answers
from participation.people.imports.models import Difference
from participation.people.imports.services import say_what_words_mean
from tests.factories.lists import HEADINGS, JEAN, TAM, applied, checked, csv_list
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def reached_by(*said: str) -> bytes:
    people = ([*JEAN], [*TAM])
    rows = [[*person, how] for person, how in zip(people, said, strict=False)]
    return csv_list(*rows, headings=[*HEADINGS, "Preferred contact method"])


@pytest.mark.parametrize(
    ("said", "channel"),
    [("Letter", "post"), ("E-MAIL", "email"), ("Text", "sms"), ("telephone", "phone"), ("", "")],
)
def test_the_usual_words_are_understood(said, channel):
    applied(reached_by(said))

    assert Customer.objects.get(reference=JEAN[0]).preferred_channel == channel


def test_a_word_that_is_not_ours_is_asked_about_and_remembered():
    imported = checked(reached_by("Carrier pigeon", "Post"))
    assert imported.unknown["preferred_channel"] == {"Carrier pigeon": 1}

    say_what_words_mean(
        imported=imported,
        meanings={("preferred_channel", "Carrier pigeon"): "post"},
        by=make_user(),
    )
    applied(reached_by("carrier pigeon"))

    assert Customer.objects.get(reference=JEAN[0]).preferred_channel == "post"


def test_the_way_somebody_chose_themselves_stands():
    jean = make_joined_customer("Jean Ó Súilleabháin", reference=JEAN[0])
    record_answers(customer=jean, answers={"preferred_channel": "phone"}, by=jean.user, source="me")

    applied(reached_by("Letter"))

    jean.refresh_from_db()
    assert jean.preferred_channel == "phone"
    assert Difference.objects.filter(field="preferred_channel", listed="post").exists()


def test_a_list_that_says_nothing_of_it_takes_nothing_away():
    applied(reached_by("Letter"))

    assert not checked(csv_list(JEAN)).changes_something
    assert Customer.objects.get(reference=JEAN[0]).preferred_channel == "post"
