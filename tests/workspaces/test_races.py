"""Acts of one meeting at one moment: each member counts once, and enough were there wherever minutes were approved."""

import pytest

from participation.programme.workspaces.models import NamedHand, Presence
from participation.programme.workspaces.quorum import quorum_of
from participation.programme.workspaces.services import (
    add_point,
    approve_minutes,
    close_motion,
    note_who_came,
    put_to_vote,
    raise_hand,
)
from tests.factories.workspaces import drafted, held, make_panel, member
from tests.together import many_writers, pressed_together

__all__ = ["many_writers"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("many_writers"),
]


def test_two_hands_of_one_member_at_once_count_once_and_none_after_the_vote_is_closed():
    panel = make_panel()
    amina, tam = member(panel, "Amina Hussain").user, member(panel, "Tam Rennie").user
    point = add_point(meeting=held(panel), title="Figures", by=amina)
    motion = put_to_vote(point=point, words="We ask", by=amina)
    seats = {one: panel.memberships.get(customer__user=one) for one in (amina, tam)}
    raise_hand(motion=motion, seat=seats[amina], which="for", by=amina)

    pressed_together(
        lambda: raise_hand(motion=motion, seat=seats[tam], which="for", by=tam),
        lambda: raise_hand(motion=motion, seat=seats[tam], which="against", by=tam),
        lambda: close_motion(motion=motion, by=amina),
    )

    motion.refresh_from_db()
    kept = list(NamedHand.objects.values_list("which", flat=True))
    assert len(kept) == motion.for_it + motion.against <= 2
    assert (motion.for_it, motion.against) == (kept.count("for"), kept.count("against"))


def test_minutes_are_not_approved_where_somebody_takes_away_at_that_moment_that_enough_were_there():
    panel = make_panel()
    amina = member(panel, "Amina Hussain").user
    minutes, later = drafted(held(panel, days=-30)), held(panel, days=-7)
    alone = {panel.memberships.get(customer__user=amina).pk: Presence.How.ROOM}

    said = pressed_together(
        lambda: approve_minutes(minutes=minutes, at=later, by=amina),
        lambda: note_who_came(meeting=later, how=alone, by=amina),
    )

    minutes.refresh_from_db()
    assert said == ["done", "refused"]
    assert minutes.is_draft is not quorum_of(later).is_met
