import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.feedback.ideas.models import Idea, Issue
from participation.feedback.ideas.services import decide_idea, decide_issue
from portal.worklist import waiting_for
from tests.factories.activities import make_event
from tests.factories.enquiries import make_idea, make_issue
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_good_practice_from_elsewhere_names_the_organisation(client, morag):
    sent = {
        "title": "Tenants write the letters",
        "what": "A tenant drafts, we check.",
        "kind": "practice",
        "source": "organisation",
    }

    nameless = client.post("/staff/ideas/new/", sent).content.decode()
    page = client.post(
        "/staff/ideas/new/", {**sent, "source_words": "Northbank Homes"}, follow=True
    ).content.decode()

    assert "Name the organisation" in nameless
    assert "Another organisation: Northbank Homes" in page
    assert "Good practice, written down by Morag Tait" in page


def test_deciding_an_idea_asks_whether_customers_could_shape_it_and_why(client, morag):
    idea = make_idea(morag)

    page = client.post(idea.get_absolute_url(), {"decision": "try"}).content.decode()
    assert "Say whether customers could shape it with us" in page
    assert "Say why" in page
    client.post(
        idea.get_absolute_url(), {"decision": "try", "why": "There is room.", "together": "yes"}
    )

    idea.refresh_from_db()
    assert (idea.decision, idea.decided_by) == ("try", morag)
    assert Fact.objects.about(idea).get().why == "There is room."


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"decision": "arranged"}, "Choose what you arranged"),
        ({"decision": "covered", "why": "They know it."}, "Say which group or forum covers it"),
        ({"decision": "no"}, "Say why"),
        ({}, "Choose what we do"),
    ],
)
def test_an_issue_is_decided_with_an_activity_a_forum_or_a_reason(client, morag, answers, says):
    issue = make_issue(morag)

    assert says in client.post(issue.get_absolute_url(), answers).content.decode()

    issue.refresh_from_db()
    assert issue.decided_on is None


def test_engagement_arranged_for_an_issue_is_linked_to_it(client, morag):
    issue = make_issue(morag)
    event = make_event("Damp: come and talk")

    client.post(issue.get_absolute_url(), {"decision": "arranged", "activity": event.pk})

    page = client.get(issue.get_absolute_url()).content.decode()
    assert event.staff_address in page
    assert Issue.objects.get().activity == event.activity_ptr


def test_no_decision_stands_without_a_reason_or_an_activity(morag):
    issue, idea = make_issue(morag), make_idea(morag)

    with pytest.raises(Refused):
        decide_issue(issue=issue, by=morag, decision=Issue.Decision.NO)
    with pytest.raises(Refused):
        decide_idea(
            idea=idea, by=morag, decision=Idea.Decision.NO, why="", together=Idea.Together.NO
        )
    with pytest.raises(IntegrityError, match="reason_or_an_activity"), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(decision="no", decided_on=timezone.localdate())
    with pytest.raises(IntegrityError, match="says_why"), transaction.atomic():
        Idea.objects.filter(pk=idea.pk).update(decision="no", decided_on=timezone.localdate())


def test_what_is_not_decided_waits_for_its_officer_and_once_late_for_managers(morag):
    ewan = make_user(Role.MANAGER, name="Ewan Galbraith")
    late = make_issue(morag, "Damp in the tower")
    make_idea(morag, "A tool library")
    Issue.objects.filter(pk=late.pk).update(decide_by=timezone.localdate() - dt.timedelta(days=1))

    def lines(user):
        return [task.what for task in waiting_for(user)]

    assert lines(morag) == ["Decide about: Damp in the tower", "Decide about: A tool library"]
    assert lines(ewan) == ["Decide about: Damp in the tower"]


@pytest.mark.parametrize("kind", ["ideas", "issues"])
def test_the_list_shows_what_is_not_decided_and_finds_the_rest(client, morag, kind):
    make = {"ideas": make_idea, "issues": make_issue}[kind]
    make(morag, "Still open")
    done = make(morag, "Long settled")
    if kind == "ideas":
        decide_idea(
            idea=done, by=morag, decision=Idea.Decision.DO, why="Yes.", together=Idea.Together.YES
        )
    else:
        decide_issue(issue=done, by=morag, decision=Issue.Decision.NO, why="No money.")

    waiting = client.get(f"/staff/{kind}/").content.decode()
    decided = client.get(f"/staff/{kind}/", {"which": "decided"}).content.decode()

    assert "Still open" in waiting
    assert "Long settled" not in waiting
    assert "Long settled" in decided


def test_what_was_written_can_be_put_right_and_shows_who_did(client, morag):
    issue = make_issue(morag)

    client.post(
        f"{issue.get_absolute_url()}edit/",
        {"title": "Damp in both towers", "what": issue.what, "forum": ""},
    )

    page = client.get(issue.get_absolute_url()).content.decode()
    assert "Damp in both towers" in page
    assert "Changed by Morag Tait" in page
