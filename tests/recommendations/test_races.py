"""Two people decide at once: one of them wins."""

import pytest

from participation.programme.actions.models import Action
from participation.programme.actions.services import confirm, say_done, send_back
from scrutiny.recommendations.models import Answer, Recommendation, Step
from scrutiny.recommendations.services import reply, withdraw
from tests.factories.recommendations import (
    make_accepted,
    make_head,
    make_member,
    make_panel,
    make_sent,
)
from tests.together import many_writers, pressed_together

__all__ = ["many_writers"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.usefixtures("many_writers")
def test_of_a_reply_and_a_withdrawal_at_the_same_moment_one_holds():
    panel = make_panel()
    jean, isla = make_member(panel), make_head()
    sent = make_sent(panel=panel, by=jean)

    said = pressed_together(
        lambda: reply(
            recommendation=sent,
            answer=Answer.NOT_ACCEPTED,
            words="No.",
            reason="It costs too much",
            by=isla,
        ),
        lambda: withdraw(recommendation=sent, because="Enough", by=jean),
    )

    sent = Recommendation.objects.get()
    assert said == ["done", "refused"]
    assert bool(sent.withdrawn_on) != bool(sent.current.answer)


@pytest.mark.usefixtures("many_writers")
def test_of_two_members_who_decide_on_an_action_at_once_one_wins():
    panel = make_panel()
    jean, dan, isla = make_member(panel), make_member(panel, "Dan Panel"), make_head()
    make_accepted(panel=panel, by=jean, head=isla)
    action = Action.objects.get()
    say_done(action=action, words="Done", by=isla)

    said = pressed_together(
        lambda: confirm(action=action, by=jean, words="I saw it"),
        lambda: send_back(action=action, why="I did not", by=dan),
    )

    assert said == ["done", "refused"]
    assert Step.objects.filter(what__in=["confirmed", "not_yet"]).count() == 1
