"""The monthly report of what a service heard, and telling whoever answers for it."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import Month
from participation.messages.contact.models import Message
from participation.programme.activities.leads.services import name_leads
from participation.programme.activities.models import Service
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Sheet
from reports.kinds import Scope, Subject
from reports.models import HeadTold, ReportEdition
from reports.monthly.kind import MONTHLY
from reports.monthly.of import services
from reports.monthly.sending import ask_for_due, first_working_day, tell_heads
from surveys.models import Privacy, SurveyType
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.reports import build_report
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db

SATISFIED = READY_SCALES["satisfied"][1]
LAST = Month.current().previous
REPAIRS = Subject(Service.REPAIRS.value, Service.REPAIRS.label)
SCOPE = Scope(MONTHLY, LAST, REPAIRS)


class Repairs:
    """A survey of repairs that has been open for half a year."""

    def __init__(self, officer, **fields):
        questionnaire = make_questionnaire(officer, "Your repair")
        self.how = add_question(questionnaire, "How was it?", *SATISFIED, kind=Kind.SCALE)
        self.why = add_question(questionnaire, "What else?", kind=Kind.LONG)
        opens = timezone.now() - dt.timedelta(days=200)
        self.survey = make_survey(
            "Your repair",
            questionnaire=opened(questionnaire),
            lead_officer=officer,
            starts_at=opens,
            ends_at=opens + dt.timedelta(days=fields.pop("days", 400)),
            opened_at=opens,
            **fields,
        )

    def answered(self, month: Month, people: int, place: int, words: str = "") -> None:
        """So many people gave the answer at this place of the scale, in the middle of a month."""
        at = timezone.make_aware(dt.datetime.combine(month.first, dt.time(12)))
        said = {self.how.code: (self.how.options.all()[place].code,)}
        for _ in range(people):
            sheet = make_answers(
                self.survey.questionnaire,
                make_customer(),
                {**said, **({self.why.code: words} if words else {})},
            )
            Sheet.objects.filter(pk=sheet.pk).update(sent_at=at + dt.timedelta(days=14))


def built(by) -> ReportEdition:
    edition, _ = ReportEdition.objects.begin(SCOPE, by=by)
    return build_report(edition, by=by)


def test_it_flags_a_drop_beyond_chance_and_a_word_about_safety_each_with_its_rule(
    officer, manager, quick_layout
):
    repairs = Repairs(officer)
    repairs.answered(LAST.previous, 12, place=0)
    repairs.answered(LAST, 10, place=4)
    repairs.answered(LAST, 1, place=4, words="I smelled GAS in the hall")
    repairs.answered(LAST, 1, place=0, words="He gasped and was off")

    report = built(manager).report

    (line,) = report.satisfied.surveys
    assert (line.months[-1].better, line.months[-1].of) == (1, 12)
    assert (line.before.better, line.before.of) == (12, 12)
    assert line.change == "Worse"
    found = {flag.rule: flag.found for flag in report.concerns.flags}
    (drop,) = (one for rule, one in found.items() if "test of two proportions" in rule)
    assert drop == ("“Your repair”: 8% of 12 people, after 100% of 12 before",)
    assert found["Anybody wrote of safety in a survey by name."] == ("1 answer speaks of safety",)
    assert found["An action of the service is overdue."] == ()


def test_of_few_people_and_of_a_confidential_survey_that_is_open_nothing_is_told(
    officer, manager, quick_layout
):
    few = Repairs(officer)
    few.answered(LAST, 9, place=0, words="Moira Bell let me down")
    secret = Repairs(officer, privacy=Privacy.CONFIDENTIAL, slug="secret")
    secret.answered(LAST, 12, place=4, words="There is gas")

    edition = built(manager)

    assert edition.report.satisfied.surveys == ()
    assert edition.report.satisfied.by_few == ("Your repair",)
    assert edition.report.said.surveys == ()
    assert edition.report.concerns.answer == "None of our 4 rules found anything to look at."
    assert "Moira" not in str(edition.content)


def test_a_month_of_few_is_not_found_by_taking_the_months_that_are_shown_from_their_sum(
    officer, manager, quick_layout
):
    repairs = Repairs(officer)
    repairs.answered(LAST.previous.previous, 12, place=0)
    repairs.answered(LAST.previous, 3, place=4)
    repairs.answered(LAST, 9, place=4)

    (line,) = built(manager).report.satisfied.surveys

    assert [one.of for one in line.months] == [12, None, None]
    assert (line.before.better, line.before.of) == (12, 12)


def test_what_our_own_staff_answered_stands_beside_no_customers_answer(
    officer, manager, quick_layout
):
    ended = (timezone.localdate() - LAST.first).days - 20
    of_staff = {"survey_type": SurveyType.STAFF, "privacy": Privacy.CONFIDENTIAL}
    Repairs(officer, days=200 - ended, **of_staff).answered(LAST.previous, people=20, place=0)

    report = built(manager).report

    assert services() == []
    assert report.satisfied.closed == ()


def test_each_head_is_asked_for_and_told_once_on_the_first_working_day_whatever_runs_again(
    officer, manager, quick_layout, monkeypatch
):
    Repairs(officer)
    head = make_user(Role.STAFF, name="Isla Rennie", email="isla@glen.example")
    name_leads(leads={"repairs": head}, by=manager)
    month = Month.current()
    while first_working_day(month) == month.first:
        month = month.previous
    day = first_working_day(month)
    monkeypatch.setattr(
        "reports.monthly.sending.timezone.localdate", lambda: day - dt.timedelta(days=1)
    )
    ask_for_due()
    assert ReportEdition.objects.count() == 0

    monkeypatch.setattr("reports.monthly.sending.timezone.localdate", lambda: day)
    for _ in range(2):
        ask_for_due()
        tell_heads()
    edition = ReportEdition.objects.get()
    assert HeadTold.objects.count() == 0  # nothing is built yet
    build_report(edition, by=manager)
    for _ in range(2):
        tell_heads()

    email = Message.objects.get(template="reports/email/monthly")
    assert email.address == "isla@glen.example"
    assert edition.get_absolute_url() in email.text
    assert "None of our 4 rules found anything" in email.text
    assert HeadTold.objects.get().officer == head
