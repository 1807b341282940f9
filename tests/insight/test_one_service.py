"""What a panel, service voices and staff read of one service."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from participation.programme.actions.models import Action
from participation.programme.actions.services import say_done
from participation.programme.inspections.action_sources import INSPECTION
from participation.steering.complaint_figures.models import Learned, Line
from participation.steering.indicators.models import Indicator
from participation.steering.indicators.reading import last_quarters
from scrutiny.insight.reading import open_recommendations
from scrutiny.recommendations.services import withdraw
from tests.factories.actions import make_one_action
from tests.factories.complaints import make_complaints
from tests.factories.recommendations import make_accepted, make_head, make_sent
from tests.factories.shopping import make_failure, make_shopper
from tests.factories.standards import make_standard_of_service

from .conftest import read

pytestmark = pytest.mark.django_db
MINE, STAFF = "/me/scrutiny/insight/repairs/", "/staff/scrutiny/insight/repairs/"


def words(client, address: str, user) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def satisfied() -> None:
    now, before = last_quarters()[:2]
    read("satisfied", 82, 100, service="repairs", quarter=now)
    read("satisfied", 79, 100, service="repairs", quarter=before)
    read("satisfied", 40, 100, service="rent", quarter=now)


def test_a_figure_stands_with_its_counts_trend_target_and_what_it_counts(client, jean):
    satisfied()
    Indicator.objects.filter(figure="satisfied").update(target=85)

    page = words(client, MINE, jean)

    assert "82% (82 of 100 answers), after 79% (79 of 100) the quarter before" in page
    assert "We aim for 85% or more." in page
    assert "Not on target" in page
    assert '<svg class="portal-chart" role="img"' in page
    assert "79 of 100</td>" in page  # in the table too
    assert "From: Surveys by name. Last counted on" in page
    assert "40%" not in page


def test_a_figure_that_is_not_for_this_reader_is_not_there(client, jean, danuta, officer):
    satisfied()
    Indicator.objects.filter(figure="satisfied").update(
        for_panel=False, for_voices=True, for_staff=True
    )

    assert "82%" not in words(client, MINE, jean)
    assert "82%" in words(client, MINE, danuta)
    assert "82%" in words(client, STAFF, officer)


def test_a_service_that_has_no_part_in_a_figure_is_not_given_that_of_all(client, jean):
    read("satisfied", 70, 100)
    read("satisfied", 70, 100, service="rent")
    read("complaints", 12)

    page = words(client, MINE, jean)

    assert "70%" not in page
    assert (
        "(all services together)" in page
    )  # complaints that reached us here, which nobody counts by service


def test_complaints_are_told_by_theme_and_stage_and_few_are_not(client, jean):
    quarter = last_quarters()[0]
    read("complaints-received", 44, service="repairs")
    make_complaints(31, month=quarter.first, learned="We ring first.", standing=Learned.SHOWN)
    make_complaints(9, month=quarter.first, theme="Missed appointment", learned="Mrs Kerr said")
    make_complaints(30, month=quarter.first, theme="A decision we made", service="rent")

    page = words(client, MINE, jean)

    assert "How long it took" in page
    assert "31 more" in page
    assert "We ring first." in page
    assert "Mrs Kerr" not in page  # nobody has read it yet
    assert "A decision we made" not in page
    # With so few of another service, the parts of this one would tell how many they are.
    Line.objects.filter(service="rent").update(received=3)
    assert "31 more" not in words(client, MINE, jean)

    Indicator.objects.filter(figure="complaints-received").update(for_panel=False)
    assert "We ring first." not in words(client, MINE, jean)


def test_open_recommendations_are_those_that_wait_or_are_not_confirmed(panel, jean):
    head = make_head()
    waiting = make_sent("Ring before a visit", panel=panel, by=jean)
    accepted = make_accepted(panel=panel, by=jean, head=head)
    gone = make_sent("Paint the vans", panel=panel, by=jean)
    withdraw(recommendation=gone, because="No.", by=jean)
    make_sent("Explain the charge", panel=panel, by=jean, service="rent")
    assert set(open_recommendations("repairs")) == {waiting, accepted}

    action = Action.objects.get()
    say_done(action=action, by=head, words="It is done.")
    assert accepted in open_recommendations("repairs")  # the panel has not confirmed it
    Action.objects.update(confirmed_on=action.due_on, confirmed_by=jean)

    assert set(open_recommendations("repairs")) == {waiting}


def test_whoever_sits_on_no_such_group_finds_nothing(client, panel, jean):
    panel.memberships.update(until_on=F("from_on"))
    client.force_login(jean)

    assert client.get(MINE).status_code == 404
    assert "You sit on no group" in words(client, "/me/scrutiny/insight/", jean)
    assert client.get("/me/scrutiny/insight/kitchens/").status_code == 404


@pytest.mark.parametrize(("address", "who", "most"), [(MINE, "jean", 12), (STAFF, "officer", 20)])
def test_more_rows_take_no_more_statements(client, request, panel, jean, address, who, most):
    user = request.getfixturevalue(who)
    client.force_login(user)
    satisfied()
    read("complaints-received", 44, service="repairs")
    client.get(address)
    for number in range(6):
        make_sent(f"Say it {number}", panel=panel, by=jean)
        make_complaints(
            9,
            month=last_quarters()[number % 4].first,
            theme=f"Theme {number}",
            learned=f"Learned {number}",
            standing=Learned.SHOWN,
        )

    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)

    assert len(few) <= most, [one["sql"][:90] for one in few]


def test_standards_and_what_inspectors_found_stand_with_the_figures_and_of_shoppers_staff_read(
    client, panel, jean, officer
):
    make_standard_of_service("A repair in one visit", figure="satisfied")
    satisfied()
    make_one_action(by=officer, service="repairs")
    Action.objects.update(source_code=INSPECTION.code, source_id=7)
    make_failure(make_shopper(), service="repairs")

    mine, staff = (words(client, address, who) for address, who in ((MINE, jean), (STAFF, officer)))

    assert mine.index("A repair in one visit") < mine.index(
        "82% (82 of 100", mine.index("A repair")
    )
    assert "1 thing for this service to put right. 0 are done, 1 still to do." in mine
    assert "mystery shoppers found" not in mine
    assert "1 thing waits for an answer" in staff
