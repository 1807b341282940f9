"""The report of one exercise, as everybody reads it and takes it away."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from reports.exercises.kind import EXERCISE
from reports.exercises.missing import without_edition
from reports.exercises.of import reported
from reports.kinds import Scope
from reports.loading import load
from reports.services import ask_for_report, publish_report
from scrutiny.exercises.models import FactComment, Move, ReportSection, Stage
from tests.factories.exercises import make_evidence, make_exercise_at, make_finding, make_member_of
from tests.factories.people import make_user
from tests.factories.recommendations import make_sent
from tests.factories.reports import build_report

pytestmark = pytest.mark.django_db


def make_reported():
    """With an open and a restricted piece of evidence, a comment of the landlord and a recommendation."""
    exercise = make_exercise_at(Stage.EVIDENCE)
    jean = make_member_of(exercise.panel)
    told = make_evidence(exercise, "What Ayr does", by=jean)
    secret = make_evidence(exercise, "A tenant’s diary", by=jean, is_restricted=True)
    make_finding(exercise, [told, secret], by=jean)
    ReportSection.objects.create(
        exercise=exercise, position=1, heading="Why we asked", text="One.\n\nTwo.", written_by=jean
    )
    FactComment.objects.create(
        exercise=exercise,
        words="Five doors.",
        by=make_user(Role.MANAGER),
        changed=True,
        answer="It says five.",
        answered_by=jean,
        answered_on=timezone.localdate(),
    )
    make_sent("Light the doors", panel=exercise.panel, by=jean, activity=exercise.activity_ptr)
    for stage in (Stage.RECOMMENDATIONS, Stage.RESPONSE):
        Move.objects.create(exercise=exercise, stage=stage, by=jean)
    exercise.stage = Stage.RESPONSE
    exercise.save()
    return exercise


def test_it_has_what_the_panel_wrote_found_and_recommends_and_nothing_restricted():
    exercise = make_reported()
    make_exercise_at(Stage.EVIDENCE, "Noise")
    (subject,) = reported()

    report = load(Scope(EXERCISE, None, subject))

    assert report.wrote.parts[0].text == "One.\n\nTwo."
    assert report.found.answer == "1 finding rests on 2 pieces of evidence."
    assert report.found.findings[0].rests_on == ("What Ayr does",)
    assert report.facts.comments[0].answer == "It says five."
    assert [(one.number, one.what) for one in report.recommends.lines] == [(1, "Light the doors")]
    assert "diary" not in str(report)
    assert exercise.title == subject.name


def test_managers_are_reminded_of_it_and_its_page_leads_to_what_was_published(client):
    exercise = make_reported()
    by = make_user(Role.MANAGER)
    client.force_login(by)
    assert "Build and publish the panel’s report" in client.get("/staff/").text
    (subject,) = reported()

    edition = ask_for_report(scope=Scope(EXERCISE, None, subject), by=by)
    edition = build_report(edition, by=by)
    publish_report(edition=edition, by=by)

    client.logout()
    assert edition.get_absolute_url() in client.get(exercise.get_absolute_url()).text
    assert "Light the doors" in client.get(edition.get_absolute_url()).text
    assert not without_edition().exists()
