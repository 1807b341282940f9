"""What stands on the paper: rules in words, one code on each page, and nothing that runs off it."""

import io

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import PersonalCode
from participation.questionnaires.paper.form import form_html, form_pdf
from participation.questionnaires.paper.layout import on_paper
from participation.questionnaires.signs import in_groups
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, opened
from tests.paper import LONG_WORD, off_the_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    """Why, for whoever says dear; how long, for whoever says cheap or has said why; and one more."""
    questionnaire = make_questionnaire(officer)
    option = add_question(questionnaire, "Which option?", "Cheap", "Dear")
    add_question(
        questionnaire, "Why the dear one?", kind=Kind.LONG, rules=[only_if(option, "Dear")]
    )
    add_question(questionnaire, "Why the cheap one?", rules=[only_if(option, "Cheap")])
    add_question(questionnaire, "Anything else?", *[f"Answer {n}" for n in range(30)])
    return opened(questionnaire)


def test_whoever_ticks_an_answer_is_led_past_what_is_not_for_them(rent):
    which, why_dear, why_cheap, last = on_paper(questions_of(rent.asked))

    assert [(box.words, box.go_to) for box in which.boxes] == [
        ("Cheap", "Go to question 3"),
        ("Dear", ""),
    ]
    assert why_dear.only_if == "the answer to question 1 is “Dear”"
    assert why_cheap.only_if == "the answer to question 1 is “Cheap”"
    assert (last.only_if, why_dear.lines, why_cheap.lines) == ("", 7, 1)


def test_an_answer_after_which_nothing_is_asked_leads_to_the_end(officer):
    questionnaire = make_questionnaire(officer)
    moved = add_question(questionnaire, "Have you moved?", "Yes", "No")
    add_question(questionnaire, "Where to?", rules=[only_if(moved, "Yes")])
    both = add_question(questionnaire, "When?", rules=[only_if(moved, "Yes")], any_rule=True)

    first, *_ = on_paper(questions_of(both.version))

    assert [box.go_to for box in first.boxes] == ["", "Go to the end"]


@pytest.mark.parametrize("large", [False, True])
def test_each_page_says_which_form_and_whose_code_it_is(rent, large):
    make_consultation("Rent 2027", questionnaire=rent)
    jean = make_customer("Jean Orr")
    give_codes(questionnaire=rent, customers=[jean.pk])
    code = PersonalCode.objects.get()

    made = PdfReader(io.BytesIO(form_pdf(rent.asked, code=code, large=large)))

    assert len(made.pages) > 1
    for number, page in enumerate(made.pages, start=1):
        words = page.extract_text()
        for said in (in_groups(code.code), f"Form {rent.pk}-1", f"Page {number} of"):
            assert said in words
    assert "Jean" not in "".join(page.extract_text() for page in made.pages)
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_blank_form_asks_who_it_is_from_and_shows_words_as_they_were_written(officer):
    questionnaire = make_questionnaire(officer, f"<script> {LONG_WORD}"[:150])
    add_question(questionnaire, f"<b>{LONG_WORD}"[:300], LONG_WORD[:200], "Other")
    make_consultation(questionnaire=opened(questionnaire))

    html = form_html(questionnaire.asked)
    css = render_to_string("questionnaires/paper/form.css", {"large": True})

    assert "Who are you?" in html
    assert "<script>" not in html
    assert "Your code" not in html
    assert not off_the_paper(html, css)
