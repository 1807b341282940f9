"""The demo world has a closed exercise, one in the middle of evidence, and others between."""

import random

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.demo import World
from scrutiny.exercises.demo import make_exercises
from scrutiny.exercises.models import Exercise, Move, Stage
from scrutiny.topics.demo import make_topics
from tests.factories.people import make_customer, make_user

pytestmark = pytest.mark.django_db


def make_demo(officer) -> None:
    manager = make_user(Role.MANAGER, name="Ewan Galbraith")
    world = World(officer, manager, timezone.now(), lambda part: random.Random(part))
    make_topics(world)
    make_exercises(world)


def test_the_demo_panel_has_exercises_in_several_places(panel, chair, jean, officer):
    make_customer("Tenant")

    make_demo(officer)

    assert set(Exercise.objects.values_list("stage", flat=True)) == {
        Stage.CHOSEN,
        Stage.EVIDENCE,
        Stage.REPORT,
        Stage.ACTION_PLAN,
        Stage.CLOSED,
    }
    closed = Exercise.objects.get(stage=Stage.CLOSED)
    assert closed.sections.count() == 3
    assert [one.number for one in closed.recommendations.order_by("pk")] == [1, 2, 3]
    assert Move.objects.filter(stage=Stage.REVIEWED_12).exclude(words="").count() == 1


def test_without_a_panel_there_is_none(officer, db):
    make_demo(officer)

    assert not Exercise.objects.exists()
