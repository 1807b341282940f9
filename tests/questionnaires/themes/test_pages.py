"""The pages on which staff read, sort and settle."""

import pytest

from participation.questionnaires.models import Answer, Reading, Sheet, Theme
from participation.questionnaires.themes.stats import people_by_theme
from tests.factories.people import make_customer
from tests.forms import token_in

SECOND = Reading.Stand.SECOND


def shown_at(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def box(answer) -> str:
    return f"a_{answer.key}"


def test_the_numbers_of_themes_are_typed_and_kept(staff, words):
    cost, heat = words.theme("Cost"), words.theme("Heating")
    both, none, unread = words.wrote("Dear and cold"), words.wrote("Hello"), words.wrote("Later")

    staff.post(words.address, {box(both): "2, 1", box(none): "0", box(unread): ""})

    assert set(both.readings.get().themes.all()) == {cost, heat}
    assert list(none.readings.get().themes.all()) == []
    assert not unread.readings.exists()
    page = shown_at(staff, words.address)
    assert 'value="1 2"' in page
    assert 'value="0"' in page


def test_answers_are_searched_by_every_word_that_is_typed_and_by_their_theme(staff, words):
    cost = words.theme("Cost")
    dear, both = words.wrote("The rent is too dear"), words.wrote("Rent dear, windows COLD")
    words.wrote("The windows are cold")
    words.read(both, cost)

    def found(**asked) -> set:
        page = staff.get(words.address, asked)
        return {answer for answer, _, _ in page.context["lines"]}

    assert found(q="dear rent") == {dear, both}
    assert found(q="cold rent") == {both}
    assert found(q="dear", show=str(cost.number)) == {both}
    assert found(q="lift") == set()


def test_a_number_of_no_theme_is_told_beside_its_answer_and_nothing_is_saved(staff, words):
    words.theme("Cost")
    right, wrong = words.wrote("Dear"), words.wrote("Cold")

    response = staff.post(words.address, {box(right): "1", box(wrong): "7"})

    page = response.content.decode()
    assert "There is no theme “7”" in page
    assert 'value="7"' in page
    assert 'value="1"' in page
    assert not Reading.objects.exists()


def test_what_is_read_leaves_the_page_and_what_was_sent_is_saved_all_the_same(staff, words):
    words.theme("Cost")
    answers = [words.wrote(f"Answer {n}") for n in range(52)]
    address = f"{words.address}?show=new"
    first = {box(one): "1" for one in answers[:50]}

    response = staff.post(address, first)

    assert response.url == address
    assert Reading.objects.count() == 50
    page = shown_at(staff, address)
    assert "Answer 51" in page
    assert "Answer 49" not in page
    staff.post(address, first)  # pressed twice
    assert Reading.objects.count() == 50


def test_whoever_reads_second_sees_nothing_of_the_first(client, words, second_reader):
    words.theme("Cost")
    answer = words.wrote("Dear")
    words.read(answer, Theme.objects.get())
    client.force_login(second_reader)

    page = shown_at(client, f"{words.address}second/")
    assert "Dear" in page
    assert f'name="{box(answer)}" type="text" autocomplete="off" value=""' in page
    client.post(f"{words.address}second/", {box(answer): "0"})

    assert not answer.readings.get(stand=SECOND).themes.exists()
    page = shown_at(client, f"{words.address}settle/")
    assert "Cohen’s kappa is" in page
    assert "Morag Tait" in page
    client.post(f"{words.address}settle/", {box(answer): "1"})
    assert "Nothing is left to settle" in shown_at(client, f"{words.address}settle/")


def test_words_are_taken_out_and_a_part_is_quoted(staff, words):
    answer = words.wrote("Ask Moira Bell: too dear", may_quote=True)
    address = f"{words.address}{answer.key}/"
    token = token_in(shown_at(staff, address))

    staff.post(address, {"passage": "Moira Bell", "reason": "name", "form_token": token})
    staff.post(f"{address}quote/", {"quote": ""})

    page = shown_at(staff, address)
    assert "Ask [a name]: too dear" in page
    themes = shown_at(staff, f"{words.address}themes/")
    assert "Ask [a name]: too dear" in themes
    assert "Moira" not in themes


@pytest.fixture
def many(words):
    """5,000 answers to one question."""
    customer_of = [make_customer(f"Person {n}") for n in range(50)]
    version = words.questionnaire.asked
    sheets = Sheet.objects.bulk_create(
        Sheet(
            questionnaire=words.questionnaire,
            version=version,
            customer=customer_of[n] if n < 50 else None,
            begun_at=version.opened_at,
            sent_at=version.opened_at,
        )
        for n in range(5_000)
    )
    Answer.objects.bulk_create(
        Answer(sheet=sheet, question=words.question, words="Too dear") for sheet in sheets
    )


def test_a_page_of_thousands_asks_no_more_of_the_database(
    staff, words, many, django_assert_max_num_queries
):
    words.theme("Cost")
    with django_assert_max_num_queries(20):
        page = shown_at(staff, f"{words.address}?apart=yes")
    assert "4,950 answers" in page
    assert page.count('class="portal-answer"') == 50
    assert people_by_theme(words.questionnaire, words.code, words.asked.counted()).wrote == 50
