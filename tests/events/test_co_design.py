"""A co-design project (F-23): a kind of its own, above consultation, over weeks, with an outcome."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Level
from participation.programme.activities.models import Outcome
from participation.programme.events import kinds
from participation.programme.events.models import Event
from participation.programme.events.services import close_out
from tests.factories.activities import make_event
from tests.factories.people import make_user
from tests.forms import typed_day

from .answers import log_answers

pytestmark = pytest.mark.django_db


def co_design(**changed) -> dict:
    last = timezone.localdate()
    first = last - dt.timedelta(days=40)
    return log_answers(
        **{
            "title": "A new letter about rent",
            "kind": "co_design",
            "level": Level.objects.get(code="influence").pk,
            **typed_day("day", first),
            **typed_day("last_day", last),
            **changed,
        }
    )


def test_one_of_a_single_day_ends_after_it_starts(client, morag):
    today = timezone.localdate()
    one_day = typed_day("day", today)

    response = client.post("/staff/events/log/", co_design(**one_day, starts="2am", ends="1am"))

    assert "The end must be after the start" in response.content.decode()
    assert not Event.objects.exists()


def test_a_co_design_project_is_logged_with_its_rung_and_its_weeks(client, morag):
    client.post("/staff/events/log/", co_design())

    event = Event.objects.get()
    page = client.get(f"/staff/events/{event.pk}/").content.decode()
    assert (event.kind, event.level.code) == (kinds.CO_DESIGN.code, "influence")
    assert (event.ends_at - event.starts_at).days >= 39
    assert "Co-design project" in page
    assert event.when_words in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"level": None}, "choose a level above Consultation"),
        ({"kind": "drop_in"}, "Only a co-design project goes on for longer than a day"),
        ({"last_day_2": 2020}, "The last day must be the first day or later"),
    ],
)
def test_asking_for_views_alone_is_no_co_design(client, morag, changed, said):
    if "level" in changed:
        changed = {"level": Level.objects.get(code="consultation").pk}

    page = client.post("/staff/events/log/", co_design(**changed)).content.decode()

    assert said in page
    assert not Event.objects.exists()


def test_it_is_closed_out_with_what_people_designed():
    begun = timezone.now() - dt.timedelta(days=40)
    project = make_event(
        kind=kinds.CO_DESIGN.code, starts_at=begun, ends_at=begun + dt.timedelta(days=39)
    )
    morag_ = make_user()
    words = {
        "summary": "We wrote it together.",
        "next_steps": "It goes out in May.",
        "met_purpose": "yes",
        "actual_cost": None,
        "actual_hours": None,
    }
    with pytest.raises(Refused, match="designed or decided with us"):
        close_out(event=project, by=morag_, **words)

    point = {
        "said": "One page, not four.",
        "state": Outcome.State.DOING,
        "answer": "It is one page.",
        "owner": morag_,
        "due_on": timezone.localdate(),
    }
    close_out(event=project, by=morag_, outcomes=[point], **words)

    assert project.outcomes.get().said == "One page, not four."
