"""What somebody told us may stand elsewhere too, in the same words."""

import pytest

from participation.feedback.enquiries.services import put_down_as_idea, put_down_as_issue
from participation.records.erasing.services import erase_person
from tests.factories.enquiries import make_enquiry, make_idea
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db

SAID = "My boy Tam needs a tool library in the hall."


@pytest.fixture
def jean():
    return make_customer("Jean Smith")


@pytest.mark.parametrize("put_down", [put_down_as_idea, put_down_as_issue])
def test_what_was_put_down_no_longer_says_it_as_they_did(jean, officer, put_down):
    noted = put_down(enquiry=make_enquiry(SAID, customer=jean), by=officer, title="A tool library")
    assert noted.what == SAID

    erase_person(customer=jean, by=officer, why="Asked by the person")

    noted.refresh_from_db()
    assert noted.title == "A tool library"
    assert SAID not in [noted.what, *noted.history.values_list("what", flat=True)]


def test_words_that_were_ours_stay(jean, officer):
    idea = make_idea(officer)
    put_down_as_idea(enquiry=make_enquiry(SAID, customer=jean), by=officer, idea=idea)

    erase_person(customer=jean, by=officer, why="Asked by the person")

    idea.refresh_from_db()
    assert idea.what == "Lend out drills and ladders."
