"""The library of set enquiries: written with scored criteria, and as it was once it is in use."""

import pytest

from base.core.periods import FinancialYear
from base.core.refused import Refused
from surveys.shopping.models import Scenario
from surveys.shopping.scenarios.services import begin_from, retire_scenario, take_into_use
from tests.factories.shopping import make_assignment, make_scenario, make_shopper
from tests.forms import token_in

pytestmark = pytest.mark.django_db

NEW = "/staff/shopping/scenarios/new/"


def filled_in(page: str) -> dict[str, str]:
    this = str(FinancialYear.current().start_year)
    return {
        "form_token": token_in(page),
        "title": "Help with the rent",
        "service": "rent",
        "channel": "email",
        "to_ask": "Write that your hours were cut.",
        "right_answer": "A call with an adviser.",
        "first_year": this,
        "last_year": this,
        "criterion_1": "Offered a call",
        "points_1": "3",
    }


def test_a_scenario_is_written_with_points_and_taken_into_use(staff):
    sent = filled_in(staff.get(NEW).content.decode())
    staff.post(NEW, sent)
    staff.post(NEW, sent)
    scenario = Scenario.objects.get()
    staff.post(f"/staff/shopping/scenarios/{scenario.pk}/use/")
    staff.post(f"/staff/shopping/scenarios/{scenario.pk}/use/")

    assert [(one.words, one.points) for one in scenario.criteria.all()] == [("Offered a call", 3)]
    scenario.refresh_from_db()
    asked = scenario.questionnaire.asked.questions.values_list("code", flat=True)
    assert {"criterion-1", "reply", "polite", "knowledge", "resolved"} <= set(asked)
    assert "wait" not in asked


def test_one_in_use_stays_as_it_is_and_another_begins_from_it(staff, officer):
    scenario = make_scenario("A tap that drips", by=officer)
    edit = f"/staff/shopping/scenarios/{scenario.pk}/edit/"
    page = staff.get(edit).content.decode()
    refused = staff.post(edit, filled_in(page)).content.decode()
    first, again = (begin_from(scenario=scenario, by=officer) for _ in range(2))

    assert "It is in use, so it stays as it is." in refused
    assert first == again != scenario
    assert [one.points for one in first.criteria.all()] == [3, 1]


def test_a_draft_and_one_that_is_used_no_more_are_given_to_nobody(officer):
    shopper, draft = make_shopper(), make_scenario("Damp", by=officer, in_use=False, criteria=())
    retired = retire_scenario(scenario=make_scenario(by=officer), by=officer)

    with pytest.raises(Refused, match="at least one thing"):
        take_into_use(scenario=draft, by=officer)
    for scenario in (draft, retired):
        with pytest.raises(Refused, match="not in use"):
            make_assignment(shopper, scenario)
