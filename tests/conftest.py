import pytest
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds the lists a new portal starts with."""
    with django_db_blocker.unblock():
        call_command("load_lookups", verbosity=0)
