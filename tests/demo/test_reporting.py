import datetime as dt

import pytest

from portal.demo.world.build import fill
from portal.demo.world.reporting import publish_last_year
from reports.models import ReportEdition

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def a_small_world():
    fill(customers=60, engagements=80, seed=1, today=TODAY)


def test_last_years_report_is_on_the_shelf_when_the_demo_opens(client):
    edition = publish_last_year(TODAY)

    assert (edition.state, edition.year) == (ReportEdition.State.PUBLISHED, 2025)
    assert client.get(edition.get_absolute_url()).status_code == 200
