"""Who is a mystery shopper, what they were trained in, and to whom a set enquiry may be given."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Opportunity, Placement
from participation.messages.contact.models import Message
from surveys.shopping.bank.services import call_off, change_shopper
from surveys.shopping.bank.who_may import candidates
from surveys.shopping.models import Assignment, Shopper
from tests.factories.activities import make_opportunity
from tests.factories.enquiries import make_enquiry
from tests.factories.shopping import make_assignment, make_scenario, make_shopper
from tests.forms import token_in, typed_day

pytestmark = pytest.mark.django_db


def know(placement, by, **fields) -> None:
    change_shopper(
        placement=placement,
        by=by,
        trained_on=placement.trained_on,
        training=placement.training,
        **{"channels": [], "known_to": [], "from_landlord": "", "lent_to": "", **fields},
    )


def test_an_enquiry_is_given_only_to_whoever_the_service_does_not_know(officer):
    fits = make_shopper("Fits Well")
    make_shopper("New Comer", trained=False)
    know(make_shopper("Other Channel"), officer, channels=["email"])
    know(make_shopper("Long Repair"), officer, known_to=["repairs"])
    know(make_shopper("Goes There"), officer, lent_to="Westhill Homes")
    complains = make_shopper("Has Complained").interest.customer
    make_enquiry(kind=Enquiry.Kind.COMPLAINT, customer=complains)
    on_board = make_shopper("On Board")
    board = make_opportunity("Board", kind=Opportunity.Kind.BOARD)
    role = on_board.interest.customer.interests.create(
        opportunity=board, state="placed", reply_due_on=timezone.localdate()
    )
    Placement.objects.create(
        interest=role, role_title="Board member", started_on=timezone.localdate()
    )
    scenario = make_scenario(by=officer)

    why_not = {one.customer.name: one.why_not for one in candidates(scenario)}

    assert why_not == {
        "Fits Well": "",
        "New Comer": "Has not been trained yet",
        "Other Channel": "Cannot use this channel",
        "Long Repair": "Is known to this service",
        "Goes There": "Makes enquiries at Westhill Homes, and not at ours",
        "Has Complained": "Has a complaint that is open",
        "On Board": "Is known to staff in another role: Board member",
    }
    make_assignment(fits, scenario)
    with pytest.raises(Refused, match="Was given this enquiry before"):
        make_assignment(fits, scenario)


def test_the_housing_service_of_their_own_area_is_for_shoppers_of_a_partner(officer):
    ours, theirs = make_shopper("Ours"), make_shopper("Theirs")
    know(theirs, officer, from_landlord="Westhill Homes")
    scenario = make_scenario(by=officer, service="neighbourhood")

    with pytest.raises(Refused, match="housing officer of their own area"):
        make_assignment(ours, scenario)
    assert make_assignment(theirs, scenario).customer.name == "Theirs"


def test_staff_note_training_and_then_give_an_enquiry_that_says_what_to_do(staff, officer):
    placement = make_shopper("Amina Hussain", trained=False)
    scenario = make_scenario(by=officer)
    give = f"/staff/shopping/scenarios/{scenario.pk}/give/"
    assert "Nobody can make it now" in staff.get(give).content.decode()
    page = f"/staff/shopping/shoppers/{placement.pk}/"
    today = timezone.localdate()

    staff.post(page, {**typed_day("trained_on", today), "training": "An hour by phone"})
    shown = staff.get(give).content.decode()
    due = today + dt.timedelta(days=10)
    sent = {"form_token": token_in(shown), "placement": placement.pk, **typed_day("due_on", due)}
    staff.post(give, sent)
    staff.post(give, sent)

    assert Shopper.objects.get().placement.training == "An hour by phone"
    assignment = Assignment.objects.get()
    told = Message.objects.get(template="shopping/email/set_enquiry")
    assert (assignment.due_on, told.customer) == (due, placement.interest.customer)
    assert "say that your tap drips" in told.text
    assert "/s/" in told.text


def test_what_is_called_off_is_told_and_leaves_the_shoppers_page(client, officer):
    assignment = make_assignment(make_shopper())
    client.force_login(assignment.customer.user)
    assert "A tap that drips" in client.get("/me/shopping/").content.decode()

    call_off(assignment=assignment, by=officer)
    call_off(assignment=assignment, by=officer)

    assert "A tap that drips" not in client.get("/me/shopping/").content.decode()
    assert Message.objects.filter(template="shopping/email/called_off").count() == 1


def test_the_page_of_an_enquiry_is_the_shoppers_alone(client):
    assignment = make_assignment(make_shopper("Amina Hussain"))
    other = make_shopper("Somebody Else").interest.customer
    page = f"/me/shopping/{assignment.pk}/"

    client.force_login(other.user)
    assert client.get(page).status_code == 404
    assert client.get(f"{page}answer/").status_code == 404
    client.force_login(assignment.customer.user)
    assert "say that your tap drips" in client.get(page).content.decode()
