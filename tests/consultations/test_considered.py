"""What people wrote is weighed theme by theme, and everybody reads it once it is decided."""

import pytest

from base.core.models import Fact
from base.core.refused import Refused
from participation.programme.consultations.considered.wrote import what_people_wrote
from participation.programme.consultations.models import ThemeConsideration
from participation.questionnaires.models import Redaction
from participation.questionnaires.themes.services import (
    join_themes,
)
from participation.questionnaires.themes.taking_out import choose_quote, take_out

from .pages import page_of, shown_at
from .wrote import Wrote

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return Wrote(officer)


def test_everybody_reads_what_was_considered_once_it_is_decided(client, rent):
    answer = rent.say("Ask Moira Bell, she has nothing left", rent.money, may_quote=True)
    take_out(answer=answer, passage="Moira Bell", reason=Redaction.Reason.NAME, by=rent.officer)
    choose_quote(answer=answer, passage="", by=rent.officer)
    rent.consider(rent.money)
    address = f"{rent.consultation.get_absolute_url()}considered/"
    assert client.get(address).status_code == 404

    rent.decide()

    page = shown_at(client, address)
    for words in ("Money", "Most of it is heating.", "A larger fund.", "Ask [a name], she has"):
        assert words in page
    assert address in shown_at(client, rent.consultation.get_absolute_url())


def test_small_numbers_of_a_theme_are_not_told_to_others(rent):
    for n in range(12):
        rent.say(f"{n}", *([rent.money] if n < 11 else [rent.money, rent.warm]))
    sheets = rent.questionnaire.answer_sheets.counted()

    (of,) = [
        one
        for one in what_people_wrote(rent.consultation, sheets, threshold=10)
        if one.question == rent.worry
    ]

    found = {one.theme.name: (one.people, one.hidden) for one in of.themes}
    assert found == {"Money": (12, False), "Warm homes": (1, True)}


def test_what_was_thought_of_two_themes_stands_together_when_they_are_joined(rent):
    rent.consider(rent.money, "Thought one", "Do one")
    rent.consider(rent.warm, "Thought two", "Do two")

    join_themes(theme=rent.warm, into=rent.money, by=rent.officer)

    row = ThemeConsideration.objects.get()
    assert row.theme == rent.money
    assert (row.considered, row.answer) == ("Thought one\n\nThought two", "Do one\n\nDo two")


def test_under_a_decision_no_theme_is_left_without_an_answer(rent):
    rent.decide()

    with pytest.raises(Refused, match="say what you will do, or why not"):
        rent.consider(rent.money, answer="")


def test_staff_weigh_each_theme_and_make_an_action_of_it(client, rent):
    client.force_login(rent.officer)
    rent.say("Nothing left", rent.money)
    page = shown_at(client, page_of("wrote", rent.consultation))
    assert "of=consultation:" in page
    assert "what=Money" in page

    client.post(
        page_of("consider", rent.consultation, rent.money.pk),
        {"considered": "Most is heating.", "answer": "A larger fund."},
    )

    assert "A larger fund." in shown_at(client, page_of("wrote", rent.consultation))
    assert "1 of 2 themes considered." in shown_at(client, rent.consultation.staff_address)
    assert Fact.objects.filter(what="theme_considered").count() == 1


#: What an answer says and nobody else reads, on every page, file and list of those who are no staff.
SECRET = "Persephone Quimby"


def test_words_that_were_taken_out_are_nowhere_outside(client, rent):
    answer = rent.say(f"{SECRET} has nothing left", rent.money, may_quote=True)
    rent.consider(rent.money)
    choose_quote(answer=answer, passage="", by=rent.officer)
    take_out(answer=answer, passage=SECRET, reason=Redaction.Reason.NAME, by=rent.officer)
    rent.decide()
    own = rent.consultation.get_absolute_url()

    for address in (own, f"{own}considered/", f"{own}answers/", "/consultations/", "/calendar/"):
        assert "Quimby" not in shown_at(client, address)
    assert "[a name] has nothing left" in shown_at(client, f"{own}considered/")
    found = shown_at(client, "/you-said-we-did/", words="Quimby")
    assert "Persephone" not in found
    assert "Quimby" not in str(list(Fact.objects.values_list("changes", "why")))
