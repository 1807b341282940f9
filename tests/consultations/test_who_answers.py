"""Who may answer a consultation, who does it for them, and how they are led there and back."""

import pytest
from django.urls import reverse

from base.core.audience import Role
from participation.programme.consultations.models import Response
from participation.questionnaires.models import Sheet
from tests.factories.activities import make_consultation
from tests.factories.groups import make_group
from tests.factories.people import make_joined_customer, make_user

from .answering import Rent, act_for, answer, send, shown_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return Rent(officer)


def test_what_is_for_a_group_alone_is_answered_by_its_members_alone(client, amina, rent):
    rent.consultation.members_only = True
    rent.consultation.save()
    rent.consultation.only_for.add(make_group())

    assert client.get(rent.start).status_code == 404
    assert client.post(rent.page(rent.option), rent.chosen("Dear")).status_code == 404


def test_an_officer_is_told_that_it_is_not_for_the_person_they_act_for(client, morag, rent):
    rent.consultation.members_only = True
    rent.consultation.save()
    rent.consultation.only_for.add(make_group("Calder Panel"))
    act_for(client, morag, make_joined_customer("Jean Orr"))

    assert "This is only for those who sit on Calder Panel." in shown_at(client, rent.start)


def test_staff_who_act_for_nobody_are_led_to_no_page_of_customers(client, morag, rent):
    public = rent.consultation.get_absolute_url()
    assert "Answer here" not in shown_at(client, public)
    act_for(client, morag, make_joined_customer("Jean Orr"))
    assert "Answer here" in shown_at(client, public)


def test_whoever_has_not_signed_in_or_not_joined_comes_back_to_it(client, rent):
    assert f"next={rent.start}" in client.get(rent.start).url
    client.force_login(make_user(Role.PANEL_MEMBER))
    assert client.get(rent.start).url == f"/join/?back={rent.start}"


def test_what_was_typed_after_the_session_ran_out_is_read_in_the_words_of_the_questions(
    client, amina, rent
):
    client.logout()
    typed = rent.chosen("Dear", **{rent.worry.source: "Very", "shown": rent.option.code})
    client.post(rent.page(rent.option), typed)
    client.force_login(amina.user)

    kept = shown_at(client, reverse("kept_answers"))

    for words in ("Which option?", "Dear", "How worried are you?", "Very"):
        assert words in kept
    assert "Shown" not in kept


def test_an_officer_answers_for_somebody_on_the_same_pages(client, morag, rent):
    jean = make_joined_customer("Jean Orr")
    acting = act_for(client, morag, jean)

    answer(client, rent, "Cheap")

    response = Response.objects.get()
    assert (response.customer, response.how) == (jean, "phone")
    sheet = Sheet.objects.counted().get()
    assert (sheet.mode, sheet.keyed_by) == ("phone", morag)
    assert f"An answer to “{rent.consultation}”: sent" in acting.changes.get().what


def test_the_public_page_reminds_of_what_was_begun_and_not_sent(
    client, amina, rent, django_assert_max_num_queries
):
    public = rent.consultation.get_absolute_url()
    client.post(rent.page(rent.option), rent.chosen("Dear"))
    with django_assert_max_num_queries(12):
        assert "You have begun to answer." in shown_at(client, public)
    send(client, rent)
    client.post(rent.page(rent.option), rent.chosen("Cheap"))

    with django_assert_max_num_queries(12):
        assert "You have begun to change it." in shown_at(client, public)


def test_the_public_page_and_ones_own_say_that_it_can_be_changed(
    client, amina, rent, django_assert_max_num_queries
):
    public = rent.consultation.get_absolute_url()
    assert "Answer here" in shown_at(client, public)
    answer(client, rent, "Cheap")

    with django_assert_max_num_queries(12):
        page = shown_at(client, public)
    with django_assert_max_num_queries(12):
        mine = shown_at(client, reverse("me"))

    assert "You have answered" in page
    assert "Answer here" not in page
    assert "You have answered. You can change it until" in mine


def test_one_of_before_that_nobody_has_answered_yet_shows_the_way_to_answer(client, amina):
    assert "Answer here" in shown_at(client, make_consultation().get_absolute_url())
