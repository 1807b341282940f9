import pytest

from base.core.audience import Role
from participation.people.customers.models import Customer
from tests.factories.everywhere import make_zebedee
from tests.factories.people import make_customer, make_user


@pytest.fixture(scope="module")
def everything_done(in_one_transaction):
    """Morag Tait and Zebedee, who did all that can be done with us: made once, since it takes seconds."""
    with in_one_transaction():
        morag = make_user(Role.STAFF, name="Morag Tait")
        yield morag.pk, make_zebedee(morag).pk


@pytest.fixture
def zebedee(everything_done, db) -> Customer:
    return Customer.objects.get(pk=everything_done[1])


@pytest.fixture
def jean():
    return make_customer("Jean Smith", reference="GH-1", address="1 Mill Lane", postcode="GM1 1AA")


@pytest.fixture
def twin():
    return make_customer(
        "jean smith", reference="GH-9", postcode="GM1 1AA", phone="+441414960112", language="gd"
    )
