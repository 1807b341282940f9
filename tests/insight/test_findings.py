"""A finding: written from a figure, sent to whoever can act, answered by a day, and then everybody’s to read."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from base.core.working_days import counted
from participation.messages.contact.models import Message
from participation.steering.indicators.models import Indicator, Reading
from scrutiny.insight.asking import LATE, TO_ANSWER
from scrutiny.insight.models import Finding
from scrutiny.insight.services import answer_finding, send_finding
from scrutiny.insight.tasks import remind_of_answers
from scrutiny.insight.worklist import findings_to_answer
from tests.factories.findings import make_finding, make_sent_finding
from tests.factories.people import make_user
from tests.forms import token_in

from .conftest import read

pytestmark = pytest.mark.django_db
NEW = "/me/scrutiny/insight/repairs/finding/"


@pytest.fixture
def isla(db):
    """She is of the executive team."""
    return make_user(Role.MANAGER, name="Isla Kerr")


@pytest.fixture
def rab(db):
    """He is of the board."""
    return make_user(Role.BOARD, name="Rab Orr")


def words(client, address: str, user=None, status: int = 200) -> str:
    client.logout()
    if user:
        client.force_login(user)
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_finding_keeps_its_figure_as_it_was_when_it_was_written(client, panel, jean, isla):
    reading = read("satisfied", 82, 100, service="repairs")
    page = words(client, f"{NEW}?figure=satisfied", jean)
    said = {
        "panel": panel.pk,
        "figure_code": "satisfied",
        "what": "Fewer are satisfied than we aim for",
        "means": "People wait in for nothing.",
        "benefit_type": "need",
        "to": "executive",
        "executive": isla.pk,
        "form_token": token_in(page),
    }
    assert '<option value="satisfied" selected' in page

    for _ in range(2):  # pressed twice
        response = client.post(NEW, said)

    finding = Finding.objects.get()
    assert response.url == finding.panel_address
    Reading.objects.filter(pk=reading.pk).update(part=10)
    edit = words(client, f"{finding.panel_address}edit/", jean)
    assert "As it was on" in edit
    client.post(
        f"{finding.panel_address}edit/", said | {"figure_code": "as-it-stood", "form_token": ""}
    )
    finding.refresh_from_db()
    assert "82% (82 of 100 answers)" in finding.figure_said
    assert finding.figure_counted_on is not None


def test_a_finding_is_answered_by_whom_it_was_sent_to_and_everybody_reads_it(
    client, panel, jean, isla, officer
):
    finding = make_finding(panel=panel, by=jean, executive=isla)
    public = f"/scrutiny/findings/{finding.pk}/"
    words(client, finding.staff_address, officer, status=404)  # a draft is its group's alone
    client.force_login(jean)
    for _ in range(2):
        client.post(f"{finding.panel_address}send/")
    finding.refresh_from_db()
    clock = counted(finding.sent_on, 20)
    assert (finding.due_on, finding.counted) == (clock.due, clock.in_words)
    assert [task.what for task in findings_to_answer(isla)] == [
        "Answer a finding: Fewer are satisfied"
    ]
    assert Message.objects.filter(address=isla.email).count() == 1
    words(client, public, status=404)
    assert "Answer it" not in words(client, finding.staff_address, officer)

    assert "Answer it" in words(client, finding.staff_address, isla)
    client.post(f"{finding.staff_address}answer/", {"words": "We ring before each visit."})

    assert "We ring before each visit." in words(client, public)
    assert "Isla Kerr" not in words(client, public)
    assert findings_to_answer(isla) == []
    assert Message.objects.filter(template="insight/email/answered").count() == 1


def test_a_figure_that_not_everybody_may_see_is_on_no_public_page(client, panel, jean, isla):
    finding = make_sent_finding(
        panel=panel,
        by=jean,
        executive=isla,
        figure="complaints-received",
        figure_title="Complaints received",
        figure_said="It was 31.",
        figure_definition="Complaints that came in.",
        figure_source="The complaints system",
        figure_counted_on=timezone.localdate(),
    )
    answer_finding(finding=finding, words="We ring first.", by=isla)
    public = f"/scrutiny/findings/{finding.pk}/"

    assert "It was 31." in words(client, finding.panel_address, jean)
    assert "It was 31." not in words(client, public)
    Indicator.objects.update_or_create(
        figure="complaints-received", defaults={"for_everybody": True}
    )
    assert "It was 31." in words(client, public)


def test_the_board_answers_what_went_to_the_board(client, panel, jean, isla, rab):
    finding = make_sent_finding(panel=panel, by=jean, to=Finding.To.BOARD)
    assert finding.due_on == counted(finding.sent_on, 40).due
    address = f"/board/findings/{finding.pk}/answer/"
    assert address not in words(client, "/board/findings/", isla)
    assert 'name="words"' not in words(client, address, isla)
    refused = client.post(address, {"words": "I answer for them."}).content.decode()
    assert "This waits for the board." in refused

    assert finding.what in words(client, "/board/findings/", rab)
    client.post(address, {"words": "We put money into it."})

    assert "We put money into it." in words(client, f"/scrutiny/findings/{finding.pk}/")
    assert finding.what in words(client, "/scrutiny/findings/")


def test_a_sent_finding_changes_no_more_and_is_answered_once(client, panel, jean, isla):
    finding = make_sent_finding(panel=panel, by=jean, executive=isla)
    client.force_login(jean)
    assert client.get(f"{finding.panel_address}edit/").status_code == 404
    client.post(f"{finding.panel_address}remove/")
    answer_finding(finding=finding, words="Yes.", by=isla)

    with pytest.raises(Refused, match="already"):
        answer_finding(finding=finding, words="No.", by=isla)

    assert Finding.objects.get().answer == "Yes."


def test_whoever_left_the_group_sends_nothing_and_another_group_reads_nothing(
    client, panel, jean, danuta, isla
):
    finding = make_finding(panel=panel, by=jean, executive=isla)
    words(client, finding.panel_address, danuta, status=404)
    panel.memberships.all().delete()

    with pytest.raises(Refused):
        send_finding(finding=finding, by=jean)

    words(client, NEW, jean, status=404)


def test_one_of_the_executive_team_who_left_is_stood_in_for(panel, jean, isla):
    finding = make_sent_finding(panel=panel, by=jean, executive=isla)
    other = make_user(Role.MANAGER, name="Nadia Sheikh")
    with pytest.raises(Refused):
        answer_finding(finding=finding, words="Yes.", by=other)
    isla.role_grants.all().delete()  # she is of the executive team no more

    assert len(findings_to_answer(other)) == 1
    answer_finding(finding=Finding.objects.get(), words="Yes.", by=other)


def test_it_names_one_of_the_executive_team_or_goes_to_the_board(client, panel, jean, officer):
    client.force_login(jean)
    said = {"panel": panel.pk, "what": "x", "means": "y", "benefit_type": "value"}

    page = client.post(NEW, said | {"to": "executive"}).content.decode()
    wrong = client.post(NEW, said | {"to": "executive", "executive": officer.pk}).content.decode()
    client.post(NEW, said | {"to": "board", "executive": officer.pk})

    assert "Choose who of the executive team answers it" in page
    assert "Choose who of the executive team answers it" in wrong or "Select a valid" in wrong
    assert not Finding.objects.exists()


def test_the_board_needs_no_name(client, panel, jean):
    client.force_login(jean)
    said = {"panel": panel.pk, "what": "x", "means": "y", "benefit_type": "value", "to": "board"}

    client.post(NEW, said)

    assert Finding.objects.get().executive is None


def test_whoever_owes_an_answer_is_reminded_before_its_day_and_when_it_is_late_each_once(
    panel, jean, isla
):
    finding = make_sent_finding(panel=panel, by=jean, executive=isla)
    subjects = Message.objects.filter(template=TO_ANSWER, address=isla.email)
    remind_of_answers()
    assert subjects.count() == 1

    for days, said in ((2, "Your answer is due soon"), (-1, "Your answer is late")):
        finding.sent_on = timezone.localdate() - dt.timedelta(days=9)
        finding.due_on = timezone.localdate() + dt.timedelta(days=days)
        finding.save()
        for _ in range(2):
            remind_of_answers()
        assert said in subjects.latest("pk").subject

    assert subjects.count() == 3
    late = Message.objects.get(template=LATE)
    assert late.customer == jean.customer
