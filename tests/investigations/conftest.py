import pytest

from base.core.audience import Role
from tests.factories.investigations import make_investigation
from tests.factories.people import make_user
from tests.factories.recommendations import make_member, make_panel


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def jean(panel):
    """She sits on the panel."""
    return make_member(panel)


@pytest.fixture
def morag(db):
    """She leads it."""
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def repair(panel, morag):
    return make_investigation(lead=morag, panel=panel)
