"""The annual evaluation of scrutiny (K-39)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.programme.actions.models import Action
from participation.programme.actions.services import confirm, say_done
from reports.kinds import Scope
from reports.loading import load
from reports.scrutiny.kind import SCRUTINY
from reports.services import ask_for_report, save_contribution
from scrutiny.exercises.models import Stage
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import reply
from scrutiny.topics.models import ProgrammeLine, ProgrammeVersion
from tests.factories.exercises import make_exercise_at, make_member_of
from tests.factories.people import make_user
from tests.factories.recommendations import make_accepted, make_head, make_sent
from tests.factories.reports import build_report

pytestmark = pytest.mark.django_db

THIS = FinancialYear.current()


@pytest.fixture
def exercise(db):
    """Reported, with one recommendation confirmed and one refused."""
    exercise = make_exercise_at(Stage.RESPONSE, members_hours=30, actual_hours=12, actual_cost=250)
    first = timezone.localdate() - dt.timedelta(days=1)
    exercise.moves.update(on=max(first, THIS.first))
    jean, head = make_member_of(exercise.panel), make_head()
    of = {"panel": exercise.panel, "by": jean, "activity": exercise.activity_ptr}
    make_accepted(**of, head=head, what="Light the doors")
    action = Action.objects.get()
    say_done(action=action, words="Five lamps.", by=head)
    confirm(action=action, by=jean, words="We saw five lamps.")
    no = make_sent("Freeze the charge", **of)
    reply(recommendation=no, answer="not_accepted", words="No.", reason="No money.", by=head)
    return exercise


def test_every_exercise_and_recommendation_is_in_it_with_answer_state_and_proof(exercise):
    report = load(Scope(SCRUTINY, THIS))

    (line,) = report.looked.lines
    assert (line.title, line.stage) == (exercise.title, "Waiting for the landlord")
    assert len(line.steps) == 7
    assert report.kept.answer == (
        "2 recommendations came from panels: 1 accepted, 0 accepted in part and 1 not accepted."
    )
    shares = {one.name: (one.number, one.of) for one in report.kept.shares}
    assert shares["Accepted"] == (1, 2)
    assert shares["Confirmed by the panel"] == (1, 1)
    told = {one.what: one for one in report.each.lines}
    assert told["Freeze the charge"].reason == "No money."
    (action,) = told["Light the doors"].actions
    assert (action.state, action.proof) == ("Confirmed by the panel", "We saw five lamps.")
    assert [one.seen for one in report.changed.changes] == ["We saw five lamps."]
    assert (report.took.members, report.took.reports) == (1, 1)
    assert (report.took.members_hours, report.took.cost) == (30, 250)
    for section in (report.looked, report.kept, report.changed, report.each, report.took):
        assert all(one.text for one in section.counts)


def test_what_belongs_to_another_year_is_not_in_it(exercise):
    Recommendation.objects.update(sent_on=THIS.previous.last)
    exercise.moves.update(on=THIS.previous.last)

    report = load(Scope(SCRUTINY, THIS))

    assert report.looked.answer == "Panels looked into nothing this year."
    assert report.each.answer == "There was none."
    assert report.took.reports == 0
    assert load(Scope(SCRUTINY, THIS.previous)).took.cost == 250


def test_next_years_programme_is_that_of_the_last_version(exercise):
    for number, title in ((1, "Bins"), (2, "Lifts")):
        version = ProgrammeVersion.objects.create(
            panel=exercise.panel,
            year=THIS.start_year + 1,
            number=number,
            why="Moved" if number > 1 else "",
            published_by=exercise.lead_officer,
        )
        ProgrammeLine.objects.create(
            version=version,
            topic=exercise.topic,
            title=title,
            service="Repairs",
            month=dt.date(THIS.start_year + 1, 5, 1),
            size="task",
            weeks=12,
        )

    report = load(Scope(SCRUTINY, THIS))

    assert [one.title for one in report.next_year.lines] == ["Lifts"]


def test_it_is_built_as_page_and_pdf_with_the_chairs_words_and_stays_as_it_was(client, exercise):
    by, scope = make_user(Role.MANAGER), Scope(SCRUTINY, THIS)
    for part in ("foreword", "self_evaluation"):
        save_contribution(
            scope=scope, part=part, author="Jean", author_role="Chair", text=f"Our {part}.", by=by
        )
    edition = build_report(ask_for_report(scope=scope, by=by), by=by)
    Recommendation.objects.update(what="Something else")

    client.force_login(by)
    page = client.get(edition.get_absolute_url()).text

    for words in ("Our foreword.", "Our self_evaluation.", "Light the doors", "We saw five lamps."):
        assert words in page
    assert "Something else" not in page
    assert edition.sha256
