import pytest

from base.core.audience import Role
from reports import building, documents
from tests.factories.people import make_user


@pytest.fixture
def manager(db):
    return make_user(Role.MANAGER, name="Ailsa Reid")


@pytest.fixture(scope="session")
def short_pdf(django_db_setup, django_db_blocker) -> bytes:
    """Laid out with the landlord's name, which is in the database, before any test has its own."""
    with django_db_blocker.unblock():
        return documents.write_pdf(
            "<html lang='en'><title>Short</title><body><p>Short</p></body></html>"
        )


@pytest.fixture
def quick_layout(monkeypatch, short_pdf):
    """For tests of everything but the layout: a real tagged PDF of one line, laid out once."""
    monkeypatch.setattr(building, "write_pdf", lambda html, tell, pictures: short_pdf)
