"""What surveys by name say of each service in a quarter."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.figures import ALL_SERVICES, Count
from base.core.periods import Quarter
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Sheet
from surveys.heard.by_service import right_first_time, satisfied
from surveys.models import Privacy
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db

LAST = Quarter.current().previous
SATISFIED = READY_SCALES["satisfied"][1]


class Asked:
    """A survey that asks how it was, and whether it took one visit."""

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
            starts_at=opens,
            ends_at=opens + dt.timedelta(days=800),
            opened_at=opens,
            **fields,
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
