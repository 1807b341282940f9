"""What weights tell beside numbers, drop-off and earlier waves: nothing of few."""

import re
from dataclasses import replace

import pytest

from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.fieldwork import Basis, Fieldwork
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Option, Question, Weighting
from participation.questionnaires.results.counting import Tally, as_result
from participation.questionnaires.results.estimating import Estimating, Weights
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.small_numbers import Hiding
from participation.questionnaires.results.weights_told import NOT, PARTLY, weights_told
from tests.factories.people import make_customer
from tests.factories.questionnaires import make_questionnaire, opened, option_of
from tests.questionnaires.results import test_results_page as page
from tests.questionnaires.results.test_results_page import SATISFIED, answer, read

overall, put, survey = page.overall, page.put, page.survey  # fixtures

FEWEST = 5
YES_NO = [Option(code="y", words="Yes"), Option(code="n", words="No")]
QUESTION = Question(code="a", words="a", kind=Kind.SINGLE)


def told(weight: dict, *, by=("area",), **said: tuple[int, int]):
    """The weighted shares of an answer as they are told, and why they are as they are."""
    groups = {tuple(name.split("_")): people for name, people in said.items()}
    parts = {
        name: Tally(yes + no, yes + no, {"y": yes, "n": no}) for name, (yes, no) in groups.items()
    }
    people = {name: sum(n) for name, n in groups.items()}
    of = {tuple(name.split("_")): float(n) for name, n in weight.items()}
    weights = Weights(by, of, sum(people.values()), 1.0, 1.0)
    whole = as_result(QUESTION, YES_NO, sum(parts.values(), Tally()))
    found = weights_told(
        Estimating(Basis.CENSUS, weights=weights),
        QUESTION,
        YES_NO,
        parts,
        by,
        people,
        Hiding([whole], threshold=FEWEST),
        {},
    )
    share = found.estimating.share(parts, lambda of: of.chosen["n"])
    return round(share.share, 6), found.why


def test_two_groups_of_which_one_has_few_of_an_answer_are_not_weighted_apart():
    """Somebody who has the weights, how many said no and their weighted share has two equations in two unknowns."""
    weight = {"North": 1, "South": 3}

    of_two, why = told(weight, North=(40, 28), South=(20, 2))
    of_four, _ = told(weight, North=(42, 26), South=(18, 4))

    assert why == NOT
    assert of_two == of_four


def test_groups_whose_numbers_are_told_weigh_as_they_should():
    share, why = told({"North": 1, "South": 3}, North=(40, 20), South=(20, 10))

    assert (share, why) == (pytest.approx(100 / 3), "")
    assert told({"North": 1, "South": 3}, North=(40, 20), South=(30, 10))[0] == pytest.approx(
        100 * 50 / 180
    )


def test_groups_that_are_put_together_weigh_alike_and_the_rest_as_it_should():
    weight = {"North": 1, "South": 3, "West": 2}

    one, why = told(weight, North=(40, 20), South=(20, 2), West=(30, 10))
    other, _ = told(weight, North=(40, 20), South=(18, 4), West=(32, 8))

    assert why == PARTLY
    assert one == other
    assert (
        one
        != told({"North": 1, "South": 1, "West": 1}, North=(40, 20), South=(20, 2), West=(30, 10))[
            0
        ]
    )


def test_by_two_facts_at_once_all_who_are_alike_have_to_be_many():
    weight = {"North_Young": 1, "North_Old": 2, "South_Young": 3, "South_Old": 4}
    safe = {"North_Young": (9, 9), "North_Old": (8, 8), "South_Young": (7, 7), "South_Old": (6, 6)}
    by = ("area", "age")

    assert told(weight, by=by, **safe)[1] == ""
    assert told(weight, by=by, **{**safe, "South_Old": (9, 3)})[1] == NOT


def test_no_estimate_is_made_of_weights_that_there_are_none_of():
    alike = Estimating(Basis.CENSUS)
    hiding = Hiding([as_result(QUESTION, YES_NO, Tally())], threshold=FEWEST)

    assert weights_told(alike, QUESTION, YES_NO, {}, (), {}, hiding, {}).estimating == alike


@pytest.mark.django_db
def test_why_answers_are_not_weighted_names_no_group_and_no_number(
    client,
    morag,
    survey,
    overall,
    put,
):
    opened(survey)
    answer(survey, overall, North_0=30, South_4=3)
    Weighting.objects.create(
        questionnaire=survey, targets={"area": {"North": 1, "South": 1}}, source="us", set_by=morag
    )
    put(Fieldwork(single_answers=False, is_over=True))

    for address in ("results/", "method/"):
        shown = read(client, survey, address)
        assert "cannot be weighted as they are" in shown, address
        assert "South" not in re.sub(r"<table.*?</table>", "", shown, flags=re.DOTALL), address


@pytest.mark.django_db
def test_where_few_stopped_is_told_in_no_number_and_more_only_in_steps(
    client,
    morag,
    survey,
    overall,
    put,
    settings,
):
    opened(survey)
    for said, people in (({}, 13), ({overall.code: (option_of(overall, SATISFIED[0]),)}, 3)):
        for _ in range(people):
            sheet = begin_sheet(questionnaire=survey, customer=make_customer())
            keep_answers(sheet=sheet, said=said)
    put(Fieldwork(single_answers=False))

    shown = read(client, survey)

    assert re.search(r"nowhere yet</th><td[^>]*>10 or more</td>", shown)
    assert re.search(r"on page 1</th><td[^>]*>not shown</td>", shown)


@pytest.mark.django_db
def test_how_answers_came_is_told_of_nobody_while_they_come(
    client,
    morag,
    survey,
    overall,
    put,
):
    opened(survey)
    answer(survey, overall, North_0=3)
    put(Fieldwork(single_answers=False))

    method = read(client, survey, "method/")

    assert "Online" not in method
    assert "once nobody can answer any more" in method


@pytest.mark.django_db
def test_what_was_answered_before_is_published_with_few_hidden_and_not_while_it_is_asked(
    morag,
    survey,
    overall,
    put,
):
    """Shares of an earlier survey by name stand as they are for staff, and not on a page for everybody."""
    opened(survey)
    answer(survey, overall, North_0=30, South_4=3)
    later = make_questionnaire(morag, "Tenant survey again")
    again = overall
    again.pk, again.version = None, later.draft
    again.save()
    for place, words in enumerate(SATISFIED):
        Option.objects.create(question=again, words=words, code=f"o{place}", place=place)
    opened(later)
    answered = Fieldwork(is_over=True, before=(survey,))
    put(answered)

    def before(**how) -> list:
        (question,) = read_results(later, **how).questions
        return [line.earlier for line in question.lines]

    assert before()[-1] == (pytest.approx(100 * 3 / 33),)
    assert before(published=True)[-1] == (None,)
    put(replace(answered, single_answers=False))
    assert before()[-1] == (None,)
