"""Days are read as the list writes them: short years by a rule that is said, American columns as a whole."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.imports.values import Days, Unfit
from tests.factories.lists import applied, checked, csv_list

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 30)
HEADINGS = ["Ref", "Name", "DOB", "Start date"]


@pytest.mark.parametrize(
    ("said", "born", "began"),
    [
        ("27/03/1980", "1980-03-27", "1980-03-27"),
        ("27.3.80", "1980-03-27", "1980-03-27"),
        ("27-Mar-80", "1980-03-27", "1980-03-27"),
        ("01/02/26", "2026-02-01", "2026-02-01"),
        ("31/12/26", "1926-12-31", "2026-12-31"),
        ("01/02/27", "1927-02-01", "2027-02-01"),
        ("01/02/36", "1936-02-01", "2036-02-01"),
        ("01/02/37", "1937-02-01", "1937-02-01"),
        ("29/02/00", "2000-02-29", "2000-02-29"),
        ("29/02/28", "1928-02-29", "2028-02-29"),
        ("19800327", "1980-03-27", "1980-03-27"),
        ("1980-03-27T00:00:00", "1980-03-27", "1980-03-27"),
        ("Mar 27 1980 12:00AM", "1980-03-27", "1980-03-27"),
    ],
)
def test_a_day_is_read_and_a_short_year_is_in_the_century_that_can_be_meant(said, born, began):
    assert str(Days(TODAY, past=True, month_first=False)(said)) == born
    assert str(Days(TODAY, past=False, month_first=False)(said)) == began


@pytest.mark.parametrize(
    "said", ["31/02/1980", "03/27/1980", "01/01/1900", "yesterday", "29281", "1/2"]
)
def test_what_is_no_day_is_refused(said):
    with pytest.raises(Unfit):
        Days(TODAY, past=True, month_first=False)(said)


def listed(*days: str) -> bytes:
    return csv_list(
        *([f"GH-{n}", "Jean", day, ""] for n, day in enumerate(days)), headings=HEADINGS
    )


def test_an_american_column_is_noticed_as_a_whole_and_read_so(client):
    imported = applied(listed("03/27/1980", "04/05/1980", "1980-12-01"))

    born = Customer.objects.order_by("reference").values_list("date_of_birth", flat=True)
    assert [str(day) for day in born] == ["1980-03-27", "1980-04-05", "1980-12-01"]
    client.force_login(imported.asked_by)
    page = client.get(imported.get_absolute_url()).content.decode()
    assert "Date of birth is written with the month first, as in America" in page


def test_one_american_day_among_ours_turns_no_column_round():
    imported = checked(listed("03/27/1980", "04/05/1980", "27/03/1980"))

    days = imported.lines.order_by("number").values_list("date_of_birth", flat=True)
    assert [str(day) for day in days] == ["None", "1980-05-04", "1980-03-27"]
    assert "has the month first on 1 line and the day on others" in imported.remarks[0]


def test_where_short_years_end_is_said():
    imported = checked(listed("27/03/80", "27/03/1981"))

    year = timezone.localdate().year
    assert imported.remarks == [
        f"Date of birth has a year of two figures on 1 line. {year % 100:02} is read as {year}, "
        f"and {year % 100 + 1:02} as {year - 99}."
    ]
