"""Answers that staff put on record for those who gave them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.consultations.questions import version_asked
from participation.programme.consultations.responses import record_response, record_responses
from participation.programme.consultations.stats import answers_by_membership
from participation.questionnaires.models import Sheet
from participation.questionnaires.owners import counted_sheets
from tests.factories.activities import make_consultation
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer
from tests.forms import typed_day

from .pages import page_of, shown_at

pytestmark = pytest.mark.django_db


def test_answers_are_recorded_by_name_and_the_others_by_number(client, morag):
    consultation, jean = make_consultation(), make_customer("Jean Ó Súilleabháin")
    address = page_of("answers", consultation)
    assert page_of("answer", consultation, jean.pk) in shown_at(client, address, q="suilleabhain")

    (question,) = version_asked(consultation).questions.all()
    day = typed_day("received_on", timezone.localdate())
    answer = {"how": "phone", question.source: "Option 2", **day}
    client.post(page_of("answer", consultation, jean.pk), answer)
    client.post(page_of("answer", consultation, jean.pk), answer)
    client.post(address, {"post": "12", "phone": "", "online": "0"})
    client.post(address, {"post": "12", "phone": "", "online": "0"})

    assert sorted(Engagement.objects.values_list("people", flat=True)) == [1, 12]
    assert (counted_sheets(consultation.questionnaire).get().mode, Response.objects.get().how) == (
        "phone",
        "phone",
    )
    client.post(page_of("withdraw_answer", consultation, jean.pk))
    assert Engagement.objects.get().people == 12
    assert not counted_sheets(consultation.questionnaire).exists()
    assert not Sheet.objects.counted().exists()


def test_answers_of_group_members_and_of_others_stand_beside_each_other(client, morag):
    consultation, today = make_consultation(), timezone.localdate()
    days = {"from_on": today - dt.timedelta(days=90)}
    member, left, shareholder, other = (make_customer(f"Customer {n}") for n in range(4))
    make_membership(make_group(), member, **days)
    make_membership(make_group("The Panel"), member, **days)  # on two groups and one person
    make_membership(make_group("Left"), left, until_on=today - dt.timedelta(days=5), **days)
    make_membership(make_group("Members", kind="members"), shareholder, **days)
    for one in (member, left, shareholder, other):
        record_response(
            consultation=consultation, customer=one, how="post", received_on=today, by=morag
        )
    record_responses(consultation=consultation, others={"meeting": 6}, by=morag)

    def counts() -> list[tuple]:
        return [
            (side.people, side.of, side.percent) for side in answers_by_membership(consultation)
        ]

    assert counts() == [(1, 10, 10.0), (3, 10, 30.0), (6, 10, 60.0)]
    consultation.responses.filter(customer=left).update(received_on=today - dt.timedelta(days=5))
    assert counts() == [(2, 10, 20.0), (2, 10, 20.0), (6, 10, 60.0)]
    page = client.get(reverse("consultations:answers", args=[consultation.pk])).content.decode()
    assert "Group members and others" in page
    assert "2 of 10" in page


def test_names_are_found_while_typing_without_the_rest_of_the_page(client, morag):
    make_customer("Amina Hussain")
    consultation = make_consultation()

    response = client.get(
        page_of("answers", consultation), {"q": "amina"}, headers={"HX-Request": "true"}
    )

    assert "<h1" not in response.content.decode()
    assert "portal-found" in response.content.decode()


@pytest.mark.parametrize("typed", ["", "a", "nobody like it", "nul\x00", "'; --", "a" * 10_000])
def test_a_search_for_anything_is_answered(client, morag, typed):
    shown_at(client, page_of("answers", make_consultation()), q=typed)
