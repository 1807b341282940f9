import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.joining.involvement.join.forms import Home
from participation.joining.involvement.join.lists import Lists
from participation.people.customers import lookups
from participation.people.customers.models import Level, PreferenceOption, Tenure
from participation.programme.activities import stats
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.programme.activities.stats.taking_part import customers_named
from participation.reach.segments.models import Segment
from reports.documents import report_html
from tests.factories.activities import make_past_event
from tests.factories.people import make_customer, make_user
from tests.factories.reports import impact_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("preset", "least", "most", "rungs"),
    [
        ("pyramid", "Information", "Influence", 3),
        ("five_levels", "Information", "Empowerment", 5),
        ("ladder", "Coercion", "Co-production", 7),
    ],
)
def test_a_landlord_chooses_its_own_model_of_involvement(settings, preset, least, most, rungs):
    Level.objects.all().delete()
    settings.LEVELS_PRESET = preset

    lookups.load()

    levels = list(Level.objects.all())
    assert (levels[0].name, levels[-1].name, len(levels)) == (least, most, rungs)
    assert all(level.invitation and level.description and level.time_needed for level in levels)


def test_two_models_are_never_mixed(settings):
    settings.LEVELS_PRESET = "ladder"

    lookups.load()

    assert Level.objects.count() == 3


def test_loading_again_leaves_what_a_landlord_reworded():
    Tenure.objects.filter(code="tenant").update(name="Renter")
    PreferenceOption.objects.filter(code="travel").update(label="A lift")

    lookups.load()

    assert Tenure.objects.get(code="tenant").name == "Renter"
    assert PreferenceOption.objects.get(code="travel").label == "A lift"


def test_a_kind_that_the_landlord_has_already_is_not_added_again():
    Tenure.objects.filter(code="partner").delete()
    Tenure.objects.create(code="agency", name="partner AGENCY", plain_name="I am from an agency")

    lookups.load()

    assert not Tenure.objects.filter(code="partner").exists()


def test_more_people_are_customers_than_those_who_rent():
    names = set(Tenure.objects.values_list("name", flat=True))

    assert {"Leaseholder", "Factored owner", "Household member", "Applicant"} <= names
    assert {
        "Temporary accommodation tenant",
        "Private sector leasing tenant",
        "Sub-lessee",
    } <= names
    assert {
        "Sub-letting leaseholder",
        "Freeholder inside an estate",
        "Household of another landlord",
    } <= names
    assert {"Volunteer", "Partner agency"} <= names
    assert Tenure.objects.filter(rents_from_us=True).count() == 2


#: Those without a home from us, as the list of people calls them.
APART = ["Applicant", "Volunteer", "Household of another landlord", "Partner agency"]


@pytest.fixture
def took_part(settings):
    """A tenant, a freeholder, and one of each who is counted apart, who took part this year."""
    settings.SMALL_NUMBER_THRESHOLD = 1  # every number is shown
    tenures = ("tenant", "freeholder", "applicant", "volunteer", "neighbour", "partner")
    people = {code: make_customer(code.capitalize(), tenure=code) for code in tenures}
    make_customer("Another", tenure="applicant")  # and did not
    for one in people.values():
        record_engagement(
            activity=make_past_event(),
            customer=one,
            role=Engagement.Role.ATTENDED,
            source=f"test:{one.pk}",
            day=timezone.localdate(),
        )
    return people


def test_whoever_has_no_home_from_us_is_a_customer_counted_apart(took_part):
    year = FinancialYear.current()

    assert stats.customers_now() == 2
    assert (stats.people_taking_part(year), stats.new_people(year)) == (2, 2)
    assert stats.engagements(year) == 6
    assert {share.name for share in stats.by_tenure(year)} == {
        "Tenant",
        "Freeholder inside an estate",
    }
    assert [(one.name, one.customers, one.people) for one in stats.customers_apart(year)] == [
        ("Applicant", 2, 1),
        ("Volunteer", 1, 1),
        ("Household of another landlord", 1, 1),
        ("Partner agency", 1, 1),
    ]
    assert "customers too, and are counted apart" in stats.customers_now.definition


def test_who_is_counted_apart_is_told_by_their_tenure_and_never_from_a_list_of_people(took_part):
    """A database keeps no such list in memory once it is long, and goes through it for each row."""
    event = make_past_event()
    unknown = make_customer("Of no known tenure")
    for customer, people in ((unknown, 1), (None, 9)):
        record_engagement(
            activity=event,
            customer=customer,
            people=people,
            role=Engagement.Role.ATTENDED,
            source=f"test:{customer}",
        )

    rows = Engagement.objects.of_customers()
    by_role = Engagement.objects.order_by().values("role").annotate(n=customers_named())

    assert {row.customer for row in rows} == {
        took_part["tenant"],
        took_part["freeholder"],
        unknown,
    }
    assert [row["n"] for row in by_role] == [3]
    for asked in (rows, by_role):
        assert 'FROM "customers_customer"' not in str(asked.query)


def test_each_page_of_staff_says_whom_it_counts_and_who_stands_apart(client, took_part):
    client.force_login(make_user(Role.STAFF))

    page = client.get("/staff/representation/", {"by": "tenure"}).content.decode()
    compared, apart = page.split('id="apart"')
    assert all(name not in compared for name in APART)
    assert all(name in apart for name in APART)
    assert "They are in no other figure of customers" in apart

    listed = client.get("/staff/people/", {"counted": "apart"}).content.decode()
    assert listed.count("Counted apart</span>") == 5
    assert "Freeholder" not in listed.split("<tbody")[1]
    housed = client.get("/staff/people/", {"counted": "main"}).content.decode()
    assert "Partner agency" not in housed.split("<tbody")[1]
    person = client.get(took_part["partner"].get_absolute_url()).content.decode()
    assert "a customer without a home from us, counted apart" in person

    segment = Segment.objects.create(name="Looking", criteria={"tenures": ["applicant", "tenant"]})
    shown = client.get(segment.get_absolute_url()).content.decode()
    assert "2 of them are counted apart in other figures" in shown


def test_whoever_joins_without_a_home_from_us_reads_that_they_are_counted_apart():
    form = Home(lists=Lists(), answers={})

    hints = {choice.label: choice.hint for choice in form.fields["tenure"].choices}

    assert {name for name, hint in hints.items() if hint} == set(
        Tenure.objects.filter(name__in=APART).values_list("plain_name", flat=True)
    )


def test_the_report_counts_them_apart_and_says_so(took_part):
    report = impact_of(FinancialYear.current().start_year)

    assert report.people.customers == 2
    assert [one.name for one in report.people.apart] == APART
    html = report_html(report, number=1)
    assert "are our customers too. We count them apart" in html
    assert "Applicant: 2, of whom 1 took part" in html


def test_of_those_counted_apart_a_number_that_could_name_somebody_is_not_shown(
    client, took_part, settings
):
    settings.SMALL_NUMBER_THRESHOLD = 5
    rows = {one.name: one.people for one in stats.customers_apart(FinancialYear.current())}

    assert rows == dict.fromkeys(APART)
    client.force_login(make_user(Role.STAFF))
    page = client.get("/staff/representation/", {"by": "tenure"}).content.decode()
    assert page.split('id="apart"')[1].count("Too few to show") == len(APART)
    report = report_html(impact_of(FinancialYear.current().start_year), number=1)
    assert "Applicant: 2</li>" in report
