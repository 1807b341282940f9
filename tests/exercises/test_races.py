"""Two members take the same step of an exercise at once: it is taken once."""

import pytest

from scrutiny.exercises.models import Exercise, Move, Stage
from scrutiny.exercises.services import move_on
from tests.factories.exercises import make_member_of, make_scoped
from tests.together import many_writers, pressed_together

__all__ = ["many_writers"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("many_writers"),
]


def test_of_two_members_who_move_an_exercise_on_at_once_one_takes_the_step():
    exercise = make_scoped()
    both = [make_member_of(exercise.panel, name) for name in ("Jean Panel", "Dan Panel")]

    said = pressed_together(
        *(lambda by=by: move_on(exercise=exercise, after=Stage.CHOSEN, by=by) for by in both)
    )

    assert said == ["done", "refused"]
    assert Exercise.objects.get().at is Stage.SCOPED
    assert Move.objects.filter(stage=Stage.SCOPED).count() == 1
