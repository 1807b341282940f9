"""Two hands of one member at once, and a vote that closes meanwhile: each member counts once."""

import pytest

from participation.programme.workspaces.models import NamedHand
from participation.programme.workspaces.services import (
    add_point,
    close_motion,
    put_to_vote,
    raise_hand,
)
from tests.factories.workspaces import held, make_panel, member
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
