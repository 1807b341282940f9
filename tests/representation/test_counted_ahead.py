"""What is counted at night is what the page shows by day."""

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.people.equality.models import CountedTable
from participation.reach.representation.tasks import count_answers_ahead
from portal import celery_app
from tests.factories.people import make_user


def test_the_clock_runs_it():
    schedule = settings.CELERY_BEAT_SCHEDULE["count-equality-answers-ahead"]

    assert celery_app.tasks[schedule["task"]] == count_answers_ahead


def test_by_day_nobody_waits_for_a_count_of_answers(client, db):
    count_answers_ahead()
    kept = set(CountedTable.objects.values_list("key", "counted_on"))
    client.force_login(make_user(Role.STAFF))

    for asked in ({"by": "ethnicity"}, {"by": "sex"}):
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/staff/representation/", asked)
        assert page.status_code == 200
        assert not [one for one in queries if "equality_answer" in one["sql"]]
    assert set(CountedTable.objects.values_list("key", "counted_on")) == kept


def test_what_people_told_us_is_counted_by_year_and_for_nothing_else(db):
    count_answers_ahead()

    tables = CountedTable.objects.values_list("key", "counts")

    assert {key.split(":")[1] for key, _ in tables} == {
        "sex",
        "ethnic_group",
        "long_term_condition",
    }
    this_year = FinancialYear.current().start_year
    years = {str(this_year - n) for n in range(3)}
    assert all(set(counts["took_part"]) == years for _, counts in tables)


def test_counting_again_on_the_same_day_changes_nothing(db):
    count_answers_ahead()
    before = list(CountedTable.objects.values("key", "counted_on", "counts"))

    count_answers_ahead()

    assert list(CountedTable.objects.values("key", "counted_on", "counts")) == before
