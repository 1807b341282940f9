"""A customer answers the questions of an open consultation, page by page, and counts once."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.consultations.questions import OPEN_QUESTION, version_asked
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Sheet
from participation.questionnaires.services import begin_correction, open_questionnaire
from participation.records.acting.middleware import IN_SESSION
from participation.records.acting.services import begin_acting
from tests.factories.activities import make_consultation
from tests.factories.groups import make_group
from tests.factories.people import make_joined_customer, make_user
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, option_of
from tests.forms import token_in

pytestmark = pytest.mark.django_db


class Rent:
    """Which option; how worried; and on a page of its own why, for whoever chose the dear one."""

    def __init__(self, officer):
        self.questionnaire = make_questionnaire(officer)
        self.option = add_question(self.questionnaire, "Which option?", "Cheap", "Dear")
        self.worry = add_question(self.questionnaire, "How worried are you?", new_page=False)
        self.why = add_question(
            self.questionnaire,
            "Why the dear one?",
            kind=Kind.LONG,
            rules=[only_if(self.option, "Dear")],
        )
        open_questionnaire(questionnaire=self.questionnaire, by=officer)
        self.consultation = make_consultation(questionnaire=self.questionnaire)
        self.start = f"{self.consultation.get_absolute_url()}answer/"
        self.check, self.sent = f"{self.start}check/", f"{self.start}sent/"

    def page(self, question, **asked) -> str:
        return f"{self.start}{question.code}/"

    def chosen(self, words: str, **more) -> dict[str, str]:
        return {self.option.source: option_of(self.option, words), **more}

    def close(self) -> None:
        self.consultation.ends_at = timezone.now() - dt.timedelta(minutes=1)
        self.consultation.save()


@pytest.fixture
def rent(officer):
    return Rent(officer)


def shown_at(client, address) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def send(client, rent):
    return client.post(rent.check, {"form_token": token_in(shown_at(client, rent.check))})


def answer(client, rent, words: str, **more):
    client.post(rent.page(rent.option), rent.chosen(words, **more))
    return send(client, rent)


def act_for(client, officer, customer):
    acting = begin_acting(officer=officer, customer=customer, asked="phone")
    session = client.session
    session[IN_SESSION] = acting.pk
    session.save()
    return acting


def test_answers_are_kept_page_by_page_looked_through_and_sent(client, amina, rent):
    first = client.get(rent.start)
    assert first.url == rent.page(rent.option)
    next_one = client.post(first.url, rent.chosen("Dear", **{rent.worry.source: "A bit"}))
    assert next_one.url == rent.page(rent.why)
    assert client.get(rent.start).url == rent.page(rent.why)  # on another device
    last = client.post(next_one.url, {rent.why.source: "For the <windows>"})

    assert last.url == rent.check
    look = shown_at(client, rent.check)
    for words in ("Dear", "A bit", "For the &lt;windows&gt;", "Send my answers"):
        assert words in look
    done = send(client, rent)

    assert done.url == rent.sent
    assert "We have your answer" in shown_at(client, done.url)
    (response,) = Response.objects.all()
    assert (response.customer, response.how) == (amina, "online")
    assert response.said == (
        "Which option?\nDear\n\nHow worried are you?\nA bit\n\nWhy the dear one?\nFor the <windows>"
    )
    (line,) = Engagement.objects.all()
    assert (line.customer, line.role, line.activity_id) == (
        amina,
        "responded",
        rent.consultation.pk,
    )
    (receipt,) = Message.objects.all()
    assert "For the <windows>" in receipt.text
    assert "You can change it until" in receipt.text


def test_what_is_asked_after_another_answer_is_not_asked_of_others(client, amina, rent):
    answered = client.post(rent.page(rent.option), rent.chosen("Cheap"))

    assert answered.url == rent.check
    assert "Why the dear one?" not in shown_at(client, rent.check)


def test_a_question_on_the_same_page_that_an_answer_brings_up_is_asked(client, amina, officer):
    questionnaire = make_questionnaire(officer)
    colour = add_question(questionnaire, "Which colour?", "Red", "Blue")
    shade = add_question(
        questionnaire, "Which red?", new_page=False, rules=[only_if(colour, "Red")]
    )
    size = add_question(questionnaire, "Which size?", new_page=False)
    open_questionnaire(questionnaire=questionnaire, by=officer)
    start = f"{make_consultation(questionnaire=questionnaire).get_absolute_url()}answer/"
    page = f"{start}{colour.code}/"
    assert "Which red?" not in shown_at(client, page)

    red = {colour.source: option_of(colour, "Red")}
    again = client.post(page, {**red, "shown": f"{colour.code} {size.code}"})

    assert again.url == page
    assert "Which red?" in shown_at(client, page)
    shown = f"{colour.code} {shade.code} {size.code}"
    both = {**red, shade.source: "Rust", "shown": shown}
    assert client.post(page, both).url == f"{start}check/"


def test_a_changed_answer_leads_back_to_the_check_or_to_what_it_brings_up(client, amina, rent):
    client.post(rent.page(rent.option), rent.chosen("Cheap"))
    change = f"{rent.page(rent.option)}?change=1"
    assert change in shown_at(client, rent.check)
    assert "Change your answer" in shown_at(client, change)

    assert client.post(change, rent.chosen("Cheap")).url == rent.check
    assert client.post(change, rent.chosen("Dear")).url == f"{rent.page(rent.why)}?change=1"


def test_sent_twice_it_counts_once_and_leads_to_the_same_page(client, amina, rent):
    client.post(rent.page(rent.option), rent.chosen("Cheap"))
    token = {"form_token": token_in(shown_at(client, rent.check))}

    first, second = client.post(rent.check, token), client.post(rent.check, token, follow=True)

    assert first.url == rent.sent
    assert second.redirect_chain[-1][0] == rent.sent
    assert Response.objects.count() == Engagement.objects.count() == Message.objects.count() == 1


def test_what_somebody_says_last_takes_the_place_of_what_they_said(client, amina, rent):
    answer(client, rent, "Cheap")
    assert client.get(rent.start).url == rent.sent

    answer(client, rent, "Dear")

    assert Response.objects.get().said == "Which option?\nDear"
    assert Sheet.objects.counted().get().answers.get().option.words == "Dear"
    assert Engagement.objects.count() == 1


def test_nothing_at_all_is_no_answer(client, amina, rent):
    client.post(rent.page(rent.option), {})

    page = send(client, rent)

    assert "You have not answered anything yet" in page.content.decode()
    assert not Response.objects.exists()


@pytest.mark.parametrize("value", ["nonsense", "<script>", "x" * 100_000])
def test_what_is_no_answer_of_the_question_is_told_beside_it(client, amina, rent, value):
    page = client.post(rent.page(rent.option), {rent.option.source: value})

    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Sheet.objects.exists()


def test_what_staff_wrote_is_shown_as_it_was_written(client, amina, officer):
    questionnaire = make_questionnaire(officer)
    odd = "<script>alert(1)</script> & “more”"
    add_question(questionnaire, odd, odd, "Other", help_text=odd)
    add_question(questionnaire, odd, help_text=odd)
    open_questionnaire(questionnaire=questionnaire, by=officer)
    consultation = make_consultation(odd, questionnaire=questionnaire)

    page = shown_at(client, f"{consultation.get_absolute_url()}answer/")

    assert "alert(1)" in page
    assert "<script>alert" not in page


def test_what_closes_meanwhile_says_so_and_keeps_what_was_written(client, amina, rent):
    client.post(rent.page(rent.option), rent.chosen("Dear"))
    rent.close()

    late = client.post(rent.page(rent.why), {rent.why.source: "Warm homes", "shown": rent.why.code})

    assert late.status_code == 409
    for words in ("You can no longer answer", "we have kept them", "Dear", "Warm homes"):
        assert words in late.content.decode()
    assert not Response.objects.exists()
    assert client.post(rent.check).status_code == 409
    assert "Warm homes" in shown_at(client, rent.start)


def test_questions_that_are_corrected_meanwhile_lose_no_answer(client, amina, rent, officer):
    client.post(rent.page(rent.option), rent.chosen("Dear"))
    begin_correction(questionnaire=rent.questionnaire, by=officer)
    add_question(rent.questionnaire, "Anything else?")
    open_questionnaire(questionnaire=rent.questionnaire, by=officer)

    client.post(rent.page(rent.why), {rent.why.source: "Warm homes"})

    look = shown_at(client, rent.check)
    for words in ("Dear", "Warm homes", "Anything else?"):
        assert words in look
    assert "We have kept" not in look
    gone = client.get(f"{rent.start}zzzzzzzz/", follow=True)
    assert "What you answered is kept" in gone.content.decode()


def test_a_consultation_of_before_asks_one_open_question(client, amina):
    consultation = make_consultation()
    start = f"{consultation.get_absolute_url()}answer/"

    page = client.get(start, follow=True)
    (question,) = version_asked(
        Response._meta.get_field("consultation").related_model.objects.get()
    ).questions.all()
    client.post(f"{start}{question.code}/", {question.source: "Too dear for us"})
    client.post(f"{start}check/", {"form_token": token_in(shown_at(client, f"{start}check/"))})

    assert OPEN_QUESTION in page.content.decode()
    assert Response.objects.get().said == f"{OPEN_QUESTION}\nToo dear for us"


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


def test_the_pages_take_few_statements_however_much_is_asked(
    client, amina, officer, django_assert_max_num_queries
):
    questionnaire = make_questionnaire(officer)
    questions = [
        add_question(questionnaire, f"Question {n}?", "Yes", "No", new_page=n % 5 == 0)
        for n in range(20)
    ]
    open_questionnaire(questionnaire=questionnaire, by=officer)
    start = f"{make_consultation(questionnaire=questionnaire).get_absolute_url()}answer/"
    for first in questions[::5]:
        page = f"{start}{first.code}/"
        said = {one.source: option_of(one, "Yes") for one in questions}
        client.post(page, said)

    pages = [f"{start}{questions[0].code}/", f"{start}check/"]
    client.post(pages[-1], {"form_token": token_in(shown_at(client, pages[-1]))})
    for page in (*pages, f"{start}sent/"):
        with django_assert_max_num_queries(12):
            shown_at(client, page)


def test_one_of_before_that_nobody_has_answered_yet_shows_the_way_to_answer(client, amina):
    assert "Answer here" in shown_at(client, make_consultation().get_absolute_url())
