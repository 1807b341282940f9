"""What people told us in surveys in a year, and what changed because of it, in the impact report."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Reading, Sheet, Theme
from reports.documents import report_html
from surveys.heard.of_year import ThemeOfMany, surveys_told
from surveys.kinds import SURVEY
from surveys.models import Privacy, SurveyType
from tests.factories.activities import make_outcome
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.reports import impact_of
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db

YEAR = FinancialYear.current().previous
SATISFIED = READY_SCALES["satisfied"][1]
OPENS = timezone.make_aware(dt.datetime.combine(YEAR.first, dt.time(9))) + dt.timedelta(days=60)
DAY = dt.timedelta(days=1)


class Kitchens:
    """A survey of last year that has closed, whose results everybody can read."""

    def __init__(self, officer, **fields):
        self.officer = officer
        questionnaire = make_questionnaire(officer, "New kitchens")
        self.how = add_question(questionnaire, "How is your kitchen?", *SATISFIED, kind=Kind.SCALE)
        self.why = add_question(questionnaire, "What else?", kind=Kind.LONG)
        self.survey = make_survey(
            "New kitchens",
            questionnaire=opened(questionnaire),
            lead_officer=officer,
            starts_at=OPENS,
            ends_at=OPENS + 28 * DAY,
            **{
                "opened_at": OPENS,
                "results_published_at": OPENS + 40 * DAY,
                "privacy": Privacy.CONFIDENTIAL,
                "next_steps": "We buy drawers on rollers.",
                **fields,
            },
        )

    def answered(self, people: int, place: int, theme: str = "") -> None:
        said = {self.how.code: (self.how.options.all()[place].code,)}
        for _ in range(people):
            sheet = make_answers(
                self.survey.questionnaire,
                make_customer(),
                {**said, **({self.why.code: "The drawers."} if theme else {})},
            )
            Sheet.objects.filter(pk=sheet.pk).update(sent_at=OPENS + DAY)
            if theme:
                self.speaks_of(theme, sheet)

    def speaks_of(self, name: str, sheet: Sheet) -> None:
        themes = Theme.objects.filter(questionnaire=self.survey.questionnaire)
        theme = themes.filter(name=name).first() or themes.create(
            questionnaire=self.survey.questionnaire,
            question_code=self.why.code,
            number=themes.count() + 1,
            name=name,
        )
        reading = Reading.objects.create(
            answer=sheet.answers.get(question=self.why),
            stand=Reading.Stand.FIRST,
            reader=self.officer,
            counts=True,
        )
        reading.themes.add(theme)


@pytest.fixture
def kitchens(officer) -> Kitchens:
    return Kitchens(officer)


def of_last_year():
    return impact_of(YEAR.start_year).surveys


def test_a_survey_is_told_with_its_satisfaction_its_themes_and_what_we_do(kitchens):
    kitchens.answered(12, place=0, theme="Drawers")
    kitchens.answered(11, place=4, theme="Doors")

    section = of_last_year()
    (told,) = section.surveys
    assert (told.satisfied.percent, told.satisfied.of) == (pytest.approx(1200 / 23), 23)
    assert [(one.name, one.people) for one in told.themes] == [("Drawers", 12), ("Doors", 11)]
    assert told.next_steps == "We buy drawers on rollers."
    assert (section.open.this, section.published.this) == (1, 1)


def test_of_what_few_said_neither_how_many_nor_what_is_told(kitchens):
    kitchens.answered(20, place=0, theme="Drawers")
    kitchens.answered(3, place=4, theme="The fitter Mr Gray")

    (told,) = of_last_year().surveys
    assert told.satisfied is None
    assert told.themes == ()
    html = report_html(impact_of(YEAR.start_year), number=1)
    assert "Mr Gray" not in html


def test_a_survey_whose_results_are_not_published_is_counted_and_not_told_of(officer):
    Kitchens(officer, results_published_at=None).answered(20, place=0)

    section = of_last_year()
    assert section.open.this == 1
    assert section.surveys == ()


def test_a_survey_of_our_own_staff_is_in_no_figure(officer):
    Kitchens(officer, survey_type=SurveyType.STAFF)

    section = of_last_year()
    assert section.answer == "We ran no survey this year."


def test_points_raised_in_surveys_are_told_by_where_they_stand(kitchens):
    answered = {"activity": kitchens.survey, "answered_on": YEAR.last - dt.timedelta(days=30)}
    make_outcome(said="The drawers stick.", state="done", done_on=YEAR.last, **answered)
    make_outcome(said="Which colours?", state="not_possible", **answered)
    make_outcome(said="From elsewhere.", state="done", answered_on=YEAR.last, done_on=YEAR.last)

    section = of_last_year()
    assert kitchens.survey.kind == SURVEY.code
    assert section.answer.endswith(
        "We answered 2 points that people raised in them: 1 thing is done, 0 on the way, 1 not possible."
    )
    assert [story.said for story in section.stories] == ["The drawers stick."]


def test_while_nothing_is_answered_the_report_claims_no_change(kitchens):
    section = of_last_year()

    assert "No point that was raised in one was answered in public yet." in section.answer


def test_the_page_has_it_all(kitchens):
    kitchens.answered(12, place=0, theme="Drawers")
    kitchens.answered(12, place=4)

    html = report_html(impact_of(YEAR.start_year), number=1)

    assert "What did people tell us in surveys, and what changed?" in html
    assert "50% of 24 people are satisfied" in html
    assert "Drawers (12 people)" in html
    assert "We buy drawers on rollers." in html


def test_several_surveys_take_as_many_statements_as_one(officer):
    def told() -> int:
        with CaptureQueriesContext(connection) as asked:
            found = surveys_told(YEAR)
        assert [one.satisfied.percent for one in found] == [50.0] * len(found)
        assert [one.themes for one in found] == [(ThemeOfMany("Drawers", 12),)] * len(found)
        return len(asked)

    def another(**fields) -> None:
        made = Kitchens(officer, **fields)
        made.answered(12, 0, "Drawers")
        made.answered(12, 4)

    another()
    surveys_told(YEAR)  # when somebody looks for the first time, that is written down
    one = told()
    for privacy in (Privacy.NAMED, Privacy.CONFIDENTIAL):
        another(privacy=privacy)
    surveys_told(YEAR)

    assert told() == one <= 15
