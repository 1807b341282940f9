"""Rates as the Standard Definitions reckon them."""

import pytest

from participation.questionnaires.interviews.rates import in_sentences, phone_rates, rates_from
from participation.questionnaires.interviews.services import record_try, take
from participation.questionnaires.models import Sheet
from participation.questionnaires.outcomes import MEANINGS, Group, Outcome
from tests.factories.questionnaires import make_answers, option_of


def test_every_outcome_has_a_code_of_a_group():
    assert {one: meaning.group.value for one, meaning in MEANINGS.items()} == {
        Outcome.COMPLETE: "I",
        Outcome.PARTIAL: "P",
        Outcome.REFUSED: "R",
        Outcome.BROKE_OFF: "R",
        Outcome.CALL_BACK: "NC",
        Outcome.UNAVAILABLE: "NC",
        Outcome.NO_ANSWER: "NC",
        Outcome.LEFT_MESSAGE: "NC",
        Outcome.MACHINE: "NC",
        Outcome.LANGUAGE: "O",
        Outcome.UNABLE: "O",
        Outcome.DIED: "O",
        Outcome.WRONG_NUMBER: "U",
        Outcome.NOT_WORKING: "NE",
        Outcome.NOT_FOR_THEM: "NE",
    }


def test_rates_are_of_counts_and_leave_out_what_is_not_eligible():
    """I 4, P 2, R 1, NC 1, O 1, U 1 + 1 not rung, NE 1: RR1 4/11, COOP1 4/8."""
    rates = rates_from(
        {
            Outcome.COMPLETE: 4,
            Outcome.PARTIAL: 2,
            Outcome.REFUSED: 1,
            Outcome.NO_ANSWER: 1,
            Outcome.UNABLE: 1,
            Outcome.WRONG_NUMBER: 1,
            Outcome.NOT_WORKING: 1,
        },
        not_rung=1,
    )

    assert in_sentences(rates) == [
        "Response rate (RR1): 36.4% (4 of 11).",
        "Cooperation rate (COOP1): 50.0% (4 of 8).",
    ]
    assert rates.people == 12
    assert rates.groups[Group.NOT_ELIGIBLE] == 1


@pytest.mark.django_db
def test_they_stand_with_the_survey_as_soon_as_somebody_was_rung(
    client, morag, asked, ringing, safety
):
    amina, bob, _ = asked("Amina"), asked("Bob"), asked("Carol")
    method = f"/staff/questionnaires/{safety.questionnaire.pk}/method/"
    assert phone_rates(safety.questionnaire) is None
    assert "People who were rung" not in client.get(method).content.decode()
    for one in (amina, bob):
        take(ringing=ringing, customer=one, by=morag)
        record_try(ringing=ringing, customer=one, by=morag, outcome=Outcome.NO_ANSWER)
    make_answers(
        safety.questionnaire, bob, {safety.safe.code: (option_of(safety.safe, "Yes"),)}
    )  # online, since
    assert Sheet.objects.counted().count() == 1

    for address in (method, safety.survey.staff_address):
        assert "Response rate (RR1): 33.3% (1 of 3)." in client.get(address).content.decode()
    assert "Standard Definitions, 9th edition" in client.get(method).content.decode()
