import pytest

from base.core.audience import Role
from participation.people.groups.models import Membership
from tests.factories.people import make_user
from tests.factories.topics import make_scrutiny_panel, make_seat


@pytest.fixture
def panel(db):
    return make_scrutiny_panel()


@pytest.fixture
def jean(panel):
    """She sits on the panel, and holds no office."""
    return make_seat(panel, "Jean Panel").customer.user


@pytest.fixture
def chair(panel):
    return make_seat(panel, "Chris Chair", Membership.Role.CHAIR)


@pytest.fixture
def isla(db):
    return make_user(Role.MANAGER, name="Isla Kerr")
