import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def client(django_capture_on_commit_callbacks):
    """Messages leave when the work is committed, so each request commits."""

    class Committing(Client):
        def request(self, **request):
            with django_capture_on_commit_callbacks(execute=True):
                return super().request(**request)

    return Committing()
