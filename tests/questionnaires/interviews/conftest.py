import pytest

from base.core.audience import Role
from participation.people.customers.models import Channel
from participation.questionnaires.interviews.people import Ringing
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing
from tests.surveys.answering import Safety


@pytest.fixture
def safety(officer):
    return Safety(officer)


@pytest.fixture
def ringing(safety) -> Ringing:
    return Ringing.about(safety.questionnaire)


@pytest.fixture
def asked(safety):
    """Makes somebody who was asked, and lets us ring them."""

    def make(name: str, **fields):
        fields.setdefault("phone", "+441632960001")
        customer = make_agreeing(name, Channel.PHONE, **fields)
        safety.code(customer)
        return customer

    return make


@pytest.fixture
def isla():
    return make_user(Role.STAFF, name="Isla Reid")
