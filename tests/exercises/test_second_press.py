"""Moving an exercise on and pressing again: it is moved once, and the page says where it stands."""

import pytest

from scrutiny.exercises.models import Stage
from tests.factories.exercises import make_scoped

pytestmark = pytest.mark.django_db


def test_a_second_press_moves_nothing_and_says_where_it_stands(client, panel, jean):
    exercise = make_scoped()
    client.force_login(jean)
    address = f"{exercise.panel_address}move/"
    sent = {"after": exercise.stage}

    first = client.post(address, sent)
    second = client.post(address, sent, follow=True)

    exercise.refresh_from_db()
    assert first.status_code == 302
    assert exercise.moves.count() == 2
    assert exercise.stage != Stage.CHOSEN
    assert second.status_code == 200
