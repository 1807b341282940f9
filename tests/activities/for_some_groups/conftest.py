import pytest

from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_joined_customer


@pytest.fixture
def panel():
    return make_group("Calder Panel", kind="scrutiny")


@pytest.fixture
def member(panel):
    seat = make_membership(panel, make_joined_customer("Amina Hussain"))
    return seat.customer


@pytest.fixture
def stranger():
    """Sits on another group, and sat on the panel once."""
    jean = make_joined_customer("Jean Orr")
    make_membership(make_group("Mill Lane Association"), jean)
    return jean
