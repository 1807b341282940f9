import datetime as dt
import re

import pytest
from django.utils import timezone

from base.core.periods import FinancialYear
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.reach.representation.areas import counted_by_estate
from participation.reach.representation.counted import by_estate
from tests.factories.activities import make_past_event
from tests.factories.groups import make_group
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
    assert "Netherton,Calder,1,0,1,None" in file


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


def test_where_no_association_is_stands_with_who_lives_there_and_a_way_to_start_one(
    client, staff, estates
):
    mill, nether, quiet = estates
    make_group("Mill Lane Residents", area=mill)
    make_group("East Association", kind="area", area=quiet.parent.parent)
    make_group("Netherton Residents", area=nether, ended_on=timezone.localdate())
    make_group("Netherton gardeners", kind="community", area=nether)  # speaks for nobody

    page = staff.get(PAGE, {"association": "none"}).content.decode()
    rows = page.split("<tbody")[1].split("</tbody")[0]
    assert "Netherton" in rows
    assert "Mill Lane" not in rows
    assert "Harbour Row" not in rows
    assert "No association speaks for 1 estate, where 1 customer lives and 0 took part" in page
    assert f'href="/staff/people/?area={nether.pk}"' in rows
    built = staff.get(f"/staff/segments/new/?areas={nether.slug}").content.decode()
    assert re.search(rf'value="{nether.slug}"[^>]* checked', built)
    file = staff.get("/staff/representation/areas.csv").content.decode()
    assert "Mill Lane,Calder,2,2,1,Mill Lane Residents" in file

    client.logout()
    shown = client.get("/associations/start/").content.decode()
    assert "Calder: Netherton" in shown
    assert "Harbour Row" not in shown
    ask = client.get("/tell-us/?about=/associations/start/").content.decode()
    assert 'name="about" value="/associations/start/"' in ask
