"""What each reader sees and does on the pages of exercises."""

import pytest

from base.core.audience import Role
from scrutiny.exercises.models import Exercise, PlanItem, Stage
from scrutiny.exercises.panel_views import MyExercises
from tests.factories.exercises import (
    SCOPE,
    make_exercise,
    make_exercise_at,
    make_planned_topic,
    make_scoped,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def shown(browser, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status, response
    return response.content.decode()


def test_staff_begin_what_is_planned_from_their_first_page(client, panel, jean):
    topic = make_planned_topic()
    client.force_login(make_user(Role.STAFF))
    assert "Begin with the panel: How long repairs take" in shown(client, "/staff/")

    response = client.post("/staff/scrutiny/exercises/begin/", {"topic": topic.pk})

    assert response["Location"] == Exercise.objects.get().staff_address
    assert "Begin with the panel" not in shown(client, "/staff/")
    assert "Every topic that is planned has begun" in shown(
        client, "/staff/scrutiny/exercises/begin/"
    )


def test_members_write_the_sheet_and_agree_on_it_and_then_everybody_reads_it(client, panel, jean):
    exercise = make_exercise()
    client.force_login(jean)
    assert exercise.title in shown(client, "/me/scrutiny/")
    assert "does not say yet" in shown(client, exercise.panel_address)
    shown(client, exercise.get_absolute_url(), 404)

    client.post(f"{exercise.panel_address}scope/", {**SCOPE, "weeks": "9", "plan_item": ""})
    assert SCOPE["question"] in shown(client, f"{exercise.panel_address}scope/")
    client.force_login(make_user(Role.STAFF))
    assert SCOPE["question"] not in shown(client, exercise.staff_address)
    client.force_login(jean)
    client.post(f"{exercise.panel_address}move/", {"after": "chosen", "words": ""})

    client.logout()
    page = shown(client, exercise.get_absolute_url())
    assert SCOPE["question"] in page
    assert "Jean" not in page
    assert exercise.title in shown(client, "/scrutiny/")
    assert exercise.title in shown(client, "/scrutiny/exercises/?stage=scoped")


def test_members_page_through_all_their_exercises_and_those_that_run_come_first(
    client, panel, jean, monkeypatch
):
    monkeypatch.setattr(MyExercises, "paginate_by", 1)
    make_exercise_at(Stage.EVIDENCE, "Lifts")
    make_exercise_at(Stage.CLOSED, "Letters")
    client.force_login(jean)

    first, last = (shown(client, f"/me/scrutiny/exercises/?page={page}") for page in (1, 99))

    assert "Lifts" in first
    assert "Letters" not in first
    assert "Letters" in last
    assert "Page 2 of 2" in last


def test_a_step_that_somebody_else_took_meanwhile_is_refused_on_the_page(client, panel, jean):
    exercise = make_scoped(by=jean)
    client.force_login(jean)
    for _ in range(2):
        response = client.post(f"{exercise.panel_address}move/", {"after": "chosen", "words": "Go"})

    assert "Somebody has moved it on since" in response.content.decode()
    assert Exercise.objects.get().at is Stage.SCOPED


def test_nobody_of_us_and_no_other_customer_reads_the_panels_page(client, panel):
    exercise = make_exercise()
    for role in (Role.CUSTOMER, Role.STAFF):
        client.force_login(make_user(role))
        assert client.get(exercise.panel_address).status_code in (403, 404)


def test_the_step_of_the_landlord_is_a_managers(client, panel, isla):
    exercise = make_exercise_at(Stage.RESPONSE)
    client.force_login(isla)
    assert "Take this step" in shown(client, exercise.staff_address)

    for _ in range(2):
        client.post(f"{exercise.staff_address}move/", {"after": "response", "words": "By May."})
    # The next step is the panel's: no form of it is put before a manager.
    assert client.get(f"{exercise.staff_address}move/").url == exercise.staff_address

    assert "By May." in shown(client, exercise.get_absolute_url())


def test_the_framework_shows_of_which_plan_an_exercise_is_part(client, panel):
    exercise, secret = make_exercise_at(Stage.EVIDENCE), make_exercise("Noise at night")
    client.force_login(make_user(Role.STAFF))
    said = {"plan": "Business plan", "what": "Right first time", "service": "repairs"}
    client.post("/staff/scrutiny/framework/new/", said)
    item = PlanItem.objects.get()
    for one in (exercise, secret):
        client.post(f"{one.staff_address}costs/", {"plan_item": item.pk})
    client.post(f"/staff/scrutiny/framework/{item.pk}/", said | {"what": "Repairs in one visit"})
    assert secret.title in shown(client, "/staff/scrutiny/framework/")

    client.logout()
    page = shown(client, "/scrutiny/framework/")
    assert "How scrutiny is part of our planning" in page
    assert "Repairs in one visit" in page
    assert exercise.title in page
    assert secret.title not in page

    client.force_login(make_user(Role.STAFF))
    for _ in range(2):
        client.post(f"{item.staff_address}end/")
    plans = [shown(client, "/staff/scrutiny/framework/") for _ in range(2)]
    assert "It has ended: Repairs in one visit" in plans[0]
    assert "Repairs in one visit" not in plans[1]
    assert Exercise.objects.filter(plan_item=item).count() == 2
