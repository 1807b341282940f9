"""Whoever was asked about a job and has not answered is reminded, by the clock."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.releasing import let_go
from participation.reach.sendouts.services import call_off
from participation.reach.sendouts.tasks import plan
from surveys.models import Mailing, Schedule
from surveys.schedules import reminding
from surveys.schedules.reminding import remind
from surveys.schedules.services import pause_schedule, start_cycles
from surveys.tasks import ask_about_jobs
from tests.factories.messages import make_message
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_finished_job, make_schedule


class Asked:
    """Amina, Bob and Carol are asked about their repairs."""

    def __init__(self, **fields):
        self.schedule = make_schedule(**fields)
        self.people = [make_agreeing(name) for name in ("Amina", "Bob", "Carol")]
        for one in self.people:
            make_finished_job(one)
        start_cycles(ask_about_jobs)
        self.cycle = self.schedule.cycles.get()
        plan(self.cycle.send_out_id)
        let_go()

    def answers(self, customer) -> None:
        record_engagement(
            activity=self.schedule.survey,
            customer=customer,
            role=Engagement.Role.RESPONDED,
            source=f"x:{customer.pk}",
            day=timezone.localdate(),
        )

    def after(self, days: int) -> list[tuple[int, list[str]]]:
        """So many days after the last message, the clock comes twice; each reminder, with whom it reached."""
        for send_out in SendOut.objects.exclude(released_at=None):
            send_out.released_at -= dt.timedelta(days=days)
            send_out.save()
        remind()
        remind()
        for one in Mailing.objects.filter(send_out__state="to_plan"):
            plan(one.send_out_id)
        SendOut.objects.filter(state="planned").update(starts_at=timezone.now())
        let_go()
        return [
            (one.number, [message.customer.name for message in self.gone(one)])
            for one in Mailing.objects.order_by("number")
        ]

    def gone(self, mailing: Mailing):
        gone = mailing.send_out.messages().exclude(state=Message.State.HELD)
        return gone.order_by("customer__name").select_related("customer")


@pytest.mark.django_db
def test_who_has_not_answered_is_reminded_after_some_days_and_twice_at_most():
    asked = Asked(reminders=Schedule.Reminders.TWICE)
    amina, bob, carol = asked.people
    asked.answers(amina)
    make_message(customer=carol, purpose="invitation", state="sent", sent_at=timezone.now())

    assert asked.after(6) == []
    assert asked.after(1) == [(1, ["Bob"])]
    assert asked.after(6) == [(1, ["Bob"])]
    Message.objects.filter(customer=carol).delete()
    assert asked.after(1) == [(1, ["Bob"]), (2, ["Bob", "Carol"])]
    asked.answers(bob)
    assert len(asked.after(30)) == 2


@pytest.mark.django_db
def test_whom_a_rule_leaves_out_is_counted_on_the_page_of_the_cycle(client, morag):
    asked = Asked(reminders=Schedule.Reminders.ONCE)
    make_message(
        customer=asked.people[0], purpose="invitation", state="sent", sent_at=timezone.now()
    )
    asked.after(7)

    page = client.get(asked.cycle.get_absolute_url()).text

    row = page.partition("First reminder")[2].partition("</tr>")[0]
    assert [cell.partition("<")[0] for cell in row.split('numeric">')[1:]] == ["2", "1"]
    assert "First reminder" not in client.get(asked.schedule.survey.staff_address + "sending/").text


@pytest.mark.django_db
def test_nobody_is_reminded_where_nobody_said_so_or_all_has_stopped(morag):
    asked = Asked()
    assert asked.after(30) == []
    asked.schedule.reminders = Schedule.Reminders.TWICE
    asked.schedule.save()
    pause_schedule(schedule=asked.schedule, by=morag)
    assert asked.after(1) == []
    Schedule.objects.update(paused_at=None)
    remind()
    call_off(send_out=Mailing.objects.get().send_out, by=morag)
    assert len(asked.after(30)) == 1


@pytest.mark.django_db
def test_a_worker_that_is_killed_in_the_middle_reminds_nobody_twice(monkeypatch):
    asked = Asked(reminders=Schedule.Reminders.ONCE)

    class Killed(BaseException):
        """What no worker catches."""

    def killed(**_):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(reminding, "ask_for", killed)
        with pytest.raises(Killed):
            asked.after(7)

    assert not Mailing.objects.exists()
    assert asked.after(0) == [(1, ["Amina", "Bob", "Carol"])]


@pytest.mark.django_db
def test_what_a_schedule_says_of_the_paper_form_goes_for_its_letters_and_its_reminders(morag):
    asked = Asked(reminders=Schedule.Reminders.ONCE, with_form=True)
    asked.after(7)

    first, reminder = asked.cycle.send_out, Mailing.objects.get().send_out
    assert {one.with_form for send_out in (first, reminder) for one in send_out.messages()} == {
        True
    }
