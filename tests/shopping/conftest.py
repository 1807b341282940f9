import pytest

from base.core.periods import FinancialYear
from tests.factories.shopping import make_year


@pytest.fixture
def told(db) -> FinancialYear:
    """A year of which 25 shoppers have told us."""
    return make_year()
