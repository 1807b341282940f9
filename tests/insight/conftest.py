import pytest

from base.core.figures import ALL_SERVICES
from base.core.periods import Quarter
from participation.steering.indicators.models import Reading
from participation.steering.indicators.reading import last_quarters
from tests.factories.groups import make_group
from tests.factories.recommendations import make_member, make_panel


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def jean(panel):
    """She sits on the scrutiny panel."""
    return make_member(panel)


@pytest.fixture
def danuta(db):
    """She is a service voice."""
    return make_member(make_group("Repairs voice", kind="service_voice"), "Danuta Wrona")


def read(code: str, part, of=None, *, service: str = ALL_SERVICES, quarter: Quarter | None = None):
    """What a figure was in the last quarter that is counted, or in another one."""
    quarter = quarter or last_quarters()[0]
    return Reading.objects.create(
        figure=code,
        service=service,
        first_day=quarter.first,
        last_day=quarter.last,
        part=part,
        of=of,
    )
