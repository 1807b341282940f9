import gc
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.core.cache.backends.dummy import DummyCache
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import TransactionTestCase

from base.core import printable
from base.core.audience import Role
from base.core.rules.values import in_force
from participation.questionnaires.kept_versions import forget_questions
from tests import databases
from tests.factories.people import make_joined_customer, make_user


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Every test finds the lists a new portal starts with, whatever ran before it."""
    with django_db_blocker.unblock():
        take_away = databases.provide()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda _: databases.put_back())
        yield
    with django_db_blocker.unblock():
        take_away()


@pytest.fixture(scope="session")
def in_one_transaction(django_db_setup, django_db_blocker):
    """``with in_one_transaction(): yield …`` in a fixture of a module, for rows that take long to make.

    They are made once, each test finds them as they were made, and after its last test they are gone.
    """

    @contextmanager
    def open_until_the_end():
        with django_db_blocker.unblock(), transaction.atomic():
            in_force.hold({})
            yield
            transaction.set_rollback(True)

    return open_until_the_end


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Counts of tries, used codes and kept figures are one test's own."""
    cache.clear()
    forget_questions()


@pytest.fixture
def counted_each_time(monkeypatch):
    """Figures that are kept for a while are counted whenever they are asked for."""
    monkeypatch.setattr("base.core.counted_lately.cache", DummyCache("", {}))


@pytest.fixture(autouse=True)
def nothing_set_by_an_administrator():
    """Each test begins with the defaults, and a process that asks no database for what was set.

    A test that sets house rules through the portal asks for ``rules_looked_up``.
    """
    in_force.hold({})


@pytest.fixture
def rules_looked_up():
    """This process looks up what administrators set, as it does outside the suite."""
    in_force.forget()
    yield in_force
    in_force.hold({})


@pytest.fixture
def without_words(monkeypatch):
    """Pages are answered and not written out, for a walk of hundreds that asks who gets in or what is on them."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


# Everybody's cast. Other parts are in ``tests/factories/people.py``, and in the file that needs them.


@pytest.fixture
def officer(db):
    """Morag Tait, a member of staff, who has not signed in."""
    return make_user(Role.STAFF, name="Morag Tait")


@pytest.fixture
def morag(client, officer):
    """The same, signed in."""
    client.force_login(officer)
    return officer


@pytest.fixture
def staff(client, morag):
    """The browser in which a member of staff has signed in."""
    return client


@pytest.fixture
def amina(client, db):
    """A customer who has an account, signed in."""
    customer = make_joined_customer("Amina Hussain")
    client.force_login(customer.user)
    return customer


@pytest.fixture
def only_latin(monkeypatch):
    """A machine that has no font but one for Latin letters."""
    monkeypatch.setattr(printable, "letters_of_fonts", lambda: ([0x20, 0xA0], [0x7E, 0x17F]))


LONGEST = (
    "journeys/every_page",
    "setup/test_run",
    "access/test_row_numbers",
)


ASKS_THE_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_addoption(parser):
    parser.addoption(
        "--with-database",
        action="store_true",
        help="Only what asks the database: the rest says the same whichever that is.",
    )


def pytest_collection_modifyitems(config, items):
    """The longest tests first, so that no worker is left with them when the others are done."""
    if config.getoption("--with-database"):
        others = [item for item in items if not asks_the_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if asks_the_database(item)]
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONGEST))


def asks_the_database(item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or not ASKS_THE_DATABASE.isdisjoint(item.fixturenames)


# What is loaded until the tests begin stays until the end. To look through it for garbage again and again, as
# Python does by itself, took a tenth of the suite's time, while it is loaded as well as afterwards.
gc.disable()


def pytest_collection_finish():
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
