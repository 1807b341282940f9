"""The register of service standards: what is promised, watched, looked at and changed."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.programme.actions.sources import found
from participation.steering.indicators.models import Indicator
from scrutiny.recommendations.models import Recommendation
from scrutiny.standards.models import MiniReview, ServiceStandard
from scrutiny.standards.tasks import tell_of_standards_to_review
from scrutiny.standards.worklist import standards_waiting
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer
from tests.factories.recommendations import make_head, make_member
from tests.factories.standards import make_mini_review, make_standard_of_service
from tests.forms import token_in, typed_day
from tests.insight.conftest import read

pytestmark = pytest.mark.django_db
PUBLIC, MINE, STAFF = "/standards/", "/me/scrutiny/standards/", "/staff/standards/"
WRITTEN = {
    "name": "Emergency repairs",
    "words": "We come within 24 hours.",
    "service": "repairs",
    "promise": "24",
    "unit": "hours",
    **typed_day("review_on", dt.date(2040, 6, 3)),
}


@pytest.fixture
def voices(db):
    return make_group("Repairs voice", kind="service_voice")


@pytest.fixture
def jean(voices):
    """She is a service voice."""
    return make_member(voices, "Jean Voice")


def words(client, address: str, user=None) -> str:
    client.logout()
    if user:
        client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_standard_is_written_once_and_everybody_can_hold_us_to_it(client, officer, voices):
    token = token_in(words(client, f"{STAFF}new/", officer))

    for _ in range(2):  # pressed twice
        client.post(f"{STAFF}new/", WRITTEN | {"group": voices.pk, "form_token": token})

    standard = ServiceStandard.objects.get()
    assert standard.group == voices
    page = words(client, f"{PUBLIC}{standard.pk}/")
    assert "24 hours" in page
    assert "Repairs voice" in page
    assert "Nobody has looked at it yet" in words(client, PUBLIC)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"unit": ""}, "Say what the number counts"),
        ({"promise": ""}, "Enter the number"),
        ({"promise": "101", "unit": "percent"}, "A percentage is at most 100"),
        ({"figure": "right-first-time"}, "is counted in “percent”"),
    ],
)
def test_a_promise_that_nobody_could_measure_is_refused(client, officer, changed, problem):
    client.force_login(officer)

    page = client.post(f"{STAFF}new/", WRITTEN | changed).content.decode()

    assert problem in page
    assert not ServiceStandard.objects.exists()


def test_what_it_said_before_stays_with_the_reason(client, officer):
    standard = make_standard_of_service(words="We come within a day.")
    address = f"{STAFF}{standard.pk}/edit/"
    client.force_login(officer)

    refused = client.post(address, WRITTEN).content.decode()
    client.post(address, WRITTEN | {"why": "A day is not 24 hours."})

    assert "Say why what we promise changes." in refused
    page = words(client, f"{PUBLIC}{standard.pk}/")
    assert "We come within a day." in page
    assert "A day is not 24 hours." in page


def test_its_figure_is_held_against_the_promise_and_only_where_it_may_be_seen(client):
    standard = make_standard_of_service(promise=85, unit="percent", figure="right-first-time")
    read("right-first-time", 80, 100, service="repairs")
    Indicator.objects.filter(figure="right-first-time").update(for_everybody=True)

    page = words(client, PUBLIC)
    assert "80% (80 of 100 answers)" in page
    assert "Not kept" in page

    Indicator.objects.filter(figure="right-first-time").update(for_everybody=False)
    assert "80%" not in words(client, f"{PUBLIC}{standard.pk}/")


def test_whoever_watches_it_looks_at_it_and_says_when_next(client, voices, jean, officer):
    standard = make_standard_of_service(group=voices, days=-1, by=officer)
    assert [task.what for task in standards_waiting(officer)] == [
        "A standard is due to be looked at: Emergency repairs"
    ]
    assert "Standards to look at" in words(client, "/me/scrutiny/", jean)
    answers = {
        "looked_at": "Forty jobs.",
        "verdict": "not_met",
        "evidence": "Six came late.",
        "proposal": "Have two people on call.",
        **typed_day("next_on", dt.date(2040, 6, 3)),
    }
    address = f"{MINE}{standard.pk}/review/"
    past = client.post(address, answers | typed_day("next_on", timezone.localdate()))

    client.post(address, answers)

    assert "must be after today" in past.content.decode()
    standard.refresh_from_db()
    assert standard.review_on == dt.date(2040, 6, 3)
    assert standards_waiting(officer) == []
    page = words(client, f"{PUBLIC}{standard.pk}/")
    assert "Not met" in page
    assert "Six came late." in page


def test_members_hear_once_when_a_standard_is_due_to_be_looked_at(voices, jean):
    make_membership(voices, make_joined_customer("Olu Observer"), role="observer")
    make_standard_of_service(group=voices, days=0)
    make_standard_of_service("Repairs in one visit", group=voices, days=1)
    make_standard_of_service("Nobody watches it", days=0)

    for _ in range(2):
        tell_of_standards_to_review()

    message = Message.objects.get(template="standards/email/to_review")
    assert message.customer.user == jean
    assert "Emergency repairs" in message.subject


def test_only_a_member_of_the_group_that_watches_it_looks(client, voices, jean):
    standard = make_standard_of_service(group=voices)
    other = make_member(make_group("Rent voice", kind="service_voice"), "Grace Mensah")
    client.force_login(other)
    assert client.get(f"{MINE}{standard.pk}/review/").status_code == 404

    client.force_login(jean)
    voices.memberships.all().delete()  # she left, with the page open
    assert client.post(f"{MINE}{standard.pk}/review/", {}).status_code == 404


def test_what_a_review_proposes_becomes_one_draft_and_can_become_an_action(client, voices, jean):
    standard = make_standard_of_service(group=voices)
    review = make_mini_review(standard, jean, proposal="Have two people on call.")
    address = f"{MINE}reviews/{review.pk}/recommend/"
    said = {
        "what": "Have two people on call at weekends",
        "benefit": "Nobody waits.",
        "benefit_type": "need",
        "priority": "high",
    }
    client.force_login(jean)

    for _ in range(2):
        response = client.post(address, said)

    draft = Recommendation.objects.get()
    assert response.url == draft.panel_address
    assert (draft.panel, draft.evidence, draft.is_draft) == (voices, "34 of 40 in time.", True)
    assert "Have two people on call at weekends" not in words(client, f"{PUBLIC}{standard.pk}/")
    assert found("mini_review", review.pk)[1] == review
    nothing = make_mini_review(standard, jean)
    assert found("mini_review", nothing.pk) is None
    client.force_login(jean)
    assert client.get(f"{MINE}reviews/{nothing.pk}/recommend/").status_code == 404


def test_a_group_proposes_a_standard_and_reads_what_the_landlord_says(
    client, voices, jean, officer
):
    client.force_login(jean)
    client.post(f"{MINE}propose/", WRITTEN | {"group": voices.pk})
    standard = ServiceStandard.objects.get()
    assert client.get(f"{PUBLIC}{standard.pk}/").status_code == 404
    head = make_head()
    assert [task.what for task in standards_waiting(head)] == [
        "Answer a proposed standard: Emergency repairs"
    ]

    client.force_login(officer)
    assert client.get(f"{STAFF}{standard.pk}/edit/").status_code == 404  # its words are the group's
    without = client.post(f"{STAFF}{standard.pk}/answer/", {"agrees": "no"}).content.decode()
    client.post(f"{STAFF}{standard.pk}/answer/", {"agrees": "yes"})

    assert "Say why not" in without
    assert Message.objects.get(template="standards/email/answered").customer.user == jean
    ServiceStandard.objects.update(review_on=timezone.localdate())
    assert [task.what for task in standards_waiting(head)] == [
        "A standard is due to be looked at: Emergency repairs"
    ]
    assert "24 hours" in words(client, f"{PUBLIC}{standard.pk}/")
    client.force_login(officer)
    again = client.post(f"{STAFF}{standard.pk}/answer/", {"agrees": "no", "because": "x"})
    assert "answered already" in again.content.decode()


def test_a_standard_that_ends_says_why_and_is_looked_at_no_more(client, officer, voices, jean):
    standard = make_standard_of_service(group=voices, days=-1)
    client.force_login(officer)

    client.post(f"{STAFF}{standard.pk}/end/", {"because": "Another took its place."})

    assert "Another took its place." in words(client, f"{PUBLIC}{standard.pk}/")
    assert "Emergency repairs" not in words(client, PUBLIC)
    client.force_login(jean)
    assert client.get(f"{MINE}{standard.pk}/review/").status_code == 404


def test_more_standards_take_no_more_statements(client, voices, jean):
    first = make_standard_of_service(group=voices, promise=85, unit="percent", figure="satisfied")
    read("satisfied", 80, 100, service="repairs")
    for number in range(5):
        standard = make_standard_of_service(f"Standard {number}", group=voices)
        make_mini_review(standard, jean)
        make_mini_review(first, jean, proposal="More.")
    client.get(PUBLIC)
    for address, user in ((PUBLIC, None), (f"{PUBLIC}{first.pk}/", None), (MINE, jean)):
        client.logout()
        if user:
            client.force_login(user)
        with CaptureQueriesContext(connection) as found_few:
            client.get(f"{address}?anew={first.pk}")
        assert len(found_few) <= 12, address
    assert MiniReview.objects.count() == 10
