import pytest

from base.core.audience import Role
from tests.factories.people import make_user
from tests.imports.conftest import files_of_one_test

__all__ = ["files_of_one_test"]


@pytest.fixture
def ewan(db):
    """He sends the figures."""
    return make_user(Role.STAFF, name="Ewan Galbraith")
