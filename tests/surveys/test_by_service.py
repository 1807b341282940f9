"""What surveys by name say of each service in a quarter."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.figures import ALL_SERVICES, Count
from base.core.periods import Quarter
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Sheet
from participation.questionnaires.results.export_views import lines
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.releases import released
from participation.questionnaires.results.shapes import ELSEWHERE
from surveys.heard.by_service import right_first_time, satisfied
from surveys.models import Privacy, SurveyType
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db

LAST = Quarter.current().previous
SATISFIED = READY_SCALES["satisfied"][1]


class Asked:
    """A survey after a visit that asks how it was, and whether it took one; it goes on for two years."""

    def __init__(self, officer, **fields):
        questionnaire = make_questionnaire(officer, "Your repair")
        self.how = add_question(questionnaire, "How was it?", *SATISFIED, kind=Kind.SCALE)
        self.once = add_question(
            questionnaire, "Was it done in one visit?", "Yes", "No", dont_know="Don’t know"
        )
        opens = timezone.now() - dt.timedelta(days=400)
        self.survey = make_survey(
            "Your repair",
            questionnaire=opened(questionnaire),
            lead_officer=officer,
            **{
                "survey_type": SurveyType.TRANSACTION,
                "starts_at": opens,
                "ends_at": opens + dt.timedelta(days=800),
                "opened_at": opens,
                **fields,
            },
        )

    def answered(self, people: int, how: int, once: int, quarter: Quarter = LAST) -> None:
        at = timezone.make_aware(dt.datetime.combine(quarter.first, dt.time(12)))
        said = {
            self.how.code: (self.how.options.all()[how].code,),
            self.once.code: (self.once.options.all()[once].code,),
        }
        for _ in range(people):
            sheet = make_answers(self.survey.questionnaire, make_customer(), said)
            Sheet.objects.filter(pk=sheet.pk).update(sent_at=at)


def test_better_answers_of_the_quarter_are_counted_by_service(officer):
    repairs, homes = Asked(officer), Asked(officer, service="homes")
    repairs.answered(20, how=0, once=0)
    repairs.answered(15, how=4, once=1)
    repairs.answered(30, how=0, once=0, quarter=LAST.previous)
    homes.answered(12, how=1, once=0)
    homes.answered(12, how=3, once=0)

    assert satisfied(LAST) == {
        ALL_SERVICES: Count(32, 59),
        "homes": Count(12, 24),
        "repairs": Count(20, 35),
    }


def test_one_visit_is_a_yes_of_those_who_know(officer):
    repairs = Asked(officer)
    repairs.answered(20, how=0, once=0)
    repairs.answered(11, how=0, once=1)
    repairs.answered(12, how=0, once=2)

    assert right_first_time(LAST)["repairs"] == Count(20, 31)


def test_few_discontented_people_are_not_told(officer):
    repairs = Asked(officer)
    repairs.answered(40, how=0, once=0)
    repairs.answered(3, how=4, once=0)

    assert satisfied(LAST) == {ALL_SERVICES: None, "repairs": None}


def test_what_is_answered_in_confidence_is_in_no_quarter(officer):
    Asked(officer, privacy=Privacy.CONFIDENTIAL).answered(20, how=0, once=0)

    assert satisfied(LAST)[ALL_SERVICES] == Count(0, 0)


def closed_in(quarter: Quarter) -> dict[str, dt.datetime]:
    return {"ends_at": timezone.make_aware(dt.datetime.combine(quarter.last, dt.time(18)))}


def test_what_is_told_all_together_is_in_no_part(officer):
    """Whoever took the quarters from the results would have the three of the last days."""
    once = Asked(officer, survey_type=SurveyType.ONE_OFF, **closed_in(LAST))
    once.answered(20, how=0, once=0, quarter=LAST.previous)
    once.answered(15, how=4, once=1, quarter=LAST.previous)
    once.answered(3, how=4, once=1, quarter=LAST)

    assert satisfied(LAST.previous) == {ALL_SERVICES: Count(0, 0)}
    assert satisfied(LAST) == {ALL_SERVICES: Count(20, 38), "repairs": Count(20, 38)}
    told = read_results(once.survey.questionnaire, published=True).questions[0]
    assert (told.better.share, told.result.counted) == (pytest.approx(100 * 20 / 38), 38)


def test_what_the_results_hide_is_in_no_sum_either(officer):
    """Three were very satisfied. Their number is hidden beside twelve who were fairly, who are told, so no sum is."""
    once = Asked(officer, survey_type=SurveyType.ONE_OFF, **closed_in(LAST))
    for people, how in ((3, 0), (30, 1), (11, 2), (25, 4)):
        once.answered(people, how=how, once=0)

    assert satisfied(LAST) == {ALL_SERVICES: None, "repairs": None}


def test_what_is_told_by_quarter_is_told_nowhere_all_together(officer):
    repairs = Asked(officer, **closed_in(LAST))
    repairs.answered(30, how=0, once=0, quarter=LAST.previous)
    repairs.answered(30, how=4, once=1)
    repairs.answered(3, how=4, once=1, quarter=LAST.previous.previous)

    found = read_results(repairs.survey.questionnaire, published=True)

    assert [(one.lines, one.why_withheld) for one in found.questions] == [((), ELSEWHERE)] * 2
    assert all(one.people is None for one in released(repairs.survey.questionnaire).published())
    assert not any("30" in map(str, line) for line in lines(found))
    assert read_results(repairs.survey.questionnaire).questions[0].result.counted == 63
