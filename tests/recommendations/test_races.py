"""Two people decide at once: one of them wins."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from base.core.refused import Refused
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

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def many_writers():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; PostgreSQL settles this race.")


def pressed_together(*acts) -> list[str]:
    """What became of each act, all of them pressed at one moment."""
    together, said = Barrier(len(acts)), []

    def press(act) -> None:
        together.wait()
        try:
            act()
            said.append("done")
        except Refused:
            said.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=press, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


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
