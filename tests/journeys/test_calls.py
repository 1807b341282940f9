import pytest

from base.core.audience import Role
from participation.messages.calls.models import Call
from tests.browser import assert_still_accessible
from tests.factories.calls import make_call_to_make
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_officer_on_a_phone_rings_somebody_and_writes_it_down(phone, sign_in):
    make_call_to_make()
    sign_in(phone, make_user(Role.STAFF))
    phone.goto("/staff/calls/")
    assert_still_accessible(phone)

    phone.get_by_role("button", name="Ring the next person").click()
    phone.get_by_role("heading", name="Ring Jean").wait_for()
    assert_still_accessible(phone)
    phone.get_by_role("button", name="Save").click()
    phone.get_by_text("Choose what came of the call").first.wait_for()
    assert_still_accessible(phone)
    phone.get_by_label("I spoke to them").check()
    phone.get_by_role("button", name="Save").click()

    phone.get_by_text("Nobody waits for a call now.").wait_for()
    assert Call.objects.get().outcome == "reached"
