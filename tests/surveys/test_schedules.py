"""Surveys that are sent by themselves, every week or month, to those for whom something was done."""

import datetime as dt
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.calls.services import calls_waiting
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.codes.in_messages import with_own_codes
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.models import PersonalCode
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.tasks import plan
from surveys.answering.ringing import rings_about
from surveys.models import FinishedJob, JobType, Schedule, ScheduledCycle
from surveys.schedules import asking
from surveys.schedules.services import count_answers, go_on, pause_schedule, start_cycles
from surveys.schedules.stats import parts_of
from surveys.tasks import ask_about_jobs, sweep
from surveys.worklist import schedules_waiting
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_estate
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_closed_survey, make_finished_job, make_schedule
from tests.forms import typed_day

Every, Way = Schedule.Every, Schedule.Way


def on(day: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, day)


def test_cycles_are_due_every_week_or_on_the_same_day_of_every_month():
    weekly = Schedule(every=Every.WEEK, starts_on=on(2))
    monthly = Schedule(every=Every.MONTH, starts_on=dt.date(2026, 8, 31))

    assert weekly.last_due_on(on(1)) is None
    assert weekly.next_due_on(on(1)) == on(2)
    assert [weekly.last_due_on(on(day)) for day in (2, 8, 9)] == [on(2), on(2), on(9)]
    assert weekly.next_due_on(on(9)) == on(16)
    assert [monthly.last_due_on(on(day)) for day in (29, 30)] == [on(31, 10), on(30)]
    assert [monthly.next_due_on(on(day)) for day in (29, 30)] == [on(30), on(31, 12)]


def due(schedule: Schedule, days: int = 0) -> ScheduledCycle:
    """Start what is due so many days from now, work on it, and look at the latest."""
    start_cycles(ask_about_jobs, timezone.localdate() + dt.timedelta(days=days))
    return schedule.cycles.first()


def asked(cycle: ScheduledCycle) -> list[str]:
    return list(cycle.people().order_by("name").values_list("name", flat=True))


@pytest.mark.django_db
def test_everybody_is_asked_once_and_who_is_not_is_counted_by_the_reason():
    schedule = make_schedule()
    amina, bob = make_agreeing("Amina"), make_agreeing("Bob")
    today = timezone.localdate()
    make_finished_job(amina, finished_on=today - dt.timedelta(days=9))
    latest = make_finished_job(amina, finished_on=today - dt.timedelta(days=3))
    make_finished_job(make_customer("Carol", email="carol@example.org"))
    tired = make_agreeing("Dan")
    make_message(customer=tired, purpose="invitation", state="sent", sent_at=timezone.now())
    make_finished_job(tired)
    make_finished_job()
    later = make_finished_job(bob, finished_on=today - dt.timedelta(days=1))
    other = make_finished_job(bob, job_type="kitchen")
    unsettled = make_finished_job(reference="GH-999")

    first, again = due(schedule), due(schedule)
    plan(first.send_out_id)

    assert first == again
    assert asked(first) == ["Amina"]
    assert first.still_in().get() == latest
    assert (first.state, first.jobs_taken, first.asked) == ("done", 5, 1)
    assert first.left_out == {"same_person": 1, "no_consent": 1, "cooldown": 1, "nobody": 1}
    assert not FinishedJob.objects.filter(
        pk__in=[later.pk, other.pk, unsettled.pk], cycle__isnull=False
    )
    message = Message.objects.get(about=first.send_out.source)
    assert message.customer == amina
    assert PersonalCode.objects.get(customer=amina).code in with_own_codes(message.text, amina.pk)
    make_finished_job(amina)
    make_finished_job(amina, job_type="kitchen")

    second = due(schedule, 7)

    assert asked(second) == ["Bob"]
    assert second.left_out == {"asked_before": 1}


@pytest.mark.django_db
def test_a_share_is_drawn_that_anybody_can_draw_again():
    schedule = make_schedule(share=30)
    people = [make_agreeing(f"Person {n}") for n in range(9)]
    for one in people:
        make_finished_job(one)

    cycle = due(schedule)

    numbers = sorted(one.pk for one in people)
    again = random.Random(f"{schedule.seed}:{cycle.due_on}").sample(numbers, 3)
    assert sorted(cycle.people().values_list("pk", flat=True)) == sorted(again)
    assert cycle.left_out == {"not_drawn": 6}


class Killed(BaseException):
    """What no worker catches."""


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["leave_out", "_leave_out", "draw", "send_messages", "ask_for"])
def test_a_worker_that_is_killed_is_followed_by_one_that_asks_nobody_twice(stage, monkeypatch):
    schedule = make_schedule(share=50)
    people = [make_agreeing(f"Person {n}") for n in range(6)]
    for one in [*people, *people, make_customer("Carol", email="carol@example.org")]:
        make_finished_job(one)
    cycle = ScheduledCycle.objects.create(
        schedule=schedule,
        survey=schedule.survey,
        due_on=timezone.localdate(),
        share=50,
        seed="a:b",
    )

    def killed(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(asking, stage, killed)
        with pytest.raises(Killed):
            ask_about_jobs(cycle.pk)
    taken = FinishedJob.objects.filter(cycle=cycle).count()
    late = make_finished_job(make_agreeing("Late"))
    ScheduledCycle.objects.update(beat_at=timezone.now() - dt.timedelta(days=1))
    sweep()
    ask_about_jobs(cycle.pk)
    ask_about_jobs(cycle.pk)
    cycle.refresh_from_db()
    plan(cycle.send_out_id)
    plan(cycle.send_out_id)

    late.refresh_from_db()
    assert (cycle.state, cycle.asked, taken, late.cycle) == ("done", 3, 13, None)
    assert SendOut.objects.get() == cycle.send_out
    told = Message.objects.exclude(state="held").values_list("customer", flat=True)
    assert sorted(told) == sorted(cycle.people().values_list("pk", flat=True))


@pytest.mark.django_db
def test_whoever_is_to_be_rung_is_on_the_list_of_people_to_ring_with_a_code():
    schedule = make_schedule("Complaints", "complaint", way=Way.RING)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    make_finished_job(amina, job_type="complaint")
    make_finished_job(make_agreeing("Bob"), job_type="complaint")

    cycle = due(schedule)

    ringing = Ringing.about(schedule.survey.questionnaire)
    assert list(ringing.people()) == [amina]
    assert rings_about(schedule.survey, amina).startswith("Ask how it went: ")
    assert not calls_waiting().exists()  # there is one list
    assert PersonalCode.objects.get().customer == amina
    assert (cycle.asked, cycle.send_out) == (1, None)


@pytest.mark.django_db
def test_nothing_begins_while_it_is_paused_or_its_survey_is_over(morag):
    schedule = make_schedule()
    over = make_schedule("Kitchens", "kitchen", survey=make_closed_survey())
    make_finished_job(make_agreeing("Amina"))

    pause_schedule(schedule=schedule, by=morag)
    assert due(schedule) is None
    assert due(over) is None
    assert [task.address for task in schedules_waiting(morag)] == [over.get_absolute_url()]
    go_on(schedule=schedule, by=morag)
    assert asked(due(schedule)) == ["Amina"]


@pytest.mark.django_db
def test_what_came_of_a_cycle_is_on_its_page_and_a_type_of_job_is_asked_about_once(client, morag):
    schedule = make_schedule()
    amina = make_agreeing("Amina", tenure="tenant")
    make_finished_job(amina)
    make_finished_job()
    cycle = due(schedule)
    record_engagement(
        activity=schedule.survey,
        customer=amina,
        role=Engagement.Role.RESPONDED,
        source="x",
        day=timezone.localdate(),
    )
    count_answers()

    page = client.get(cycle.get_absolute_url()).text
    assert client.get(schedule.get_absolute_url()).status_code == 200
    answer = client.post(
        reverse("surveys:add_schedule"),
        {
            "name": "Another",
            "survey": schedule.survey_id,
            "job_types": [JobType.objects.get(code="repair").pk],
            "every": "week",
            "way": "message",
            **typed_day("starts_on", timezone.localdate()),
            "delay_days": 2,
            "share": 100,
            "reminders": 1,
        },
    )

    for said in (
        "People asked",
        "It was for nobody in particular: 1",
        cycle.seed,
        "Tenure: too few to show.",
    ):
        assert said in page
    assert ScheduledCycle.objects.get().answered == 1
    assert "asks about this already: Repair" in answer.text
    assert Schedule.objects.count() == 1
    with pytest.raises(Refused):
        make_schedule("Third")


@pytest.mark.django_db
def test_whom_leaving_out_changes_stands_by_tenure_area_and_age_with_small_numbers_hidden():
    """Of 30 tenants half were asked lately; of 24 owners 12, and all but the 3 who share."""
    north = make_estate("North Street", area="North", region="All")
    for tenure, many in (("tenant", 30), ("factored_owner", 24), ("sharing_owner", 3)):
        for place in range(many):
            one = make_agreeing(tenure=tenure, area=north, date_of_birth=dt.date(1980, 1, 1))
            make_finished_job(one)
            if place % 2:
                make_message(
                    customer=one, purpose="invitation", state="sent", sent_at=timezone.now()
                )
    make_schedule()
    start_cycles(ask_about_jobs)

    found = dict(parts_of(ScheduledCycle.objects.get()))

    assert list(found) == ["Tenure", "Area", "Age"]
    told = {part.name: (part.asked, part.left_out) for part in found["Tenure"]}
    assert told == {
        "Factored owner": (None, None),  # or it would give the sharing owners away
        "Sharing owner": (None, None),
        "Tenant": (15, 15),
    }
    (area,) = found["Area"]
    assert (area.name, area.asked, area.left_out, area.share) == ("North", 29, 28, 100)
    assert [part.asked for part in found["Age"]] == [29]


@pytest.mark.django_db
def test_a_cycle_takes_as_many_statements_for_many_as_for_few():
    counts = []
    for number in (3, 30):
        schedule = make_schedule(f"Of {number}", "repair" if number == 3 else "kitchen")
        for n in range(number):
            code = "repair" if number == 3 else "kitchen"
            make_finished_job(make_agreeing(f"Person {number} {n}"), job_type=code)
        with CaptureQueriesContext(
            connection,
        ) as asked_of_the_database:
            due(schedule)
        counts.append(len(asked_of_the_database))
    assert counts[1] <= counts[0] + 8
