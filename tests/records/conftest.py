import pytest

from tests.factories.people import make_customer


@pytest.fixture
def jean():
    return make_customer("Jean Smith", reference="GH-1", address="1 Mill Lane", postcode="GM1 1AA")


@pytest.fixture
def twin():
    return make_customer(
        "jean smith", reference="GH-9", postcode="GM1 1AA", phone="+441414960112", language="gd"
    )
