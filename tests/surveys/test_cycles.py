"""What must be asked regularly is planned in time, and reported to all who must hear it."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from surveys.cycles.services import note_last_elsewhere, record_report
from surveys.cycles.standing import standings
from surveys.models import Cycle, Report, SurveyType
from surveys.worklist import surveys_waiting
from tests.factories.activities import make_closed_consultation, make_consultation
from tests.factories.surveys import make_closed_survey, make_open_survey, make_survey
from tests.forms import typed_day

pytestmark = pytest.mark.django_db

TENANTS = "Full satisfaction survey of tenants"
OWNERS = "Satisfaction survey of factored owners"
RENT = "Rent consultation"


def ago(*, months: int) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=round(months * 30.44))


def last_asked(*, tenants: int, owners: int, rent: int) -> None:
    """Each closed so many months ago."""
    make_closed_survey("Tenants", survey_type=SurveyType.PERCEPTION, ends_at=ago(months=tenants))
    make_closed_survey("Owners", survey_type=SurveyType.OWNERS, ends_at=ago(months=owners))
    make_closed_consultation(ends_at=ago(months=rent), starts_at=ago(months=rent + 1))


def to_do(officer, verb: str) -> list[str]:
    found = [task.what for task in surveys_waiting(officer)]
    return sorted(what.split(": ")[1] for what in found if what.startswith(verb))


def test_each_is_on_the_worklist_half_a_year_before_it_is_due(officer):
    last_asked(tenants=29, owners=31, rent=5)
    assert to_do(officer, "Plan") == [OWNERS]


def test_where_none_is_on_record_staff_have_half_a_year_to_write_one_down(officer):
    assert to_do(officer, "Plan") == []
    Cycle.objects.update(since=ago(months=7))
    assert to_do(officer, "Plan") == [TENANTS, RENT, OWNERS]


def test_what_is_planned_in_time_waits_no_more_and_what_is_planned_too_late_does(officer):
    last_asked(tenants=34, owners=34, rent=11)
    soon, late = timezone.now(), timezone.now() + dt.timedelta(days=150)
    make_survey(survey_type=SurveyType.PERCEPTION, starts_at=soon)
    make_survey(survey_type=SurveyType.OWNERS, starts_at=late)
    make_consultation(ends_at=soon + dt.timedelta(days=14), published_at=None)

    assert to_do(officer, "Plan") == [OWNERS]


def test_one_that_was_asked_elsewhere_counts(officer, staff):
    last_asked(tenants=40, owners=3, rent=3)
    cycle = Cycle.objects.get(code=Cycle.Code.TENANTS)
    address = f"/staff/surveys/cycles/{cycle.pk}/"
    day = timezone.localdate() - dt.timedelta(days=90)

    staff.post(address, {**typed_day("last_elsewhere_on", day), "note": "By Calder Research"})

    assert to_do(officer, "Plan") == []
    assert "By Calder Research" in staff.get("/staff/surveys/cycles/").content.decode()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        note_last_elsewhere(cycle=cycle, last_on=tomorrow, note="", by=officer)


def test_the_result_waits_until_each_who_must_hear_it_has_been_told(officer, staff):
    last_asked(tenants=1, owners=40, rent=13)
    activity = next(one.activity for one in standings() if one.cycle.code == "tenants")
    assert to_do(officer, "Report") == [TENANTS, RENT, OWNERS]

    address = f"/staff/surveys/cycles/report/{activity.pk}/"
    for reader in ("board", "tenants"):
        today = typed_day("reported_on", timezone.localdate())
        staff.post(address, {"reader": reader, **today})
    assert TENANTS in to_do(officer, "Report")
    record_report(
        activity=activity,
        reader=Report.Reader.REGULATOR,
        reported_on=timezone.localdate(),
        by=officer,
    )

    assert to_do(officer, "Report") == [RENT, OWNERS]
    assert activity.reported_to.count() == 3


def test_nothing_is_reported_while_people_can_still_answer(officer):
    survey = make_open_survey(survey_type=SurveyType.PERCEPTION)

    with pytest.raises(Refused, match="People can still answer"):
        record_report(activity=survey, reader="board", reported_on=timezone.localdate(), by=officer)


def test_the_page_takes_as_many_statements_however_many_were_asked(
    staff, django_assert_max_num_queries
):
    for _ in range(3):
        last_asked(tenants=1, owners=1, rent=1)

    with django_assert_max_num_queries(14):
        staff.get("/staff/surveys/cycles/")
