"""The board's paper of the responses to one consultation."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.programme.consultations.responses import record_group_answer
from participation.questionnaires.answering.services import record_sheet
from participation.questionnaires.models import Redaction
from participation.questionnaires.themes.taking_out import choose_quote, take_out
from reports.kinds import Scope, Subject
from reports.models import ReportEdition
from reports.responses.kind import RESPONSES
from reports.services import ask_for_report, publish_report
from reports.worklist import papers_of_responses_waiting
from tests.consultations.wrote import Wrote
from tests.factories.activities import make_closed_consultation
from tests.factories.groups import make_group
from tests.factories.people import make_user
from tests.factories.reports import build_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def rent(officer):
    return Wrote(officer)


def built(consultation, *, by) -> ReportEdition:
    subject = Subject(f"consultations.consultation:{consultation.pk}", consultation.title)
    return build_report(ask_for_report(scope=Scope(RESPONSES, None, subject), by=by), by=by)


def test_it_says_who_answered_with_the_late_the_unmatched_and_groups_apart(
    rent, manager, quick_layout
):
    for n in range(3):
        rent.say(f"Answer {n}")
    too_late = rent.consultation.closes_on + dt.timedelta(days=1)
    for received_on in (None, too_late):
        record_sheet(
            questionnaire=rent.questionnaire,
            customer=None,
            mode="post",
            said={rent.worry.code: "Nobody knows me"},
            keyed_by=rent.officer,
            received_on=received_on,
        )
    record_group_answer(
        consultation=rent.consultation,
        group=make_group("Mill Lane Tenants"),
        members=48,
        received_on=timezone.localdate(),
        said="Option 2",
        by=rent.officer,
    )
    rent.close()

    report = built(rent.consultation, by=manager).report

    assert (report.who.people, report.who.unmatched) == (3, 1)
    assert [(one.name, one.members) for one in report.who.groups] == [("Mill Lane Tenants", 48)]
    assert "3 people answered" in report.who.answer.replace("Three", "3")
    assert rent.consultation.engagements.filter(people=48).count() == 0


def test_what_was_taken_out_after_it_was_built_keeps_it_from_being_published(
    client, rent, manager, quick_layout
):
    answer = rent.say("Ask Moira Bell", rent.money, may_quote=True)
    choose_quote(answer=answer, passage="", by=rent.officer)
    rent.consider(rent.money)
    rent.close()
    edition = built(rent.consultation, by=manager)
    take_out(answer=answer, passage="Moira Bell", reason=Redaction.Reason.NAME, by=rent.officer)

    with pytest.raises(Refused, match="quoted in other words now"):
        publish_report(edition=edition, by=manager)
    edition = built(rent.consultation, by=manager)
    publish_report(edition=edition, by=manager)

    client.force_login(make_user(Role.BOARD))
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "Ask [a name]" in page
    assert "Moira" not in page
    assert "Most of it is heating." in page


def test_the_board_reads_it_as_soon_as_it_is_built_and_nobody_else(
    client, rent, manager, quick_layout
):
    rent.say("Dear")
    rent.close()
    edition = built(rent.consultation, by=manager)
    address = edition.get_absolute_url()
    assert client.get(address).status_code == 404

    client.force_login(make_user(Role.BOARD))
    assert client.get(address).status_code == 200
    assert str(edition) in client.get("/board/").content.decode()


def test_a_manager_is_told_in_time_until_it_is_built(rent, manager, quick_layout):
    rent.consultation.decision_due_on = timezone.localdate() + dt.timedelta(days=20)
    rent.say("Dear")
    rent.close()

    (task,) = papers_of_responses_waiting(manager)
    assert task.due == timezone.localdate() + dt.timedelta(days=13)
    assert not papers_of_responses_waiting(rent.officer)
    built(rent.consultation, by=manager)

    assert not papers_of_responses_waiting(manager)


def test_the_shelf_names_what_was_decided_without_a_paper(client):
    make_closed_consultation(
        "Pets", decided_on=timezone.localdate(), decision="Yes", consideration="Most said yes."
    )
    client.force_login(make_user(Role.BOARD))

    page = client.get("/board/").content.decode()

    assert "Decided without a paper of the responses" in page
    assert "Pets, decided on" in page
    assert not ReportEdition.objects.exists()
