import pytest
from django.core.cache import cache
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the lists a new portal starts with."""
    with django_db_blocker.unblock():
        call_command("load_lookups", verbosity=0)


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Counts of tries, used codes and kept figures are one test's own."""
    cache.clear()


@pytest.fixture(autouse=True)
def lookups_after_a_flush(request):
    """A test with real transactions empties every table after itself; the next one loads anew."""
    marker = request.node.get_closest_marker("django_db")
    real = marker is not None and marker.kwargs.get("transaction")
    if real or {"transactional_db", "live_server"}.intersection(request.fixturenames):
        request.getfixturevalue("_django_db_helper")
        call_command("load_lookups", verbosity=0)
