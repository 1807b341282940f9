"""A kind of report is one row: the pages, the worker and the shelf take it from there."""

import copy
import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from base.core.audience import Audience, Role
from base.core.periods import Month
from base.core.refused import Refused
from participation.programme.activities.models import Outcome, Service
from reports.building import build
from reports.impact.kind import IMPACT
from reports.kinds import REPORT_KINDS, ReportKind, Scope, Subject, Subjects, register
from reports.loading import load
from reports.models import Contribution, ReportEdition
from reports.sections import Material, Section
from reports.services import ask_for_report, publish_report, save_contribution
from tests.factories.activities import make_outcome
from tests.factories.people import make_user
from tests.factories.reports import build_report, make_report

from .monthly import answered
from .monthly.kind import COMMENT, MONTHLY

LAST_MONTH = Month.current().previous
REPAIRS, ESTATES = (
    Subject(one.value, one.label) for one in (Service.REPAIRS, Service.NEIGHBOURHOOD)
)


@pytest.fixture(autouse=True)
def monthly(settings, monkeypatch):
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(Path(__file__).parent / "monthly" / "templates")
    settings.TEMPLATES = templates
    monkeypatch.setitem(REPORT_KINDS, MONTHLY.code, MONTHLY)


@pytest.fixture
def repairs() -> Scope:
    return Scope(MONTHLY, LAST_MONTH, REPAIRS)


def answer(day: dt.date, service: str = "repairs") -> None:
    make_outcome(
        f"Said before {day} about {service}",
        service=service,
        state=Outcome.State.DONE,
        said_on=day,
        answered_on=day,
        done_on=day,
    )


def test_a_monthly_report_of_a_service_is_asked_for_written_for_built_published_and_read(
    client, manager, quick_layout, django_capture_on_commit_callbacks
):
    answer(LAST_MONTH.first)
    answer(LAST_MONTH.last)
    answer(LAST_MONTH.last, service="neighbourhood")
    answer(LAST_MONTH.previous.last)
    officer = make_user(Role.STAFF)

    client.force_login(officer)
    desk = client.get("/staff/reports/").content.decode()
    words = f"/staff/reports/words/service-month/{LAST_MONTH.code}-repairs/comment/"
    assert words in desk
    client.post(words, {"author": "Tam Bell", "author_role": "Head of repairs", "text": "We try."})

    client.force_login(manager)
    assert "/staff/reports/ask/service-month/" in client.get("/staff/reports/").content.decode()
    ask = client.get("/staff/reports/ask/service-month/")
    assert "Which month is the report for?" in ask.content.decode()
    assert "Which service is the report for?" in ask.content.decode()
    with django_capture_on_commit_callbacks(execute=True):  # the worker's turn
        asked = client.post(
            "/staff/reports/ask/service-month/",
            {
                "month": LAST_MONTH.code,
                "subject": "repairs",
                "form_token": ask.context["form"]["form_token"].value(),
            },
        )
    edition = ReportEdition.objects.get()
    assert "Publish this report" in client.get(asked.url).content.decode()
    client.post(f"/staff/reports/{edition.pk}/publish/")

    client.force_login(officer)
    assert edition.get_absolute_url() in client.get("/reports/").content.decode()
    page = client.get(edition.get_absolute_url()).content.decode()
    assert f"Monthly report of a service: {REPAIRS.name}" in page
    assert "1. What did customers hear from this service?" in page
    assert "The service answered 2 points, up from 1 the month before." in page
    assert answered.points.definition in page
    assert "We try." in page
    assert "The month before" in page
    assert "Last year" not in page
    assert edition.sha256 in page
    file = client.get(edition.get_absolute_url() + "report.pdf")
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert (
        f'filename="monthly-report-of-a-service-{LAST_MONTH.first:%B-%Y}'.lower()
        in (file["Content-Disposition"])
    )


def test_what_it_says_is_frozen_with_its_period_its_definitions_and_the_date_of_its_data(
    manager, repairs, quick_layout
):
    answer(LAST_MONTH.first)
    edition = build_report(ask_for_report(scope=repairs, by=manager), published=True, by=manager)

    answer(LAST_MONTH.last)
    edition.refresh_from_db()

    assert edition.report.answered.points.this == 1
    assert (edition.report.first_day, edition.report.last_day) == (
        LAST_MONTH.first,
        LAST_MONTH.last,
    )
    assert edition.report.subject == "Repairs and improvements"
    assert edition.report.data_date == timezone.localdate()
    assert [one.text for one in edition.report.answered.counts] == [answered.points.definition]


@pytest.mark.parametrize("role", [None, Role.CUSTOMER, Role.BOARD])
def test_who_is_not_of_its_audience_finds_nothing_of_it(
    client, manager, repairs, quick_layout, role
):
    edition = build_report(ask_for_report(scope=repairs, by=manager), published=True, by=manager)
    if role:
        client.force_login(make_user(role))

    assert client.get(edition.get_absolute_url()).status_code == 404
    assert client.get(edition.get_absolute_url() + "report.pdf").status_code == 404
    assert edition.get_absolute_url() not in client.get("/reports/").content.decode()


def test_each_month_and_each_service_has_a_report_of_its_own_and_each_its_corrections(
    manager, repairs, quick_layout
):
    first = build_report(ask_for_report(scope=repairs, by=manager), published=True, by=manager)
    others = [
        ask_for_report(scope=Scope(MONTHLY, LAST_MONTH, ESTATES), by=manager),
        ask_for_report(scope=Scope(MONTHLY, LAST_MONTH.previous, REPAIRS), by=manager),
        ask_for_report(scope=Scope(IMPACT, IMPACT.period.current()), by=manager),
    ]

    with pytest.raises(Refused, match="That month's report is published"):
        ask_for_report(scope=repairs, by=manager)
    second = ask_for_report(scope=repairs, by=manager, correction="One point was of estates.")

    assert [one.number for one in others] == [1, 1, 1]
    assert (first.number, second.number) == (1, 2)
    assert ask_for_report(scope=repairs, by=manager) == second
    assert list(ReportEdition.objects.newer_than(first)) == [second]


def test_words_for_one_month_are_not_in_the_report_of_another(manager, repairs, quick_layout):
    save_contribution(
        scope=repairs,
        part=COMMENT.code,
        author="Tam Bell",
        author_role="Head of repairs",
        text="We try.",
        by=manager,
    )
    before = Scope(MONTHLY, LAST_MONTH.previous, REPAIRS)

    assert load(repairs).comment.text == "We try."
    assert load(before).comment is None
    assert Contribution.objects.missing_from(before) == [COMMENT]


def test_a_month_that_is_not_over_is_built_and_not_published(manager, quick_layout):
    scope = Scope(MONTHLY, Month.current(), REPAIRS)
    edition = build_report(ask_for_report(scope=scope, by=manager), by=manager)

    assert edition.report.so_far
    with pytest.raises(Refused, match="before its month was over"):
        publish_report(edition=edition, by=manager)


def test_a_month_that_has_not_begun_has_no_report(manager):
    next_month = Month.of(Month.current().last + dt.timedelta(days=1))

    with pytest.raises(Refused, match="That month has not begun"):
        ask_for_report(scope=Scope(MONTHLY, next_month, REPAIRS), by=manager)


def test_whoever_may_not_ask_is_refused(db, repairs):
    with pytest.raises(Refused, match="not yours to ask for"):
        ask_for_report(scope=repairs, by=make_user(Role.STAFF))


@pytest.mark.parametrize(
    ("sent", "says"),
    [({"subject": "repairs"}, "Choose a month"), ({"month": "1999-01"}, "There is a problem")],
)
def test_a_month_or_a_service_that_is_no_choice_comes_back_on_the_page(client, manager, sent, says):
    client.force_login(manager)

    page = client.post("/staff/reports/ask/service-month/", {**sent, "correction": "Kept words"})

    assert page.status_code == 200
    assert says in page.content.decode()
    assert "Kept words" in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/staff/reports/ask/no-such-kind/",
        "/staff/reports/words/service-month/1999-01-repairs/comment/",
        "/staff/reports/words/service-month/2025/foreword/",
        "/staff/reports/words/no-such-kind/2025/foreword/",
        "/reports/no-such-kind/2025/1/",
    ],
)
def test_what_no_kind_knows_is_not_found(client, manager, address):
    client.force_login(manager)

    assert client.get(address).status_code == 404


ABOUT_ONE = dataclasses.replace(
    MONTHLY,
    code="asked",
    title="Report of a consultation",
    period=None,
    subjects=Subjects("Which one?", lambda: [Subject("consultations.consultation:7", "Rent")]),
    read_by=Audience.EVERYONE,
    sections=(
        Section(
            code="answered",
            heading="What was said?",
            template="reports/parts/_counts.html",
            shape=answered.Answered,
            count=lambda asked: len(asked.subject),
            build=lambda material: answered.Answered(
                answer=f"{material.this} and {material.last}", points=None, counts=()
            ),
        ),
    ),
)


def test_a_report_without_a_period_tells_of_its_subject_and_compares_with_nothing(
    client, manager, quick_layout, monkeypatch
):
    monkeypatch.setitem(REPORT_KINDS, ABOUT_ONE.code, ABOUT_ONE)
    (scope,) = ABOUT_ONE.offered()

    edition = build_report(ask_for_report(scope=scope, by=manager), published=True, by=manager)
    page = client.get(edition.get_absolute_url()).content.decode()

    assert edition.get_absolute_url() == "/reports/asked/consultations-consultation-7/1/"
    assert edition.report.answered.answer == "28 and None"
    assert not edition.report.compared
    assert str(edition) == "Report of a consultation Rent"
    assert "the record that we keep" in page
    assert "the first" not in page


def test_sections_are_numbered_by_their_place_and_what_is_missing_leaves_no_gap(db):
    def section(code: str) -> Section:
        return dataclasses.replace(answered.SECTION, code=code, heading=code.title())

    a, b, c = (section(code) for code in "abc")
    kind = dataclasses.replace(MONTHLY, sections=(COMMENT, a, b, c))
    built = answered.build(Material(this=1, last=0, told=None))
    report = kind.shape(data_date=dt.date(2026, 1, 1), small=5, a=built, b=built, c=built)

    def headings(kind: ReportKind, report) -> list[str]:
        return [chapter.heading for chapter in kind.chapters(report)]

    assert headings(kind, report) == ["1. A", "2. B", "3. C"]
    assert headings(kind, dataclasses.replace(report, b=None)) == ["1. A", "2. C"]
    turned = dataclasses.replace(kind, sections=(c, a))
    assert headings(turned, report) == ["1. C", "2. A"]


@pytest.mark.parametrize("code", ["a-b", "a.b", "a:b", "consultations.consultation", "", "tí"])
def test_a_subject_whose_address_another_could_share_is_refused(code):
    with pytest.raises(ValueError, match="no code of a subject"):
        Subject(code, "Rent")


def test_a_code_names_one_kind_and_nobody_but_managers_ever_asks():
    with pytest.raises(ValueError, match="two kinds of report called impact"):
        register(IMPACT)
    with pytest.raises(ValueError, match="Only managers ask"):
        register(dataclasses.replace(MONTHLY, code="another", asked_by=Audience.STAFF))


def test_two_workers_build_reports_of_two_kinds_side_by_side(manager, repairs, quick_layout):
    annual = Scope(IMPACT, IMPACT.period.current().previous)
    editions = [ask_for_report(scope=one, by=manager) for one in (repairs, annual)]
    holds = [ReportEdition.objects.claim(edition.pk) for edition in editions]

    for hold in reversed(holds):
        hold.carry_out(build)

    assert set(ReportEdition.objects.values_list("kind", "state")) == {
        ("service-month", "ready"),
        ("impact", "ready"),
    }


def test_the_annual_report_stays_where_it_was(client, manager, quick_layout):
    edition = make_report(published=True, by=manager)

    assert edition.get_absolute_url() == f"/reports/impact/{edition.year}/1/"
    client.force_login(manager)
    assert client.get("/staff/reports/ask/").status_code == 200
    assert client.get(f"/staff/reports/words/{edition.year}/foreword/").status_code == 200
