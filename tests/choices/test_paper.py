"""Piles of ballot papers: keyed twice, a code once, totals by hand."""

import pytest

from base.core.audience import Role
from base.core.refused import Refused
from participation.funding.choices import services
from participation.funding.choices.models import Ballot, PaperBallot, PaperBatch
from participation.records.merging.services import merge_records
from tests.factories.choices import a_manager, close_round, make_open_round, voters_of
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def begin(round, papers):
    return services.begin_batch(round=round, title="Box 1", papers=papers, by=a_manager())


def pile(round, *lines):
    first, second = make_user(Role.STAFF, name="First"), make_user(Role.STAFF, name="Second")
    batch = begin(round, len(lines))
    typed = "\n".join(lines)
    services.key_first(batch=batch, typed=typed, by=first)
    services.key_second(batch=batch, typed=typed, by=second)
    return PaperBatch.objects.get(pk=batch.pk)


def test_a_pile_keyed_alike_by_two_people_counts_and_leaves_no_line():
    round = make_open_round(voters=2)
    one, other = voters_of(round)

    taken = pile(round, f"{one.code} 1 2", f" {other.code[:4]} {other.code[4:].lower()}: 3, 4")

    assert (taken.counted, taken.spoilt, PaperBallot.objects.count()) == (2, {}, 0)
    assert sorted(len(one.says) for one in Ballot.objects.all()) == [2, 2]


def test_what_differs_is_named_and_nothing_counts():
    round = make_open_round(voters=2)
    one, other = voters_of(round)
    batch = begin(round, 2)
    services.key_first(batch=batch, typed=f"{one.code} 1\n{other.code} 2", by=a_manager())

    with pytest.raises(Refused, match="line 2"):
        services.key_second(
            batch=batch, typed=f"{one.code} 1\n{other.code} 3", by=make_user(Role.STAFF)
        )
    assert not Ballot.objects.exists()


def test_one_person_does_not_key_a_pile_twice_and_the_papers_are_as_many_as_were_counted():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    batch, by = begin(round, 1), make_user(Role.STAFF)
    with pytest.raises(Refused, match="has 1 papers"):
        services.key_first(batch=batch, typed=f"{voter.code} 1\n{voter.code} 2", by=by)
    services.key_first(batch=batch, typed=f"{voter.code} 1", by=by)

    with pytest.raises(Refused, match="Somebody else"):
        services.key_second(batch=batch, typed=f"{voter.code} 1", by=by)


def test_a_used_a_foreign_and_a_doubled_code_and_a_spoilt_paper_are_told_apart():
    round = make_open_round(voters=5)
    used, twice, spoilt, empty, good = voters_of(round)
    services.cast(voter=used, chosen=["1"], channel="paper")
    services.cast(voter=good, chosen=["4"], channel="online")

    taken = pile(
        round,
        f"{used.code} 2",
        f"{twice.code} 1",
        f"{twice.code} 2",
        f"{spoilt.code} 1 2 3 4",
        f"{empty.code}",
        f"{good.code} 3",
        "00000000 1",
    )

    assert taken.counted == 1
    assert sum(taken.spoilt.values()) == 6
    assert len(taken.spoilt) == 5
    assert {one.times for one in close_round(round).said.all()} == {1}


def test_a_mistyped_code_is_found_by_its_check_sign():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    wrong = voter.code[:-1] + ("2" if voter.code[-1] != "2" else "3")

    with pytest.raises(Refused, match="Line 1"):
        services.key_first(batch=begin(round, 1), typed=f"{wrong} 1", by=a_manager())


def test_a_pile_that_nobody_keyed_twice_is_not_counted_and_is_forgotten_at_the_closing():
    round = make_open_round(voters=1)
    (voter,) = voters_of(round)
    services.key_first(batch=begin(round, 1), typed=f"{voter.code} 1", by=a_manager())

    close_round(round)

    assert not PaperBallot.objects.exists()
    assert not round.said.exists()


@pytest.mark.parametrize("first", [0, 1], ids=["the one that stays", "the other"])
def test_of_a_person_with_two_codes_one_paper_is_counted(first):
    round = make_open_round(voters=2)
    kept, away = voters_of(round)
    merge_records(kept=kept.customer, away=away.customer, by=a_manager())
    codes = [kept.code, away.code]
    assert pile(round, f"{codes[first]} 1").counted == 1

    batch = services.begin_batch(round=round, title="Box 2", papers=1, by=a_manager())
    one, other = make_user(Role.STAFF, name="Third"), make_user(Role.STAFF, name="Fourth")
    services.key_first(batch=batch, typed=f"{codes[1 - first]} 2", by=one)
    again = services.key_second(batch=batch, typed=f"{codes[1 - first]} 2", by=other)

    assert (again.counted, again.spoilt) == (0, {"The code was used on paper before": 1})
    assert Ballot.objects.get().says == [["1", 1]]


def test_two_codes_of_one_person_in_a_pile_are_one_code_that_stands_twice():
    round = make_open_round(voters=2)
    kept, away = voters_of(round)
    merge_records(kept=kept.customer, away=away.customer, by=a_manager())

    taken = pile(round, f"{kept.code} 1", f"{away.code} 2")

    assert (taken.counted, taken.spoilt) == (0, {"The code stands twice in the pile": 2})
