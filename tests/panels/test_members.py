"""What members of a panel begin with, their yearly appraisal, and how they leave."""

import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.panels.models import Appraisal, InductionItem
from participation.joining.panels.services import hold_appraisal, plan_lives, step_down
from participation.messages.contact.models import Message
from tests.days import days_ago
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return make_membership(
        make_group("The Panel", kind="scrutiny"),
        make_joined_customer("Jean"),
        from_on=days_ago(400),
    )


def test_every_member_of_a_scrutiny_panel_and_nobody_else_has_a_list_and_an_appraisal_to_come(seat):
    make_membership(make_group("Gardeners", kind="community"), make_customer("Ann"))

    plan_lives()
    plan_lives()

    assert Appraisal.objects.get().membership == seat
    assert seat.induction.count() == InductionItem.objects.count()
    assert seat.induction.filter(is_training=True).count() == 3


def test_what_they_begin_with_is_ticked_off_and_the_roster_says_what_training_is_left(
    client, morag, seat
):
    plan_lives()
    training = seat.induction.filter(is_training=True)

    for step in training[:2]:
        client.post(f"/staff/panels/steps/{step.pk}/done/")
        client.post(f"/staff/panels/steps/{step.pk}/done/")

    row = client.get("/staff/panels/").context["seats"][0]
    assert (row.training_left, row.steps_left) == (1, 4)
    assert training.first().done_by == morag


def test_a_yearly_appraisal_with_its_training_plan_is_put_on_record_and_the_next_planned(
    client, morag, seat
):
    plan_lives()
    due = Appraisal.objects.get()
    sent = {
        "went_well": "She asked what nobody asks.",
        "training_plan": "Reading figures",
        **typed_day("held_on", days_ago(1)),
    }
    shown = client.post(f"/staff/panels/appraisals/{due.pk}/", sent).content.decode()
    assert "Say by when" in shown
    assert "She asked what nobody asks." in shown

    sent |= typed_day("training_due_on", days_ago(-10))
    client.post(f"/staff/panels/appraisals/{due.pk}/", sent)

    due.refresh_from_db()
    assert (due.held_by, due.training_due_on) == (morag, days_ago(-10))
    assert Appraisal.objects.get(held_on=None).due_on == days_ago(1 - 365)
    assert "Training that was planned: Jean" in client.get("/staff/").content.decode()
    client.post(f"/staff/panels/appraisals/{due.pk}/trained/")
    assert "Training that was planned: Jean" not in client.get("/staff/").content.decode()


def test_an_appraisal_that_is_late_waits_for_staff_and_stands_on_the_roster(client, morag, seat):
    plan_lives()
    Appraisal.objects.update(due_on=days_ago(5))

    assert "Yearly appraisal: Jean" in client.get("/staff/").content.decode()
    assert "Late" in client.get("/staff/panels/?which=late").content.decode()


def test_two_officers_hold_it_once(morag, seat):
    plan_lives()
    due = Appraisal.objects.get()
    hold_appraisal(appraisal=due, by=morag, held_on=days_ago(0), went_well="Well")

    with pytest.raises(Refused, match="on record already"):
        hold_appraisal(appraisal=due, by=morag, held_on=days_ago(0), went_well="Badly")

    due.refresh_from_db()
    assert due.went_well == "Well"


def test_a_member_reads_their_own_appraisal_and_nobody_elses(client, seat):
    plan_lives()
    Appraisal.objects.update(held_on=days_ago(1), held_by=seat.customer.user, went_well="Asks well")
    client.force_login(seat.customer.user)
    assert "Asks well" in client.get(f"/me/panels/{seat.pk}/").content.decode()

    client.force_login(make_joined_customer("Ann").user)
    assert client.get(f"/me/panels/{seat.pk}/").status_code == 404


def test_stepping_down_ends_the_seat_and_keeps_why_for_staff(client, morag, seat):
    sent = {
        "why": "A new job",
        "said": "I would do it again",
        **typed_day("until_on", days_ago(0)),
        **typed_day("held_on", days_ago(0)),
    }

    page = client.post(f"/staff/panels/seats/{seat.pk}/step-down/", sent, follow=True)

    assert "no longer sits on The Panel" in page.content.decode()
    assert "I would do it again" in page.content.decode()
    seat.refresh_from_db()
    assert seat.until_on == days_ago(0)
    with pytest.raises(Refused, match="no longer sit"):
        step_down(membership=seat, by=morag, until_on=days_ago(0), why="Again")
    client.force_login(seat.customer.user)
    assert "I would do it again" not in client.get(f"/me/panels/{seat.pk}/").content.decode()


def test_a_member_steps_down_by_themselves_and_nobody_does_it_for_another(client):
    group = make_group("Scrutiny", kind="scrutiny")
    jean, dan = make_joined_customer("Jean Baxter"), make_joined_customer("Dan Reid")
    seat, other = make_membership(group, jean), make_membership(group, dan)
    jean.user = make_user(Role.CUSTOMER, Role.STAFF)  # she works here too
    jean.save()
    client.force_login(jean.user)

    assert client.get(f"/me/panels/{other.pk}/step-down/").status_code == 404
    client.post(f"/me/panels/{seat.pk}/step-down/", {"why": "My mother is ill"})

    seat.refresh_from_db()
    assert seat.until_on == days_ago(0)
    assert seat.exit_interview.why == "My mother is ill"
    told = Message.objects.get(template="network/email/seat_left")
    assert told.customer == dan
    assert "mother" not in told.text
