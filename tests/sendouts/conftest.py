import pytest

from base.core.audience import Role
from tests.factories.people import make_user


@pytest.fixture
def morag():
    return make_user(Role.STAFF)


@pytest.fixture
def go(django_capture_on_commit_callbacks):
    """Runs what a worker would, straight after each commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
