import pytest

from participation.people.groups.models import Membership
from tests.factories.topics import make_scrutiny_panel, make_seat, make_topic


@pytest.fixture
def panel(db):
    """Two have to vote to decide."""
    return make_scrutiny_panel()


@pytest.fixture
def chair(panel):
    return make_seat(panel, "Chris Chair", Membership.Role.CHAIR)


@pytest.fixture
def jean(panel):
    """She sits on the panel, and holds no office."""
    return make_seat(panel, "Jean Panel")


@pytest.fixture
def topic(panel):
    return make_topic()
