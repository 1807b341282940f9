"""Equality answers are read by whoever gave them, whatever becomes of their record."""

import pytest
from django.urls import reverse

from participation.people.customers.models import Customer
from participation.people.customers.services import claim_record, link_to_housing_record
from participation.people.equality.models import Answer, Question
from participation.records.merging.services import merge_records, undo_merge
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def test_equality_answers_are_never_copied_to_undo_with(jean, twin, officer):
    question = Question.objects.asked().first()
    for customer in (jean, twin):
        Answer.objects.create(customer=customer, question=question, option=question.options.first())

    merge = merge_records(kept=jean, away=twin, by=officer)

    assert Answer.objects.get().customer == jean
    assert "removed" not in merge.moved["rows"].get("equality.Answer.customer", {})


def test_nobody_comes_to_read_the_equality_answers_given_with_another_account(client, officer):
    """An officer may join too, and make somebody's record one with their own."""
    jean, own = make_joined_customer("Jean Smith"), make_joined_customer("Morag Tait")
    question = Question.objects.asked().first()
    Answer.objects.create(customer=jean, question=question, option=question.options.first())
    client.force_login(officer)
    preview = client.get(reverse("records:merge", args=[own.pk, jean.pk])).content.decode()

    merge_records(kept=own, away=jean, by=officer)

    assert f"Those given as {jean.user.email} are deleted" in preview
    assert "Equality answers:" not in preview
    assert not Answer.objects.exists()


def test_equality_answers_go_with_the_account_that_gave_them(jean, officer):
    amina = make_joined_customer("Jean Smith")
    question = Question.objects.asked().first()
    Answer.objects.create(customer=amina, question=question, option=question.options.first())

    merge_records(kept=jean, away=amina, by=officer)

    assert Answer.objects.visible_to(amina.user).get().customer == jean


def answered(customer: Customer, number: int = 0) -> Answer:
    question = Question.objects.asked()[number]
    return Answer.objects.create(
        customer=customer, question=question, option=question.options.first()
    )


def test_what_was_answered_while_two_records_were_one_goes_with_the_account_again(jean, officer):
    amina = make_joined_customer("Jean Smith")
    answered(amina)
    merge = merge_records(kept=jean, away=amina, by=officer)
    answered(Customer.objects.get(pk=jean.pk), 1)

    undo_merge(merge=merge, by=officer)

    assert Answer.objects.visible_to(amina.user).count() == Answer.objects.count() == 2


def test_equality_answers_left_in_a_record_without_an_account_are_read_by_nobody_who_comes_to_it(
    jean, officer
):
    """An officer may write their own address into it, make it one with theirs, or link it to theirs."""
    record = make_customer("Pat", email="own@example.org")
    linked = make_customer("Kim", reference="GH-2")
    own, newcomer = make_joined_customer("Morag Tait"), make_joined_customer("Kim", reference=None)
    for one in (jean, record, linked):
        answered(one)
    answered(newcomer, 1)

    merge_records(kept=jean, away=own, by=officer)
    claim_record(user=make_user(email="own@example.org"), email="own@example.org")
    link_to_housing_record(newcomer=newcomer, record=linked, by=officer)

    assert Answer.objects.get().customer == linked
    assert Answer.objects.get().question == Question.objects.asked()[1]
