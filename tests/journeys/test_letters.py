import pytest

from participation.messages.contact.models import Message
from participation.messages.letters.models import MAY_OPEN
from tests.browser import assert_still_accessible
from tests.factories.letters import make_letter_to_post
from tests.factories.people import make_user_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_officer_prints_the_letters_and_says_they_are_posted(screen, sign_in):
    make_letter_to_post("Amina Hussain", "GM1 1AB")
    make_letter_to_post("Jean Ó Súilleabháin", "GM2 2BB", large_print=True)
    sign_in(screen, make_user_of(MAY_OPEN))
    screen.goto("/staff/letters/")
    assert_still_accessible(screen)

    screen.get_by_role("button", name="Make them into one PDF").click()
    screen.get_by_role("link", name="Download the PDF").wait_for()
    assert_still_accessible(screen)
    screen.get_by_label("First page").fill("2")
    screen.get_by_label("Last page").fill("9")
    screen.get_by_role("button", name="Download these pages").click()
    screen.get_by_text("The batch ends with page 2").first.wait_for()
    assert_still_accessible(screen)
    screen.get_by_role("button", name="They are all posted").click()

    screen.get_by_text("The letters are written down as posted.").wait_for()
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.DONE}
