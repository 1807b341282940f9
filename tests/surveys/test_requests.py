"""A head of service asks for a survey, is answered, and hears what was found."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from surveys.models import Survey, SurveyRequest
from surveys.requests.services import decline_request, report_back
from surveys.worklist import survey_requests_waiting
from tests.factories.people import make_user
from tests.factories.surveys import make_closed_survey, make_open_survey, make_request
from tests.forms import token_in, typed_day
from tests.surveys.test_planning import filled_in

pytestmark = pytest.mark.django_db

NEW = "/staff/surveys/requests/new/"


@pytest.fixture
def ruth():
    return make_user(Role.MANAGER, name="Ruth Adair")


def waits_for(user) -> list[str]:
    return [task.what for task in survey_requests_waiting(user)]


def test_whoever_asks_is_asked_what_they_will_decide_with_it(client, ruth):
    client.force_login(ruth)
    page = client.get(NEW).content.decode()
    sent = {
        "form_token": token_in(page),
        "title": "New kitchens",
        "service": "homes",
        "find_out": "Are they easy to use?",
        "who": "Who had one",
        **typed_day("needed_on", timezone.localdate()),
    }

    refused = client.post(NEW, sent).content.decode()
    client.post(NEW, {**sent, "decides": "Which one we buy"})
    client.post(NEW, {**sent, "decides": "Which one we buy"})

    assert "Answer “What will you decide with it?”" in refused
    request = SurveyRequest.objects.get()
    assert (request.requested_by, request.standing) == (ruth, "Asked for")


def test_one_more_is_asked_for_from_the_list_of_those_that_were(client, ruth):
    client.force_login(ruth)
    make_request("New kitchens", by=ruth)

    page = client.get("/staff/surveys/requests/").content.decode()

    assert f'href="{NEW}"' in page


def test_a_request_becomes_a_survey_once(staff, officer, ruth):
    request = make_request("New kitchens", by=ruth)
    assert waits_for(officer) == ["A survey is asked for: New kitchens"]
    address = f"/staff/surveys/new/?request={request.pk}"
    page = staff.get(address).content.decode()
    assert "Are the new kitchens easy to use?" in page
    assert "Ruth Adair" in page

    staff.post(address, filled_in(page, title="New kitchens"))
    other = filled_in(staff.get("/staff/surveys/new/").content.decode(), title="Something else")
    staff.post(address, other)

    assert Survey.objects.get(title="New kitchens").request == request
    assert Survey.objects.get(title="Something else").request is None
    assert waits_for(officer) == []


def test_whoever_asked_reads_why_it_is_not_done(client, officer, ruth):
    request = make_request(by=ruth)

    decline_request(request=request, why="Asked last month already.", by=officer)
    client.force_login(ruth)
    page = client.get(f"/staff/surveys/requests/{request.pk}/").content.decode()

    assert "Asked last month already." in page
    assert waits_for(ruth) == ["Read why it is not done: New kitchens, a month after"]
    client.post(f"/staff/surveys/requests/{request.pk}/read/")
    assert waits_for(ruth) == []


def test_once_it_has_closed_whoever_asked_hears_what_was_found(client, officer, ruth):
    request = make_request("Kitchens", by=ruth)
    survey = make_open_survey(request=request)
    with pytest.raises(Refused, match="once the survey has closed"):
        report_back(request=request, report="Too early.", by=officer)
    Survey.objects.filter(pk=survey.pk).update(ends_at=timezone.now())
    assert waits_for(officer) == ["Report back: Kitchens"]

    client.force_login(officer)
    address = f"/staff/surveys/requests/{request.pk}/report/"
    client.post(address, {"report": "Drawers stick in one in three."})
    client.force_login(ruth)
    page = client.get(f"/staff/surveys/requests/{request.pk}/").content.decode()

    assert "Drawers stick in one in three." in page
    assert waits_for(ruth) == ["Read what was found: Kitchens"]
    assert waits_for(officer) == []


def test_what_a_survey_is_made_of_is_not_declined(officer):
    request = make_request()
    make_closed_survey(request=request)

    with pytest.raises(Refused, match="A survey is being made of it"):
        decline_request(request=request, why="No.", by=officer)
