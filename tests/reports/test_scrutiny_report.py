"""The annual evaluation of scrutiny (K-39)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.people.groups.models import Membership
from participation.programme.actions.models import Action
from participation.programme.actions.services import confirm, say_done
from reports.kinds import Scope
from reports.loading import load
from reports.scrutiny.kind import SCRUTINY
from reports.services import ask_for_report, save_contribution
from scrutiny.exercises.models import Stage
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import ask_again, reply, withdraw
from scrutiny.topics.models import ProgrammeLine, ProgrammeVersion
from tests.factories.exercises import make_exercise_at, make_member_of
from tests.factories.groups import make_group
from tests.factories.people import make_user
from tests.factories.recommendations import make_accepted, make_head, make_sent
from tests.factories.reports import build_report
from tests.factories.topics import make_seat

pytestmark = pytest.mark.django_db

THIS = FinancialYear.current()


@pytest.fixture
def exercise(db):
    """Reported, with one recommendation confirmed and one refused."""
    exercise = make_exercise_at(Stage.RESPONSE, actual_hours=12, actual_cost=250)
    first = timezone.localdate() - dt.timedelta(days=1)
    exercise.moves.update(on=max(first, THIS.first))
    jean, head = make_member_of(exercise.panel), make_head()
    exercise.hours_given.create(
        customer=jean.customer, what="writing", on=first, hours=7.5, noted_by=jean
    )
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
    assert (report.took.members_hours, report.took.cost) == (7.5, 250)
    for section in (report.looked, report.kept, report.changed, report.each, report.took):
        assert all(one.text for one in section.counts)


def test_one_that_is_asked_again_keeps_the_reply_that_it_had_and_one_withdrawn_says_why(exercise):
    jean = exercise.panel.memberships.get(customer__name="Jean Panel").customer.user
    no = Recommendation.objects.get(what="Freeze the charge")
    ask_again(recommendation=no, because="We see money.", by=jean)
    gone = make_sent("Move the bins", panel=exercise.panel, by=jean)
    withdraw(recommendation=gone, because="It is done.", by=jean)

    told = {one.what: one for one in load(Scope(SCRUTINY, THIS)).each.lines}

    assert (told[no.what].standing, told[no.what].reply) == ("Asked again", "No.")
    assert told[gone.what].reason == "It is done."


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


def test_the_chair_and_the_panel_sign_what_they_write_on_their_own_page(client, exercise):
    jean = exercise.panel.memberships.get(customer__name="Jean Panel").customer.user
    chair = make_seat(exercise.panel, "Chris Chair", Membership.Role.CHAIR).customer.user
    mine = f"/me/reports/words/scrutiny/{THIS.code}/"

    for who, part, status in (
        (jean, "foreword", 404),
        (chair, "foreword", 302),
        (jean, "self_evaluation", 302),
    ):
        client.force_login(who)
        sent = client.post(f"{mine}{part}/", {"text": f"Our {part}."})
        assert sent.status_code == status

    assert f"{mine}self_evaluation/" in client.get("/me/scrutiny/").text
    report = load(Scope(SCRUTINY, THIS))
    assert (report.foreword.author, report.foreword.author_role) == (
        "Chris Chair",
        "Chair of Scrutiny Panel",
    )
    assert report.self_evaluation.author == "Scrutiny Panel"
    other = make_group("Other Scrutiny Panel", kind="scrutiny")
    client.force_login(make_seat(other, "Olive Other").customer.user)
    page = client.post(f"{mine}self_evaluation/", {"text": "Ours instead."}).text
    assert "Scrutiny Panel has written this part of the report. Ask us" in page
    assert "Ours instead." in page
    assert load(Scope(SCRUTINY, THIS)).self_evaluation.text == "Our self_evaluation."
    client.force_login(make_user(Role.STAFF))
    said = {"author": "Chris Chair", "author_role": "Chair", "text": "All is well."}
    page = client.post(f"/staff/reports/words/scrutiny/{THIS.code}/foreword/", said).text
    assert "Chris Chair wrote this themselves" in page
    assert load(Scope(SCRUTINY, THIS)).foreword.text == "Our foreword."
