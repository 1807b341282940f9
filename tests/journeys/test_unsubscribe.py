import pytest

from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Purpose
from participation.messages.contact.unsubscribing import token_for
from participation.people.customers.models import Channel
from tests.browser import assert_accessible
from tests.factories.consents import consents_held
from tests.factories.messages import make_message, make_reachable

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invitation():
    amina = make_reachable()
    said = {"wording": "Yes, email me", "source": "join"}
    record_consent(customer=amina, channel=Channel.EMAIL, given=True, **said)
    return make_message(amina, purpose=Purpose.INVITATION)


def test_a_person_stops_invitations_by_the_link_and_undoes_it(screen, invitation):
    screen.goto(f"/unsubscribe/{token_for(invitation)}/")
    assert_accessible(screen)
    screen.get_by_role("button", name="Stop them").click()
    screen.get_by_role("heading", name="You get no more of these").wait_for()
    assert_accessible(screen)
    assert consents_held(invitation.customer, Purpose.INVITATION) == {"email": False}

    screen.get_by_role("button", name="Undo").click()

    screen.get_by_text("Undone.").wait_for()
    assert consents_held(invitation.customer, Purpose.INVITATION) == {"email": True}


def test_it_works_without_scripts(plain_page, invitation):
    plain_page.goto(f"/unsubscribe/{token_for(invitation)}/")

    plain_page.get_by_role("button", name="Stop them").click()

    plain_page.get_by_role("heading", name="You get no more of these").wait_for()
