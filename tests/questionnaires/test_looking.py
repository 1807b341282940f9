"""The preview of questions, and the page of what was answered."""

import re
from decimal import Decimal

import pytest
from django.db import connection

from participation.questionnaires.answering.services import (
    begin_sheet,
    keep_answers,
    record_sheet,
)
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Sheet
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(morag):
    """Its pages are opened by Morag Tait."""
    return make_questionnaire(morag)


@pytest.fixture
def pets(rent):
    return add_question(rent, "Do you have pets?", "Yes", "No", dont_know="Don’t know")


def page(client, address: str, typed: dict | None = None) -> str:
    response = client.get(address, typed)
    assert response.status_code == 200
    return response.content.decode()


def next_page(client, shown: str, address: str, **typed) -> str:
    """The page after this one, with its questions answered as ``typed`` and all that it carries."""
    carried = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown)
    return page(client, address, dict(carried) | typed)


def test_the_preview_asks_page_by_page_what_the_answers_lead_to(client, rent, pets):
    yes, no = (option_of(pets, words) for words in ("Yes", "No"))
    which = add_question(rent, "Which pets?", rules=[only_if(pets, "Yes")])
    add_question(rent, "Anything else?", "Yes", "No")
    preview = f"{rent.staff_address}preview/"

    first = page(client, preview)
    assert "Do you have pets?" in first
    assert "Which pets?" not in first

    second = next_page(client, first, preview, **{pets.source: yes})
    assert "Which pets?" in second
    assert "Preview, page 2 of 3" in second
    third = next_page(client, second, preview, **{which.source: "A cat"})
    assert "Anything else?" in third
    assert "Preview, page 3 of 3" in third
    assert "That was the last page" in next_page(client, third, preview)

    other = next_page(client, first, preview, **{pets.source: no})
    assert "Which pets?" not in other
    assert "people are not asked question 2." in other
    assert "Preview, page 2 of 2" in other
    assert not Answer.objects.exists()


def test_the_preview_names_questions_that_nobody_can_reach(client, rent, pets):
    which = add_question(rent, "Which pets?", "Cat", "Dog", rules=[only_if(pets, "Yes")])
    preview = f"{rent.staff_address}preview/"
    assert "nobody is asked" not in page(client, preview)
    add_question(rent, "Why none?", rules=[only_if(which, "Cat"), only_if(pets, "No")])

    shown = page(client, preview)

    assert "Whatever people answer, nobody is asked: question 3, “Why none?”." in shown


def test_the_preview_says_what_is_wrong_as_people_will_read_it(client, rent):
    rooms = add_question(rent, "How many rooms?", kind=Kind.NUMBER)
    add_question(rent, "Anything else?")
    preview = f"{rent.staff_address}preview/"

    shown = next_page(client, page(client, preview), preview, **{rooms.source: "many"})

    assert "Enter a number" in shown
    assert "Anything else?" not in shown


def test_nothing_written_is_nothing_to_preview(client, rent):
    assert "There is no question yet." in page(client, f"{rent.staff_address}preview/")


def test_each_answer_stands_with_its_people_and_its_share(client, rent, pets):
    rooms = add_question(rent, "How many rooms?", kind=Kind.NUMBER)
    opened(rent)
    for words, number in (("Yes", 2), ("Yes", 3), ("No", 4), ("Don’t know", None)):
        said = {pets.code: (option_of(pets, words),), rooms.code: number and Decimal(number)}
        make_answers(rent, make_customer(), said)

    shown = page(client, f"{rent.staff_address}results/")

    assert "4 customers sent answers." in shown
    assert "4 answered; shares are of the 3 whose answer counts." in shown
    assert figures(shown) == [
        ("Yes", "2", "66.7%"),
        ("No", "1", "33.3%"),
        ("Don’t know (not in shares)", "1", "–"),
    ]
    assert "3 answered. On average 3, from 2 to 4." in shown


def figures(shown: str) -> list[tuple[str, ...]]:
    """Of each answer: its words, people and share."""
    shown = shown[shown.index("Each question</h2>") :]
    rows = re.findall(r"<tr[^>]*><th scope=\"row\".*?</tr>", shown, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [tuple(re.sub("<[^>]+>", "", cell) for cell in row[:3]) for row in cells]


def test_answers_of_people_who_match_no_customer_are_told_apart(client, rent, pets, officer):
    opened(rent)
    make_answers(rent, make_customer(), {pets.code: (option_of(pets, "Yes"),)})
    record_sheet(
        questionnaire=rent,
        customer=None,
        mode=Sheet.Mode.PAPER,
        said={pets.code: (option_of(pets, "No"),)},
        keyed_by=officer,
    )
    results = f"{rent.staff_address}results/"

    shown, apart = page(client, results), page(client, f"{results}?apart=yes")

    assert "1 more came from somebody whom we could not match" in shown
    assert [row[1] for row in figures(shown)] == ["1", "0", "0"]
    assert [row[1] for row in figures(apart)] == ["0", "1", "0"]


def test_what_people_wrote_is_read_in_pages(client, rent, monkeypatch):
    monkeypatch.setattr("participation.questionnaires.results.views.AnswersInWords.paginate_by", 2)
    why = add_question(rent, "Why?", kind=Kind.LONG)
    opened(rent)
    for words in ("The first", "The <b>second</b>", "The third"):
        make_answers(rent, make_customer("Jean Orr"), {why.code: words})
    answers = f"{rent.staff_address}results/{why.code}/"
    assert answers in page(client, f"{rent.staff_address}results/")

    shown = page(client, answers)

    assert "3 answered, the latest first." in shown
    assert "The third" in shown
    assert "The &lt;b&gt;second" in shown
    assert "The first" not in shown
    assert "The first" in page(client, f"{answers}?page=2")
    assert "Jean Orr" not in shown


def test_only_a_question_in_words_has_a_page_of_them(client, rent, pets):
    opened(rent)

    assert client.get(f"{rent.staff_address}results/{pets.code}/").status_code == 404
    assert client.get(f"{rent.staff_address}results/no-such/").status_code == 404


def test_results_take_at_most_so_many_statements(client, rent, pets, django_assert_max_num_queries):
    for n in range(5):
        add_question(rent, f"Number {n}?", "Yes", "No", rules=[only_if(pets, "Yes")])
    opened(rent)
    make_answers(rent, make_customer(), {pets.code: (option_of(pets, "Yes"),)})

    for address, most, countings in (
        ("results/", 18, 1),
        ("results/?by=area", 23, 2),
        ("method/", 17, 3),
        ("preview/", 20, 0),
    ):
        # A server is told, in four statements more, to count no longer than a page may take.
        by_the_clock = 4 * countings if connection.vendor == "postgresql" else 0
        with django_assert_max_num_queries(most + by_the_clock):
            page(client, f"{rent.staff_address}{address}")


def test_where_people_stopped_is_told_by_page(client, rent, pets):
    rooms = add_question(rent, "How many rooms?", kind=Kind.NUMBER)
    opened(rent)
    for said in ({}, {pets.code: (option_of(pets, "Yes"),)}, {rooms.code: Decimal(2)}):
        sheet = begin_sheet(questionnaire=rent, customer=make_customer())
        keep_answers(sheet=sheet, said=said)

    shown = page(client, f"{rent.staff_address}results/")

    for words in ("nowhere yet", "on page 1", "on page 2"):
        assert re.search(f"{words}</th><td[^>]*>1</td>", shown), words
