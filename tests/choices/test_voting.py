"""One person, one ballot, on whatever channel, until the vote closes; and nobody can join the two afterwards."""

import datetime as dt

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import ProtectedError
from django.test import override_settings

from base.core.models import Fact, Submission
from base.core.refused import Refused
from participation.funding.choices import services, stats
from participation.funding.choices.models import (
    Ballot,
    PotResult,
    Project,
    Receipt,
    Round,
    RoundKey,
    Said,
    Voter,
    Work,
)
from participation.funding.choices.services.hanging import channels_of
from participation.funding.choices.tasks import do_work, sweep
from participation.people.customers.models import Customer
from participation.records.erasing.services import erase_person
from participation.records.merging.services import merge_records, undo_merge
from tests.days import days_ago
from tests.factories.choices import (
    a_manager,
    add_project,
    close_round,
    make_open_round,
    make_round,
    make_voters,
    open_round,
    voters_of,
)
from tests.factories.people import make_customer, make_estate

pytestmark = pytest.mark.django_db


def vote(voter, *chosen, channel="online"):
    return services.cast(voter=voter, chosen=[str(one) for one in chosen], channel=channel)


def said(round):
    return {tuple(code for code, _ in one.says): one.times for one in round.said.all()}


def test_the_last_word_stands_whatever_the_channel():
    round = make_open_round(voters=2)
    one, other = voters_of(round)
    first = vote(one, 1)
    vote(other, 2, channel="phone")
    last = vote(one, 3, 4, channel="paper")

    closed = close_round(round)

    assert said(closed) == {("2",): 1, ("3", "4"): 1}
    letters = set(Receipt.objects.values_list("letters", flat=True))
    assert last in letters
    assert first not in letters
    one.refresh_from_db()
    assert one.channel == "paper"
    assert stats.turnout(closed).people == 2


def test_the_same_ballot_sent_twice_keeps_its_receipt():
    (voter,) = voters_of(make_open_round(voters=1))

    assert vote(voter, 1, 2) == vote(voter, 2, 1)
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("chosen", [[], [1, 2, 3, 4], [1, 1], [99]])
def test_what_a_ballot_may_not_say_is_refused(chosen):
    (voter,) = voters_of(make_open_round(voters=1))

    with pytest.raises(Refused):
        vote(voter, *chosen)
    assert not Ballot.objects.exists()


def test_a_ballot_that_costs_more_than_the_money_is_refused():
    (voter,) = voters_of(make_open_round(voters=1, kind="spend", most=None))

    with pytest.raises(Refused, match="more than the money"):
        vote(voter, 1, 2, 4)
    assert vote(voter, 1, 2, 3)


def test_after_the_closing_no_row_joins_a_ballot_and_a_person():
    round = make_open_round(voters=3)
    for voter in voters_of(round):
        vote(voter, 1, 2)
    close_round(round)

    assert not Ballot.objects.exists()
    assert not RoundKey.objects.exists()
    assert [(one.says, one.times) for one in Said.objects.all()] == [([["1", 1], ["2", 1]], 3)]
    in_order = list(Receipt.objects.order_by("pk").values_list("letters", flat=True))
    assert in_order == sorted(in_order)
    rows = (Voter, Ballot, Said, Receipt)
    moments = (models.DateField, models.DateTimeField)
    assert not [f for row in rows for f in row._meta.get_fields() if isinstance(f, moments)]
    told = {model._meta.label for model in rows}
    assert not [m for m in apps.get_models() if m.__name__.removeprefix("Historical") in told]


def test_nothing_of_a_ballot_is_in_the_log_or_among_forms_that_were_sent():
    round = make_open_round(voters=2)
    before = Fact.objects.count(), Submission.objects.count()
    one, other = voters_of(round)

    vote(one, 1)
    services.cast_by_staff(voter=other, chosen=["2"], channel="phone", by=a_manager())

    assert (Fact.objects.count(), Submission.objects.count()) == before


def test_the_roll_is_not_touched_while_people_vote_so_no_transaction_joins_the_two():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    before = Voter.objects.filter(pk=voter.pk).values().get()

    vote(voter, 1)

    assert Voter.objects.filter(pk=voter.pk).values().get() == before
    assert channels_of(round, [voter]) == {voter.pk: "online"}


def test_without_the_servers_half_of_the_key_nobody_finds_a_ballot_and_nobody_votes_twice():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    vote(voter, 1)

    with override_settings(SECRET_KEY="another"), pytest.raises(Refused):
        vote(voter, 2)
    with override_settings(SECRET_KEY="another"), pytest.raises(Refused):
        channels_of(round, [voter])
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert vote(voter, 2)
    assert Ballot.objects.count() == 1


def test_a_closed_vote_takes_no_ballot_and_is_not_opened_again():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    closed = close_round(round)
    Round.objects.filter(pk=round.pk).update(closes_on=days_ago(-5), result_on=days_ago(-9))

    with pytest.raises(Refused, match="has closed"):
        vote(voter, 1)
    with pytest.raises(Refused):
        services.save_round(by=a_manager(), round=closed, closes_on=days_ago(-9))
    assert not Said.objects.exists()


def test_closing_and_counting_twice_changes_nothing_and_goes_on_where_it_was():
    round = make_open_round(voters=2)
    for voter in voters_of(round):
        vote(voter, 1)
    close_round(round)
    file = PotResult.objects.get().file
    work = Work.objects.get(what="count")

    do_work(work.pk)
    assert PotResult.objects.get().file == file
    work.put_in_queue()
    work.save()
    PotResult.objects.all().delete()
    do_work(work.pk)

    assert [one.times for one in Said.objects.all()] == [2]
    assert PotResult.objects.get().fates[0]["place"] == 1


def test_the_clock_closes_a_round_whose_last_day_has_passed(monkeypatch):
    round = make_open_round(voters=1)
    monkeypatch.setattr(do_work, "delay", do_work)
    sweep()
    assert Round.objects.get().closed_at is None
    Round.objects.update(costs_on=days_ago(9), opens_on=days_ago(9), closes_on=days_ago(1))

    sweep()

    assert Round.objects.get(pk=round.pk).closed_at is not None
    assert PotResult.objects.exists()


def test_nothing_that_decides_who_wins_changes_once_it_is_published():
    round = open_round(make_round())
    project, pot, by = round.projects.first(), round.pots.first(), a_manager()

    for change in (
        lambda: services.save_round(by=by, round=round, rule="equal_shares"),
        lambda: services.move_days(round=round, days=7, by=by),
        lambda: services.save_pot(by=by, round=round, pot=pot, money=5),
        lambda: services.save_project(by=by, round=round, project=project, cost=5),
        lambda: services.decide_on(project=project, is_possible=False, why="No", by=by),
        lambda: services.fix(round=round, by=by),
    ):
        with pytest.raises(Refused, match="stay as they are"):
            change()
    lots = sorted(Project.objects.values_list("lot", flat=True))
    assert lots == [1, 2, 3, 4]


def test_phases_move_together():
    round = make_round()
    before = [day for _, day in round.phases]

    services.move_days(round=round, days=7, by=a_manager())

    after = [day for _, day in Round.objects.get().phases]
    assert [late - early for early, late in zip(before, after, strict=True)] == [
        dt.timedelta(days=7)
    ] * len(before)


def test_a_project_over_the_ceiling_and_one_without_a_decision_are_not_published():
    round = make_round(ceiling=600)
    pot = round.pots.get()
    with pytest.raises(Refused, match="£600"):
        add_project(round, pot, "A hall", 601)
    services.save_project(
        by=a_manager(), round=round, title="Hut", place="", about="", pot=pot, source="event"
    )

    with pytest.raises(Refused, match="Decide on each"):
        services.fix(round=round, by=a_manager())


def test_the_roll_holds_who_may_vote_on_that_day_and_nobody_who_comes_later():
    here, elsewhere = make_estate("Mill Lane"), make_estate("Far Off", area="Far", region="East")
    born = {"date_of_birth": dt.date(1980, 1, 1)}
    young = days_ago(15 * 365)
    make_customer("Jean", area=here, tenure="tenant", **born)
    make_customer("No birth", area=here, tenure="tenant")
    make_customer("Young", area=here, tenure="tenant", date_of_birth=young)
    make_customer("Far", area=elsewhere, tenure="tenant", **born)
    make_customer("Owner", area=here, tenure="applicant", **born)
    make_customer("Gone", area=here, tenure="tenant", ended_on=days_ago(1), **born)
    tenant = Customer.objects.get(name="Jean").tenure
    round = open_round(make_round(tenures=[tenant], areas=[here.parent]))
    make_customer("Late", area=here, tenure="tenant", **born)

    names = [voter.customer.name for voter in voters_of(round)]
    assert names == ["Jean", "No birth"]
    with pytest.raises(Refused, match="date of birth"):
        vote(Voter.objects.get(customer__name="No birth"), 1)
    assert vote(Voter.objects.get(customer__name="No birth"), 1, channel="phone")


def test_two_records_of_one_person_have_one_ballot():
    round = make_open_round(voters=2)
    kept, away = voters_of(round)
    vote(kept, 1)
    vote(away, 2)

    merge_records(kept=kept.customer, away=away.customer, by=a_manager())
    double = Voter.objects.get(pk=away.pk)
    assert vote(double, 3, channel="paper")
    closed = close_round(round)

    assert said(closed) == {("3",): 1}
    assert (stats.turnout(closed).people, stats.turnout(closed).of) == (1, 1)


def test_records_that_are_taken_apart_again_have_a_ballot_each():
    round = make_open_round(voters=2)
    kept, away = voters_of(round)
    vote(away, 2)
    merge = merge_records(kept=kept.customer, away=away.customer, by=a_manager())
    undo_merge(merge=merge, by=a_manager())
    vote(kept, 1)

    assert said(close_round(round)) == {("1",): 1, ("2",): 1}


def test_the_ballot_of_somebody_who_is_erased_still_counts():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    vote(voter, 1)
    erase_person(customer=voter.customer, by=a_manager(), why="They asked")

    assert said(close_round(round)) == {("1",): 1}


def test_the_key_of_a_vote_stays_while_ballots_hang_on_it():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    vote(voter, 1)

    with pytest.raises(ProtectedError):
        RoundKey.objects.get(round=round).delete()


def test_turnout_hides_small_numbers():
    make_voters(12)
    here, there = make_estate("Mill Lane"), make_estate("Calder Court")
    Customer.objects.update(area=here)
    Customer.objects.filter(name__in=["Voter 000", "Voter 001"]).update(area=there)
    round = open_round(make_round())
    for voter in voters_of(round)[:6]:
        vote(voter, 1, channel="paper")
    closed = close_round(round)

    assert all(line.voted is None for line in stats.by_area(closed))
    assert stats.turnout(closed).people == 6
