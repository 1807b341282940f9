"""The annual report of mystery shopping."""

import pytest
from django.utils import timezone

from reports.kinds import Scope
from reports.loading import load
from reports.shopping.kind import SHOPPING
from surveys.shopping.failures.services import answer_failure
from surveys.shopping.models import Failure
from tests.factories.shopping import make_year

pytestmark = pytest.mark.django_db


def test_the_annual_report_says_how_it_went_and_what_was_put_right(officer):
    told = make_year()
    for failure in Failure.objects.all()[:2]:
        answer_failure(failure=failure, answer="Done.", by=officer)

    report = load(Scope(SHOPPING, told))

    assert report.score.answer.startswith("25 contacts with us earned 93% of the points")
    assert report.held.answer == (
        "6 contacts showed something to put right. The services have said of 2 what they did, 2 times in "
        "time; 4 still wait."
    )
    assert report.praise.words == ("Patient and clear, all of it.",)
    assert report.data_date == timezone.localdate()
