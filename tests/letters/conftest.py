import pytest

from participation.messages.letters.models import MAY_OPEN
from tests.factories.letters import make_letter_to_post
from tests.factories.people import make_user_of

LONG = "The close is cleaned on Mondays and Thursdays, and the bins go out on Fridays.\n\n" * 60


@pytest.fixture
def officer(db):
    return make_user_of(MAY_OPEN, name="Morag Tait")


@pytest.fixture
def three():
    return [
        make_letter_to_post("Tam Rennie", "GM12 1AA", text=LONG),
        make_letter_to_post("Amina Hussain", "GM1 1AB", large_print=True),
        make_letter_to_post("Jean Ó Súilleabháin", "GM2 2BB", text="You asked about the bins."),
    ]
