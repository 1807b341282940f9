import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from participation.programme.activities import tasks
from participation.programme.activities.models import Engagement, Outcome, OutcomeNews
from participation.programme.activities.outcomes import telling
from participation.programme.activities.services import (
    answer_outcome,
    raise_outcome,
    record_engagement,
)
from tests.factories.activities import make_event, make_outcome
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db

State = Outcome.State
MONTH = dt.timedelta(days=30)


@pytest.fixture
def walk():
    return make_event("Mill Lane estate walk")


def took_part(activity, *customers):
    for customer in customers:
        record_engagement(
            activity=activity,
            customer=customer,
            role=Engagement.Role.ATTENDED,
            source=f"test:{activity.pk}:{customer.pk}",
        )


def move_on(outcome, state=State.DOING, **fields):
    fields.setdefault("answer", "Four lights and a skip day.")
    return answer_outcome(outcome=outcome, by=None, state=state, **fields)


def told():
    return sorted(Message.objects.values_list("customer__name", flat=True))


def test_everyone_who_took_part_and_asked_to_hear_is_told(walk, django_capture_on_commit_callbacks):
    took_part(
        walk,
        make_customer("Amina Hussain", email="amina@example.org"),
        make_customer("Tam Rennie", email="tam@example.org", wants_results=False),
    )
    make_customer("Kasia Nowak", email="kasia@example.org")  # was not there

    with django_capture_on_commit_callbacks(execute=True):
        move_on(make_outcome("Mill Lane's back court is dark", activity=walk))

    message = Message.objects.get()
    assert message.customer.name == "Amina Hussain"
    assert message.subject == "On its way: Mill Lane's back court is dark"
    assert "Four lights and a skip day." in message.text
    assert OutcomeNews.objects.get().finished_at


def test_the_address_to_stop_at_leads_there_and_it_stops(
    client, walk, django_capture_on_commit_callbacks
):
    amina = make_joined_customer("Amina Hussain")
    took_part(walk, amina)
    outcome = make_outcome(activity=walk)
    with django_capture_on_commit_callbacks(execute=True):
        move_on(outcome)
    (address,) = re.findall(r"\S+(/me/preferences/\S+)", Message.objects.get().text)
    client.force_login(amina.user)

    assert client.get(address).context["form"]["wants_results"].value() == "yes"
    client.post(address, {"wants_results": "no"})
    assert client.get(address).context["form"]["wants_results"].value() == "no"
    with django_capture_on_commit_callbacks(execute=True):
        move_on(outcome, State.DONE)

    assert Message.objects.count() == 1


@pytest.mark.parametrize(("lasts", "named"), [(dt.timedelta(hours=2), True), (MONTH, False)])
def test_no_day_is_given_for_what_lasted_many(
    walk, django_capture_on_commit_callbacks, lasts, named
):
    walk.starts_at = timezone.now().replace(hour=10)
    walk.ends_at = walk.starts_at + lasts
    walk.save()
    took_part(walk, make_customer(email="jean@example.org"))

    with django_capture_on_commit_callbacks(execute=True):
        move_on(make_outcome(activity=walk))

    text = Message.objects.get().text
    assert ('"Mill Lane estate walk" on ' in text) is named
    assert ('"Mill Lane estate walk". This is' in text) is not named


def test_each_is_told_by_the_way_they_chose_and_the_unreachable_are_on_record(
    walk, django_capture_on_commit_callbacks
):
    took_part(
        walk,
        make_customer("By letter", address="4 Mill Lane", preferred_channel=Channel.POST),
        make_customer("Without an address"),
    )
    with django_capture_on_commit_callbacks(execute=True):
        move_on(make_outcome(activity=walk))

    fate = dict(Message.objects.values_list("customer__name", "state"))
    assert fate == {"By letter": "to_do", "Without an address": "held"}


def test_every_move_is_news_once(walk, django_capture_on_commit_callbacks):
    took_part(walk, make_customer(email="jean@example.org"))
    outcome = make_outcome(activity=walk)
    with django_capture_on_commit_callbacks(execute=True):
        move_on(outcome)
        move_on(outcome, answer="Five lights.")
        move_on(outcome, State.DONE, proof="See the photo.")
        move_on(outcome, State.DOING)
        move_on(outcome, State.DONE)
    tasks.tell_outcome_news(OutcomeNews.objects.get(state=State.DONE).pk)

    assert sorted(Message.objects.values_list("dedupe_key", flat=True)) == [
        f"outcome:{outcome.pk}:done:{outcome.activity.engagements.get().customer_id}",
    ]


def test_a_batch_that_a_worker_left_behind_is_finished_by_the_sweep(walk, monkeypatch):
    monkeypatch.setattr(telling, "BATCH", 2)
    took_part(walk, *[make_customer(f"Tenant {n}", email=f"t{n}@example.org") for n in range(5)])
    move_on(make_outcome(activity=walk))  # the nudge after commit never arrives
    news = OutcomeNews.objects.get()

    assert telling.tell_next_batch(news.pk)
    assert told() == ["Tenant 0", "Tenant 1"]

    tasks.tell_unfinished_outcome_news()
    assert told() == [f"Tenant {n}" for n in range(5)]
    assert telling.unfinished_news_ids() == []


def test_a_batch_that_fails_half_way_tells_nobody_twice(walk, monkeypatch):
    took_part(walk, *[make_customer(f"Tenant {n}", email=f"t{n}@example.org") for n in range(3)])
    move_on(make_outcome(activity=walk))
    news = OutcomeNews.objects.get()
    real_send, sent = telling.send, []

    def send_two_then_fail(customer, *args, **kwargs):
        if len(sent) == 2:
            raise ConnectionError
        sent.append(customer)
        return real_send(customer, *args, **kwargs)

    monkeypatch.setattr(telling, "send", send_two_then_fail)
    with pytest.raises(ConnectionError):
        telling.tell_next_batch(news.pk)
    assert told() == []

    monkeypatch.setattr(telling, "send", real_send)
    tasks.tell_outcome_news(news.pk)
    assert told() == ["Tenant 0", "Tenant 1", "Tenant 2"]


def test_telling_reads_a_fixed_number_of_people_at_a_time(walk, monkeypatch):
    """Flat memory: whatever the crowd, one batch is all that is ever held."""
    monkeypatch.setattr(telling, "BATCH", 10)
    people = [make_customer(f"Tenant {n:02}", email=f"t{n}@example.org") for n in range(35)]
    took_part(walk, *people)
    move_on(make_outcome(activity=walk))
    sizes = []

    while telling.tell_next_batch(OutcomeNews.objects.get().pk):
        sizes.append(Message.objects.count())

    assert sizes == [10, 20, 30]
    assert Message.objects.count() == 35


def test_an_answer_kept_back_is_news_on_the_day_it_is_shown(
    walk, django_capture_on_commit_callbacks
):
    took_part(walk, make_customer(email="jean@example.org"))
    with django_capture_on_commit_callbacks(execute=True):
        outcome = make_outcome(activity=walk, published_at=None)
        move_on(outcome, State.NOT_POSSIBLE)
    assert told() == []

    with django_capture_on_commit_callbacks(execute=True):
        answer_outcome(outcome=outcome, by=None, publish=True)
    assert len(told()) == 1
    assert Message.objects.get().subject.startswith("Our answer: ")


def test_news_that_is_out_of_date_is_not_told(walk):
    took_part(walk, make_customer(email="jean@example.org"))
    outcome = make_outcome(activity=walk)
    move_on(outcome, State.DOING)
    move_on(outcome, State.DONE)

    tasks.tell_unfinished_outcome_news()

    assert [m.subject.split(":")[0] for m in Message.objects.all()] == ["Done"]


def test_what_was_said_outside_an_activity_tells_nobody():
    move_on(make_outcome(activity=None))

    assert not OutcomeNews.objects.exists()


def test_an_answer_given_at_once_is_dated_and_logged():
    morag = make_user(Role.STAFF)
    outcome = raise_outcome(
        by=morag,
        said="Open until 8 every evening",
        said_on=timezone.localdate(),
        state=State.NOT_POSSIBLE,
        answer="Three people a night came in the trial.",
        service="customer_care",
        owner=morag,
    )

    assert outcome.answered_on == timezone.localdate()
    assert Fact.objects.about(outcome).get().what == "outcome_raised"


def test_an_outcome_that_is_no_longer_done_loses_its_date():
    outcome = move_on(make_outcome(), State.DONE)
    assert outcome.done_on

    assert move_on(outcome, State.DOING).done_on is None
