"""The demo world has figures of complaints, findings, standards and self-assessments in every state."""

import random

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.demo import World
from participation.steering.complaint_figures.demo import make_complaint_figures
from participation.steering.complaint_figures.models import Learned, Line, MonthEdition, Upload
from participation.steering.indicators.services import count_quarters
from scrutiny.insight.demo import make_findings
from scrutiny.insight.models import Finding
from scrutiny.self_assessments.demo import make_self_assessments
from scrutiny.self_assessments.models import SelfAssessment
from scrutiny.standards.demo import make_standards
from scrutiny.standards.models import MiniReview, ServiceStandard, Verdict
from tests.factories.groups import make_group
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(officer):
    manager = make_user(Role.MANAGER, name="Ewan Galbraith")
    return World(officer, manager, timezone.now(), lambda part: random.Random(part))


def test_there_is_one_of_each(world, jean):
    make_group("Repairs service voice", kind="service_voice")
    make_complaint_figures(world)
    make_standards(world)
    make_self_assessments(world)
    count_quarters()
    make_findings(world)

    assert Line.objects.unsettled().exists()
    assert {Learned.SHOWN, Learned.TO_READ, Learned.KEPT_BACK} <= set(
        Line.objects.values_list("learned_standing", flat=True)
    )
    assert MonthEdition.objects.filter(number=2).exists()
    assert {one.has_failed for one in Upload.objects.all()} == {True, False}
    assert {one.standing for one in Finding.objects.all()} == {
        "Answered",
        "Draft",
        "Waiting for an answer",
    }
    assert "complaints-received" in Finding.objects.values_list("figure", flat=True)
    assert {one.standing for one in ServiceStandard.objects.all()} == {
        "Ended",
        "In force",
        "Not agreed",
        "Proposed",
        "Review is due",
    }
    assert set(MiniReview.objects.values_list("verdict", flat=True)) == set(Verdict.values)
    assert {one.standing for one in SelfAssessment.objects.all()} == {
        "In work",
        "Signed off",
        "With the panel",
    }


def test_it_needs_nobody(world):
    make_complaint_figures(world)
    make_standards(world)
    make_self_assessments(world)
    make_findings(world)

    assert not Finding.objects.exists()
    assert not MiniReview.objects.exists()
