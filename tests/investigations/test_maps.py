"""A journey map: drawn, told as text, and held against another."""

import pytest
from django.urls import reverse
from django.utils import timezone

from base.core.refused import Refused
from participation.people.customers.models import Level
from scrutiny.investigations.drawing import differences, draw, total_wait
from scrutiny.investigations.lookups import load
from scrutiny.investigations.models import (
    Feeling,
    Investigation,
    SeenStep,
    Stage,
    Step,
    Template,
)
from scrutiny.investigations.models.maps import wait_in_words
from scrutiny.investigations.services import add_step, choose_mappers, leave_off_map, move_on
from tests.factories.investigations import draw_map, make_joint, make_mapper
from tests.factories.people import make_joined_customer
from tests.forms import typed_day


def step(pk: int, name: str) -> Step:
    return Step(pk=pk, place=pk, name=name)


def at(one: Step, feeling: int, wait: int | None = None) -> SeenStep:
    return SeenStep(step=one, feeling=feeling, wait=wait)


REPORT, WAIT, MEND = step(1, "Report it"), step(2, "Wait"), step(3, "It is mended")


def test_a_drawing_goes_through_the_steps_that_are_on_the_map_and_says_them_in_words():
    drawing = draw("Customers", [REPORT, WAIT, MEND], [at(REPORT, 2), at(MEND, 5, 30)])

    assert [point.words for point in drawing.points] == [
        "Bad",
        "Not part of this journey",
        "Very good",
    ]
    (line,) = drawing.lines
    assert (line.x1, line.x2) == (29, 92)
    assert line.y2 - line.y1 == drawing.points[2].y - drawing.points[0].y
    assert drawing.tells == (
        "1. Report it: bad; 3. It is mended: very good. All waits together: 1 day 6 hours."
    )


def test_waits_are_told_in_days_and_hours_and_only_where_somebody_said():
    assert [wait_in_words(one) for one in (None, 0, 1, 25, 48)] == [
        "",
        "No wait",
        "1 hour",
        "1 day 1 hour",
        "2 days",
    ]
    assert total_wait([at(REPORT, 1)]) == "Nobody said how long the waits are."


def test_two_maps_differ_where_a_step_is_of_one_side_or_is_felt_or_waited_for_otherwise():
    found = differences(
        [REPORT, WAIT, MEND, step(4, "Nobody meets this")],
        [at(REPORT, 2, 48), at(WAIT, 1), at(MEND, 3)],
        [at(REPORT, 4, 2), at(MEND, 3, 5)],
    )

    assert [(one.step, one.words) for one in found] == [
        (
            "Report it",
            ["Customers: bad. Staff: good.", "The wait: customers say 2 days, staff 2 hours."],
        ),
        ("Wait", ["Only customers meet this step."]),
    ]


@pytest.mark.django_db
def test_a_step_is_added_between_others_for_all_maps_and_goes_when_it_is_on_none(repair):
    amina = make_joined_customer("Amina Hussain")
    choose_mappers(
        investigation=repair,
        stage=Stage.CUSTOMERS,
        mappers=[make_mapper(amina)],
        by=repair.lead_officer,
    )
    first, second, *_ = repair.journey_steps.all()

    new = add_step(
        investigation=repair, stage=Stage.CUSTOMERS, name="Ring twice", after=first, by=amina.user
    )

    assert list(repair.journey_steps.all()[:3]) == [first, new, second]
    said = {"investigation": repair, "stage": Stage.CUSTOMERS, "by": amina.user}
    # ``second`` was read before one was put between: it stands one further on.
    assert add_step(name="Wait", after=second, **said).place == 4
    leave_off_map(step=new, stage=Stage.CUSTOMERS, by=amina.user)
    with pytest.raises(Refused, match="is gone"):
        add_step(name="Ring again", after=new, **said)
    assert new not in repair.journey_steps.all()


@pytest.mark.django_db
def test_stages_follow_each_other_and_none_is_left_with_an_empty_map(repair, morag):
    with pytest.raises(Refused, match="empty"):
        move_on(investigation=repair, stage=Stage.CUSTOMERS, by=morag)
    draw_map(repair, Stage.CUSTOMERS, Feeling.BAD)

    for _ in range(2):  # pressed twice, it moves once
        moved = move_on(investigation=repair, stage=Stage.CUSTOMERS, by=morag)

    assert moved.stage == Stage.STAFF
    with pytest.raises(Refused, match="Only the officer who leads"):
        move_on(investigation=repair, stage=Stage.STAFF, by=make_joined_customer("Jo").user)


@pytest.mark.django_db
def test_a_mapper_draws_step_by_step_on_the_page(client, repair):
    amina = make_joined_customer("Amina Hussain")
    given = choose_mappers(
        investigation=repair,
        stage=Stage.CUSTOMERS,
        mappers=[make_mapper(amina)],
        by=repair.lead_officer,
    )
    client.force_login(amina.user)
    assert "Maps that I draw" in client.get("/me/").content.decode()
    address = f"/me/scrutiny/investigations/{repair.pk}/maps/customers/"
    first = repair.journey_steps.first()
    touch = SeenStep._meta.get_field("touch_point").related_model.objects.first()
    said = {"name": first.name, "what": "The tap drips", "touch_point": touch.pk, "days": "2"}

    kept = client.post(f"{address}{first.pk}/", said).content.decode()
    assert "Say how it is" in kept
    assert "The tap drips" in kept
    response = client.post(f"{address}{first.pk}/", {**said, "feeling": "1", "hours": "3"})

    assert response["Location"] == address
    page = client.get(address).content.decode()
    assert "Very bad" in page
    assert "2 days 3 hours" in page
    assert "<svg" in page
    assert client.get(f"/me/scrutiny/investigations/{repair.pk}/maps/joint/").status_code == 404
    assert [one.stage for one in given] == ["customers"]


@pytest.mark.django_db
def test_the_joint_session_sees_both_maps_beside_each_other_and_where_they_differ(
    client, jean, repair
):
    make_joint(repair)
    client.force_login(jean)

    page = client.get(f"/me/scrutiny/investigations/{repair.pk}/").content.decode()

    assert page.count("<svg") == 2
    assert "Customers: bad. Staff: good." in page
    assert "The wait: customers say 3 days, staff 1 day." in page


@pytest.mark.django_db
def test_an_investigation_begins_with_the_steps_of_a_template_that_staff_write(
    client, panel, morag
):
    load()
    client.force_login(morag)
    client.post(
        "/staff/scrutiny/investigations/templates/new/",
        {"title": "A new key", "service": "homes", "steps": "Ask for it\n\nPick it up"},
    )
    page = client.get("/staff/scrutiny/investigations/new/").content.decode()
    assert "A new key" in page
    today = timezone.localdate()

    response = client.post(
        "/staff/scrutiny/investigations/new/",
        {
            "title": "Keys",
            "service": "homes",
            "panel": panel.pk,
            "template": Template.objects.get(title="A new key").pk,
            "purpose": "Keys take long.",
            "influence": "All of it.",
            "level": Level.objects.first().pk,
            **typed_day("begins", today),
            **typed_day("ends", today),
        },
    )

    made = Investigation.objects.get()
    assert response["Location"] == made.staff_address
    assert [step.name for step in made.journey_steps.all()] == ["Ask for it", "Pick it up"]


@pytest.mark.django_db
def test_the_button_for_the_next_stage_pressed_twice_moves_once(client, repair, morag):
    draw_map(repair, Stage.CUSTOMERS, Feeling.BAD)
    client.force_login(morag)
    address = reverse("investigations:move_on", args=[repair.pk, Stage.CUSTOMERS])

    for _ in range(2):
        assert client.post(address).url == repair.staff_address

    repair.refresh_from_db()
    assert repair.stage == Stage.STAFF
