"""Numbers from outside: uploaded all or nothing, and set beside who takes part (R-18)."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from participation.programme.activities.models import Engagement
from participation.reach.representation.models import PopulationCount, PopulationSource
from participation.reach.representation.population import WrongLines, read_counts
from tests.factories.activities import make_past_event
from tests.factories.people import make_customer, make_estate, make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db

NEW, PAGE = "/staff/representation/sources/new/", "/staff/representation/"
CENSUS = """characteristic,area,group,people
age,,Under 25,"4,000"
age,,25 to 44,6000
tenure,,tenant,900
age,Calder,Under 25,610
"""


@pytest.fixture
def staff(client):
    make_estate()
    client.force_login(make_user(Role.STAFF))
    return client


def sent(text: str = CENSUS, **changed) -> dict:
    return {
        "title": "Census 2022",
        "kind": "census",
        "counted_on_0": 20,
        "counted_on_1": 3,
        "counted_on_2": 2022,
        "file": SimpleUploadedFile("census.csv", text.encode()),
        **changed,
    }


def born(years: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=round(365.25 * years) + 10)


def took_part(number: int, years: int) -> None:
    event = make_past_event(days_ago=0)
    for n in range(number):
        Engagement.objects.create(
            activity=event,
            customer=make_customer(f"Person {years}-{n}", date_of_birth=born(years)),
            role=Engagement.Role.ATTENDED,
            day=timezone.localdate(),
            source=f"test:{years}:{n}",
        )


def test_a_census_is_added_once_and_compared_with(staff):
    token = token_in(staff.get(NEW).content.decode())
    for _ in range(2):
        page = staff.post(NEW, sent(form_token=token), follow=True).content.decode()
    source = PopulationSource.objects.get()
    took_part(10, 20)
    took_part(30, 30)

    compared = staff.get(PAGE, {"by": "age", "against": source.pk})

    assert "4,000" in page
    assert "Age, Calder" in page
    assert PopulationCount.objects.count() == 4
    assert Fact.objects.about(source).get().changes["lines"] == 4
    rows = {row.name: row for row in compared.context["comparison"].groups}
    young = rows["Under 25"]
    # A quarter of those who took part, and four in ten of the census.
    assert (young.customers, young.people, young.share_of_customers) == (4000, 10, 40)
    assert (young.share_of_people, young.index) == (25, 0.62)
    assert "who need not be our customers" in compared.content.decode()
    file = staff.get(f"{PAGE}table.csv", {"by": "age", "against": source.pk}).content.decode()
    assert ",Under 25,4000,10," in file


def test_what_the_source_does_not_count_is_not_compared_and_what_we_hide_stays_hidden(staff):
    staff.post(NEW, sent())
    took_part(3, 20)  # too few to show
    took_part(30, 30)
    took_part(30, 70)

    rows = {
        row.name: row
        for row in staff.get(PAGE, {"by": "age", "against": PopulationSource.objects.get().pk})
        .context["comparison"]
        .groups
    }

    assert rows["Under 25"].people is None
    assert rows["65 to 74"].customers is None
    assert rows["65 to 74"].index is None


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": "region"}, "says nothing of region"),
        ({"by": "age", "beside": "tenure"}, "compare by one thing at a time"),
    ],
)
def test_what_cannot_be_compared_is_said(staff, asked, says):
    staff.post(NEW, sent())

    page = staff.get(PAGE, {**asked, "against": PopulationSource.objects.get().pk})

    assert says in page.content.decode()


def test_of_a_file_with_a_wrong_line_nothing_is_kept_and_each_is_said(staff):
    wrong = CENSUS + (
        "age,,Under 20,5\nshoe size,,9,5\nage,Atlantis,Under 25,5\nage,,65 to 74,many\n"
        "age,,Under 25,1\n"
    )

    page = staff.post(NEW, sent(wrong)).content.decode()

    for says in (
        "Line 6: “Under 20” is not a group of age. The groups are: 75 or over",
        "Line 7: “shoe size” is not one of age",
        "Line 8: we have no place called “Atlantis”",
        "Line 9: “many” is not a number of people",
        "Line 10: “Under 25” is there twice",
    ):
        assert says in page
    assert "Census 2022" in page
    assert not PopulationSource.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "first line must name"),
        (b"group,people\nx,1\n", "characteristic, area"),
        (b"characteristic,area,group,people\n", "nothing in the file"),
        ("characteristic,area,group,people\n\xe9".encode("latin-1"), "UTF-8"),
        (b"characteristic,area,group,people\nage,,Under 25,-4\n", "not a number of people"),
        (b"characteristic,area,group,people\nage\n", "not a group of age"),
        (b"characteristic," + b"x" * 200_000, "The first line cannot be read"),
    ],
)
def test_a_file_that_is_no_list_of_numbers_is_refused(content, says):
    with pytest.raises(WrongLines, match=says):
        read_counts(content)


def test_a_file_of_another_kind_or_a_day_to_come_is_refused(staff):
    other = SimpleUploadedFile("census.xlsx", b"PK")

    page = staff.post(NEW, sent(file=other, counted_on_2=2999)).content.decode()

    assert "The file must be a CSV file" in page
    assert "today or earlier" in page


def test_what_is_taken_off_the_list_cannot_be_compared_with(staff):
    staff.post(NEW, sent())
    source = PopulationSource.objects.get()
    staff.post(f"{source.get_absolute_url()}take-off/")

    assert not staff.get("/staff/representation/sources/").context["sources"]
    assert source not in staff.get(PAGE).context["form"].fields["against"].queryset
    assert Fact.objects.about(source).last().what == "population_source_taken_off"
