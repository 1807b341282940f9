"""What was said and what comes of it is written down when an event is closed out."""

import uuid

import pytest

from tests.factories.activities import make_past_event

pytestmark = pytest.mark.django_db


def closing_answers(morag, *points: dict, **changed) -> dict:
    answers = {
        "form_token": str(uuid.uuid4()),
        "summary": "Homes on Mill Lane are cold.",
        "next_steps": "We check 40 homes.",
        "met_purpose": "yes",
        "actual_cost": "40",
        "actual_hours": "",
        "points-TOTAL_FORMS": str(len(points)),
        "points-INITIAL_FORMS": "0",
        **changed,
    }
    for n, point in enumerate(points):
        row = {"said": "", "state": "heard", "answer": "", "owner": str(morag.pk), **point}
        answers |= {f"points-{n}-{name}": value for name, value in row.items()}
    return answers


DUE = {"due_on_0": "3", "due_on_1": "6", "due_on_2": "2031"}


def test_closing_out_shows_on_the_public_page(client, morag):
    event = make_past_event(published_at=None)
    points = (
        {"said": "It is cold.", "state": "doing", "answer": "We check every home.", **DUE},
        {"said": "Open until 8.", "state": "not_possible", "answer": "Three people came."},
        {},
    )
    answers = closing_answers(morag, *points)

    for _ in range(2):
        response = client.post(f"/staff/events/{event.pk}/close-out/", answers)

    assert response.url == f"/staff/events/{event.pk}/"
    assert event.outcomes.count() == 2
    client.logout()
    page = client.get(event.get_absolute_url()).content.decode()
    for words in ("Homes on Mill Lane are cold.", "We check 40 homes.", "Three people came."):
        assert words in page


def test_another_point_keeps_what_was_typed_and_saves_nothing(client, morag):
    event = make_past_event()
    answers = closing_answers(morag, {"said": "It is cold.", "due_on_0": "31"}, summary="")

    response = client.post(f"/staff/events/{event.pk}/close-out/", {**answers, "add": "1"})

    page = response.content.decode()
    assert "It is cold." in page
    assert 'value="31"' in page
    assert 'name="points-1-said"' in page
    assert "There is a problem" not in page
    assert not event.outcomes.exists()


@pytest.mark.parametrize("count", ["", "-1", "9999999999", "x", "31"])
def test_a_number_of_points_that_cannot_be_breaks_nothing(client, morag, count):
    event = make_past_event()
    answers = closing_answers(morag, {}, **{"points-TOTAL_FORMS": count})

    for extra in ({}, {"add": "1"}):
        response = client.post(f"/staff/events/{event.pk}/close-out/", {**answers, **extra})
        assert response.status_code in (200, 302)


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ({"said": "Cold", "state": "done"}, "Say what your answer is"),
        ({"said": "Cold"}, "Enter the date by which"),
        ({"said": "Cold", **DUE, "due_on_2": "2020"}, "today or later"),
        ({"said": "", "answer": "We did it.", "state": "done"}, "You said"),
        ({"said": "Cold", "owner": "999999", **DUE}, "Select a valid choice"),
        ({"said": "x" * 10_000, **DUE}, "300 characters or fewer"),
    ],
)
def test_a_point_that_is_not_complete_is_said_on_the_page(client, morag, point, said):
    event = make_past_event()

    response = client.post(f"/staff/events/{event.pk}/close-out/", closing_answers(morag, point))

    page = response.content.decode()
    assert response.status_code == 200
    assert said in page
    assert "Homes on Mill Lane are cold." in page
    assert not event.outcomes.exists()


def test_what_is_wrong_when_closing_out_is_said_in_one_place(client, morag):
    event = make_past_event()
    answers = {**closing_answers(morag, {"said": "Cold"}), "summary": ""}

    page = client.post(f"/staff/events/{event.pk}/close-out/", answers).content.decode()

    assert page.count("There is a problem") == 1
    summary = page[page.index("There is a problem") : page.index("<h1")]
    assert "What was said?" in summary
    assert "Enter the date by which" in summary
