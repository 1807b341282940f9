import pytest

from tests.factories.recommendations import make_head, make_member, make_panel


@pytest.fixture
def panel(db):
    return make_panel()


@pytest.fixture
def jean(panel):
    """She sits on the panel."""
    return make_member(panel)


@pytest.fixture
def isla(db):
    """She answers for repairs."""
    return make_head()
