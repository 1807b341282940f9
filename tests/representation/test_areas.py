import datetime as dt

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.reach.representation.areas import counted_by_estate
from participation.reach.representation.counted import by_estate
from tests.factories.activities import make_past_event
from tests.factories.people import make_customer, make_estate

pytestmark = pytest.mark.django_db

PAGE = "/staff/representation/areas/"


@pytest.fixture
def estates():
    """Mill Lane takes part; Netherton has an event for the whole of Calder, and nobody comes."""
    mill, nether = make_estate("Mill Lane"), make_estate("Netherton")
    quiet = make_estate("Harbour Row", area="Harbour", region="East")
    event = make_past_event(days_ago=1)
    event.areas.add(mill.parent)
    everywhere = make_past_event("For everybody", days_ago=1)
    jean, tam = make_customer("Jean", area=mill), make_customer("Tam", area=mill)
    make_customer("Una", area=nether)
    make_customer("Gone", area=nether, ended_on=timezone.localdate())
    for number, (who, what) in enumerate([(jean, event), (jean, everywhere), (tam, event)]):
        record_engagement(
            activity=what, customer=who, role=Engagement.Role.ATTENDED, source=f"t:{number}"
        )
    return mill, nether, quiet


def test_areas_where_nobody_takes_part_stand_first_with_what_was_held(estates):
    year = FinancialYear.of(timezone.localdate() - dt.timedelta(days=1))
    found = {
        estate.name: (estate.living, estate.took_part, estate.held)
        for estate in counted_by_estate(year.start_year)[1]
    }

    assert list(found) == ["Harbour Row", "Netherton", "Mill Lane"]
    assert found == {"Harbour Row": (0, 0, 0), "Netherton": (1, 0, 1), "Mill Lane": (2, 2, 1)}


def test_the_page_and_the_file_say_the_same(staff, estates, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        page = staff.get(PAGE).content.decode()
    file = staff.get("/staff/representation/areas.csv").content.decode()

    assert "nobody took part in 2 of 3 estates" in page
    assert by_estate.now.definition in page
    assert "Netherton,Calder,1,0,1" in file


def test_another_year_and_nonsense_are_answered(staff, estates):
    last = FinancialYear.current().start_year - 1

    assert "nobody took part in 3 of 3" in staff.get(PAGE, {"year": last}).content.decode()
    for nonsense in ("1066", "x", "\x00"):
        assert staff.get(PAGE, {"year": nonsense}).status_code == 200


def test_the_kept_numbers_sort_as_a_statement_sorts_them(staff, estates):
    assert "Counted at" in staff.get(PAGE).content.decode()
    orders = {
        "estate": ["Harbour Row", "Mill Lane", "Netherton"],
        "-estate": ["Netherton", "Mill Lane", "Harbour Row"],
        "-customers-now": ["Mill Lane", "Netherton", "Harbour Row"],
    }

    for code, names in orders.items():
        page = staff.get(PAGE, {"sort": code})
        assert [estate.name for estate in page.context["estates"]] == names
