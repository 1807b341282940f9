"""A customer answers the questions of an open consultation, page by page, and counts once."""

import pytest

from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.consultations.models import Response
from participation.programme.consultations.questions import OPEN_QUESTION, version_asked
from participation.questionnaires.building.services import begin_correction, open_questionnaire
from participation.questionnaires.models import Sheet
from tests.factories.activities import make_consultation
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, option_of
from tests.forms import token_in

from .answering import Rent, answer, send, shown_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return Rent(officer)


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


@pytest.mark.parametrize("must", ["is", "is_not", "answered"])
def test_nobody_who_leaves_a_question_out_is_asked_what_hangs_on_it(client, amina, officer, must):
    questionnaire = make_questionnaire(officer)
    pets = add_question(questionnaire, "Do you have pets?", "Yes", "No")
    rule = only_if(pets, "" if must == "answered" else "No", must)
    which = add_question(questionnaire, "Which pets?", rules=[rule])
    add_question(questionnaire, "How many?", rules=[only_if(which, must="answered")])
    last = add_question(questionnaire, "Anything else?")
    open_questionnaire(questionnaire=questionnaire, by=officer)
    start = f"{make_consultation(questionnaire=questionnaire).get_absolute_url()}answer/"

    left_out = client.post(f"{start}{pets.code}/", {})

    assert left_out.url == f"{start}{last.code}/"


def test_somebody_makes_the_words_larger_half_way_and_loses_nothing(client, amina, rent):
    page = rent.page(rent.option)
    assert 'name="size" value="largest">Largest words' in shown_at(client, page)

    larger = client.post(
        page, rent.chosen("Dear", **{rent.worry.source: "A bit", "size": "largest"})
    )

    assert larger.url == page
    again = shown_at(client, page)
    assert "portal-text-largest" in again
    assert 'value="A bit"' in again
    assert again.count(" checked") == 1
    assert 'name="size" value="largest"' not in again
    assert "We have your answer" not in again
    too_long = client.post(page, {rent.worry.source: "x" * 5000, "size": "usual"})
    refused = too_long.content.decode()
    assert "There is a problem" in refused
    assert "portal-text-largest" not in refused
    assert "x" * 5000 in refused


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
    brought_up = shown_at(client, page)
    assert "Which red?" in brought_up
    assert "Because of what you answered, there is more to ask on this page." in brought_up
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


def test_whoever_chose_an_answer_can_choose_none_again_without_javascript(client, amina, rent):
    none = "No answer: leave this out"
    assert none not in shown_at(client, rent.page(rent.option))
    client.post(rent.page(rent.option), rent.chosen("Dear", **{rent.worry.source: "Very"}))
    assert shown_at(client, rent.page(rent.option)).count(none) == 1

    client.post(rent.page(rent.option), {rent.option.source: "", rent.worry.source: "Very"})

    assert none not in shown_at(client, rent.page(rent.option))
    assert "Dear" not in shown_at(client, rent.check)
    assert "Very" in shown_at(client, rent.check)


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


def test_whoever_wrote_something_says_whether_others_may_read_it(client, rent, amina):
    client.post(rent.page(rent.option), rent.chosen("Cheap", **{rent.worry.source: "A lot"}))
    page = shown_at(client, rent.check)
    assert "You may show others what I wrote, without my name" in page

    client.post(rent.check, {"form_token": token_in(page), "may_quote": "yes"})

    (sheet,) = rent.questionnaire.answer_sheets.counted()
    assert sheet.may_quote
    client.post(rent.page(rent.option), rent.chosen("Dear", **{rent.worry.source: "A lot"}))
    send(client, rent)  # without the tick, this time
    assert not rent.questionnaire.answer_sheets.counted().get().may_quote
