"""Who takes part, as staff see it."""

import csv
import datetime as dt
import io
from itertools import count

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.people.customers.models import Tenure
from participation.people.equality.models import Question
from participation.people.equality.services import answer_question
from participation.programme.activities.models import Engagement
from participation.programme.events import kinds
from tests.factories.activities import make_opportunity, make_past_event
from tests.factories.people import make_customer, make_estate

PAGE, FILE = "/staff/representation/", "/staff/representation/table.csv"
_number = count(1)


@pytest.fixture
def drop_in(db):
    return make_past_event("Drop-in", days_ago=0, level="consultation")


def people(number, **fields):
    return [make_customer(f"Person {next(_number)}", **fields) for _ in range(number)]


def took_part(activity, customers, day=None):
    Engagement.objects.bulk_create(
        Engagement(
            activity=activity,
            customer=customer,
            role=Engagement.Role.ATTENDED,
            day=day or timezone.localdate(),
            source=f"test:{next(_number)}",
        )
        for customer in customers
    )


def said(customers, code, option):
    question = Question.objects.asked().get(code=code)
    for customer in customers:
        answer_question(
            customer=customer,
            question=question,
            option=question.options.get(code=option) if option else None,
        )


def table(client, **asked) -> dict[str, dict[str, str]]:
    """The rows of this year, by group, as the file has them."""
    asked.setdefault("year", FinancialYear.current().start_year)
    text = client.get(FILE, asked).content.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    return {row["Group"]: row for row in rows if row["Year"] == str(FinancialYear.current())}


def born(years_ago: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=round(365.25 * years_ago) + 10)


def test_each_age_band_has_its_rate_index_and_interval(staff, drop_in):
    young, old = people(40, date_of_birth=born(20)), people(60, date_of_birth=born(70))
    took_part(drop_in, young[:5] + old[:30])

    rows = table(staff, by="age")

    assert rows["Under 25"]["For every 1,000 customers"] == "125.0"
    assert rows["65 to 74"]["For every 1,000 customers"] == "500.0"
    assert rows["Under 25"]["Index"] == "0.36"  # (5 of 35) / (40 of 100)
    assert float(rows["Under 25"]["Index, high (95%)"]) < 1
    assert rows["Under 25"]["What it says"] == "Fewer than their share"


def test_the_page_says_the_same_and_which_opportunity_to_promote(staff, drop_in):
    young, old = people(40, date_of_birth=born(20)), people(60, date_of_birth=born(70))
    took_part(drop_in, young[:5] + old[:30])
    make_opportunity("Readers' panel")
    owners = make_opportunity("Owners' forum")
    owners.tenures.add(Tenure.objects.get(code="factored_owner"))
    make_opportunity("Closed panel", closed_at=timezone.now())

    page = staff.get(PAGE).content.decode()

    assert "0.36 (0.15 to 0.83)" in " ".join(page.split())
    assert "it is for everyone and can be done from home" in page
    assert "Owners" not in page
    assert "Closed panel" not in page


def test_a_difference_that_chance_explains_is_said_to_be_one_and_nothing_is_promoted(
    staff, drop_in
):
    young, old = people(40, date_of_birth=born(20)), people(60, date_of_birth=born(70))
    took_part(drop_in, young[:6] + old[:18])
    make_opportunity("Readers' panel")

    row = table(staff, by="age")["Under 25"]

    assert (row["Index"], row["What it says"]) == ("0.62", "Could be chance")
    assert float(row["Index, high (95%)"]) > 1
    assert "Readers" not in staff.get(PAGE).content.decode()


def test_what_is_for_one_tenure_is_promoted_to_that_tenure_alone(staff, drop_in):
    tenants, owners = people(40, tenure="tenant"), people(60, tenure="factored_owner")
    took_part(drop_in, tenants[:5] + owners[:30])
    for name, tenure in (("Owners' forum", "factored_owner"), ("Tenants' panel", "tenant")):
        make_opportunity(name).tenures.add(Tenure.objects.get(code=tenure))

    page = staff.get(PAGE, {"by": "tenure"}).content.decode()

    assert "it is meant for them" in page
    assert "Tenants&#x27; panel" in page
    assert "Owners&#x27; forum" not in page


def test_one_kind_and_one_level_can_be_looked_at_alone(staff, drop_in):
    tenants = people(30, tenure="tenant")
    walk = make_past_event("Walk", days_ago=0, kind=kinds.ESTATE_WALK.code, level="influence")
    took_part(drop_in, tenants[:20])
    took_part(walk, tenants[:7])

    assert table(staff, by="tenure")["Tenant"]["People who took part"] == "20"
    assert (
        table(staff, by="tenure", part="kind-estate_walk")["Tenant"]["People who took part"] == "7"
    )
    assert (
        table(staff, by="tenure", part="level-influence")["Tenant"]["People who took part"] == "7"
    )


def test_a_year_has_its_own_people(staff, drop_in):
    tenants = people(30, tenure="tenant")
    took_part(drop_in, tenants[:10], day=FinancialYear.current().previous.last)

    page = staff.get(PAGE, {"by": "tenure"}).content.decode()

    assert table(staff, by="tenure")["Tenant"]["People who took part"] == "0"
    assert "333.3" in page  # in the trend


def test_the_rate_of_a_year_that_is_not_over_stands_beside_no_whole_year(staff, drop_in):
    tenants, owners = people(30, tenure="tenant"), people(30, tenure="factored_owner")
    took_part(drop_in, [*tenants[:9], *owners[:12]])
    took_part(drop_in, [*tenants[:20], *owners[:20]], day=FinancialYear.current().previous.last)

    page = staff.get(PAGE, {"by": "tenure"}).content.decode()

    this_year, trend = page.split('id="trend"')
    assert "300.0" in this_year
    assert "666.7" in trend
    assert "300.0" not in trend
    assert "index 0.86" in trend  # (9 of 21) / (30 of 60)
    assert f"{FinancialYear.current()}, so far" in trend
    assert table(staff, by="tenure")["Tenant"]["Counted up to"] == str(timezone.localdate())


def test_former_customers_are_on_neither_side(staff, drop_in):
    gone = people(6, tenure="tenant", ended_on=timezone.localdate())
    here = people(20, tenure="tenant")
    took_part(drop_in, gone + here[:8])

    assert table(staff, by="tenure")["Tenant"]["People who took part"] == "8"


def test_answers_are_shown_with_how_many_answered(staff, drop_in):
    everybody = people(100)
    said(everybody[:40], "sex", "female")
    said(everybody[40:70], "sex", "male")
    said(everybody[70:80], "sex", None)
    took_part(drop_in, everybody[:20] + everybody[40:50] + everybody[70:75] + everybody[80:90])

    rows = table(staff, by="sex")
    page = staff.get(PAGE, {"by": "sex"}).content.decode()

    assert rows["Female"]["Customers"] == "40"
    assert rows["Female"]["People who took part"] == "20"
    assert rows["Not known"]["Customers"] == "30"  # who would rather not say, and who said nothing
    assert rows["Not known"]["Index"] == ""
    assert "We know this of 70% of our customers (70 of 100)" in page


def test_the_sensitive_ones_are_hidden_under_10(staff, drop_in):
    everybody = people(100)
    said(everybody[:40], "long_term_condition", "yes")
    said(everybody[40:], "long_term_condition", "no")
    took_part(drop_in, everybody[:8] + everybody[40:70])

    rows = table(staff, by="disability")

    assert rows["Yes"]["People who took part"] == "hidden"
    assert rows["No"]["People who took part"] == "hidden"
    assert rows["Yes"]["For every 1,000 customers"] == ""


def test_those_who_did_not_take_part_are_people_too_and_few_of_them_are_not_told(staff, drop_in):
    young, old = people(30, date_of_birth=born(20)), people(70, date_of_birth=born(70))
    took_part(drop_in, young[:28] + old[:30])

    rows = table(staff, by="age")

    assert rows["Under 25"]["Customers"] == "30"
    assert rows["Under 25"]["People who took part"] == "hidden"
    assert rows["Under 25"]["What it says"] == "Too few to show"
    assert rows["65 to 74"]["People who took part"] == "hidden"
    assert rows["65 to 74"]["What it says"] == "Not shown, to protect others"


def test_ethnic_groups_are_counted_by_the_heading_they_stand_under(staff, drop_in):
    everybody = people(40)
    said(everybody[:12], "ethnic_group", "white_scottish")
    said(everybody[12:20], "ethnic_group", "white_polish")
    said(everybody[20:40], "ethnic_group", "pakistani")

    rows = table(staff, by="ethnicity")

    assert rows["White"]["Customers"] == "20"
    assert "Polish" not in rows


def test_two_things_together_and_small_groups_put_together_first(staff, drop_in):
    young = people(60, tenure="tenant", date_of_birth=born(20))
    old = people(60, tenure="tenant", date_of_birth=born(70))
    people(3, tenure="leaseholder", date_of_birth=born(70))
    people(60, tenure="factored_owner", date_of_birth=born(70))
    people(60, tenure="factored_owner", date_of_birth=born(20))
    took_part(drop_in, young[:10] + old[:20])

    rows = table(staff, by="tenure", beside="age")

    assert rows["Tenant, Under 25"]["People who took part"] == "10"
    assert not any(name.startswith("Leaseholder") for name in rows)


@pytest.mark.parametrize("place", ["area", "region"])
@pytest.mark.parametrize("answers", ["sex", "disability", "ethnicity"])
def test_what_people_told_us_is_never_shown_by_place(staff, place, answers):
    for by, beside in ((place, answers), (answers, place)):
        page = staff.get(PAGE, {"by": by, "beside": beside}).content.decode()
        assert "We never show what people told us about themselves by area" in page
        assert "Nothing to show" in staff.get(FILE, {"by": by, "beside": beside}).content.decode()


@pytest.mark.parametrize("by", ["sex", "disability", "ethnicity"])
@pytest.mark.parametrize("part", ["kind-drop_in", "level-influence"])
def test_what_people_told_us_is_never_shown_of_a_part_of_those_who_took_part(staff, by, part):
    page = staff.get(PAGE, {"by": by, "part": part}).content.decode()

    assert "never of one kind or level" in page
    assert "Nothing to show" in staff.get(FILE, {"by": by, "part": part}).content.decode()


@pytest.mark.parametrize("beside", ["age", "tenure", "ethnicity"])
def test_what_people_told_us_is_shown_by_itself(staff, beside):
    page = staff.get(PAGE, {"by": "sex", "beside": beside}).content.decode()

    assert "Look at it by itself" in page
    assert "Nothing to show" in staff.get(FILE, {"by": "sex", "beside": beside}).content.decode()


def test_a_name_that_would_run_as_a_formula_is_only_text(staff):
    make_estate("=1+1", area="=cmd()", region="@SUM(A1)")
    people(20, area=make_estate("=1+1", area="=cmd()", region="@SUM(A1)"))

    assert "'=cmd()" in table(staff, by="area")
    assert "'@SUM(A1)" in table(staff, by="region")


def test_with_nobody_on_record_the_page_stands(staff):
    for by in ("age", "sex", "ethnicity", "tenure", "area"):
        assert staff.get(PAGE, {"by": by}).status_code == 200


def test_nonsense_is_answered_on_the_page(staff):
    for asked in ({"by": "\x00"}, {"year": "1066"}, {"part": "kind-x" * 500}, {"beside": "🙂"}):
        assert staff.get(PAGE, asked).status_code == 200


@pytest.mark.parametrize("by", ["age", "ethnicity"])
def test_queries_do_not_grow(staff, drop_in, by, django_assert_max_num_queries):
    took_part(drop_in, people(30, tenure="tenant", date_of_birth=born(30)))
    for title in ("Readers", "Walkers", "Shoppers"):
        make_opportunity(title)
    asked = {"by": by, "beside": "tenure"}
    staff.get(PAGE, asked)

    with django_assert_max_num_queries(20):
        staff.get(PAGE, asked)
