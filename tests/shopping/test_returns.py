"""Each month shoppers are asked for a real contact; what they send is scored, and what fails is put right."""

from decimal import Decimal

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.programme.activities.leads.services import name_leads
from participation.programme.activities.models import Activity, Engagement
from surveys.shopping.failures.services import answer_failure
from surveys.shopping.models import Failure, Mark, Return, Round
from surveys.shopping.rounds import ask_everybody
from surveys.shopping.tasks import begin_month
from surveys.shopping.worklist import shoppers_found
from tests.factories.people import make_joined_customer, make_user
from tests.factories.shopping import (
    make_assignment,
    make_failure,
    make_return,
    make_round,
    make_scenario,
    make_shopper,
    send_in,
)

pytestmark = pytest.mark.django_db


def test_each_month_every_shopper_is_asked_once():
    make_shopper("Amina Hussain")
    make_shopper("Jean Gray")
    make_joined_customer("Nobody’s Shopper")

    begin_month()
    begin_month()
    a_round = Round.objects.get()
    Round.objects.filter(pk=a_round.pk).update(state="queued")  # a worker died at the end
    Round.objects.run(a_round.pk, ask_everybody)

    asked = Message.objects.filter(template="shopping/email/this_month")
    assert sorted(one.customer.name for one in asked) == ["Amina Hussain", "Jean Gray"]
    assert "/s/" in asked[0].text


def test_nobody_begins_a_month_while_there_is_no_shopper():
    begin_month()

    assert not Round.objects.exists()


def test_a_real_contact_is_scored_and_written_into_the_ledger():
    returned = make_return(make_shopper(), resolved="partly", promise="na", wait=9)

    marks = {one.code: (one.points, one.available, one.is_met) for one in returned.marks.all()}
    assert marks == {
        "wait": (0, 2, False),
        "greeting": (2, 2, True),
        "polite": (5, 5, True),
        "knowledge": (4, 5, True),
        "resolved": (1, 2, False),
        "overall": (5, 5, None),
    }
    line = Engagement.objects.get(source=returned.source)
    assert (line.customer, line.role) == (returned.customer, "responded")
    assert line.activity.kind == "shopping"


def test_points_of_a_set_enquiry_are_of_those_that_applied(officer):
    placement = make_shopper()
    assignment = make_assignment(placement, make_scenario(by=officer))
    questionnaire = assignment.scenario.questionnaire

    send_in(
        questionnaire,
        assignment.customer,
        criterion_1="partly",
        criterion_2="na",
        polite="5",
        resolved="yes",
    )

    returned = Return.objects.with_score().get()
    assert (returned.points, returned.available) == (Decimal("8.5"), 10)
    assert (returned.service, returned.channel) == ("repairs", "phone")
    assert returned.assignment == assignment
    assignment.refresh_from_db()
    assert assignment.standing == "Done"


def test_sent_again_a_return_follows_and_stays_one():
    placement = make_shopper()
    a_round = make_round()
    make_return(placement, a_round, resolved="no")
    assert Failure.objects.count() == 1

    make_return(placement, a_round, resolved="yes")

    assert Return.objects.count() == 1
    assert Mark.objects.filter(code="resolved").get().points == 2
    assert not Failure.objects.exists()
    assert Engagement.objects.filter(activity__kind="shopping").count() == 1


def test_what_fails_reaches_the_service_at_once_without_a_name(client, officer):
    lead = make_user(Role.STAFF, name="Ruth Adair")
    name_leads(leads={"repairs": lead}, by=officer)
    shopper = make_shopper("Amina Hussain")
    failure = make_failure(
        shopper, resolved="no", wrong="I spoke to Morag Tait and Ms Quillfeather did not ring back."
    )

    assert [task.what for task in shoppers_found(lead)] == [
        "Answer what a mystery shopper found: Repairs and improvements"
    ]
    assert failure.due_on > timezone.localdate()
    client.force_login(lead)
    page = client.get(failure.get_absolute_url()).content.decode()
    told = Message.objects.get(template="shopping/email/to_put_right")
    assert "did not ring back" in page
    assert "Had what they asked for answered" in page
    assert failure.get_absolute_url() in told.text
    action = client.get(f"/staff/actions/new/?of=shopping_failure:{failure.pk}")
    assert str(failure) in action.content.decode()
    assert f"of=shopping_failure:{failure.pk}" in page
    for shown in (page, told.text):
        for name in ("Amina", "Hussain", "Tait", "Quillfeather"):
            assert name not in shown
    # Whoever answers for the service never reads who found it; the participation team does.
    address = f"/staff/shopping/returns/{failure.shoppers_return_id}/"
    assert client.get(address).status_code == 404
    assert "Amina" not in client.get("/staff/shopping/returns/").content.decode()
    client.force_login(officer)
    returned = client.get(address)
    assert "Amina" in client.get("/staff/shopping/returns/").content.decode()
    assert "seems to name one of us" in returned.content.decode()


def test_whoever_reported_it_is_told_what_was_done(client, officer):
    failure = make_failure(make_shopper())

    answer_failure(failure=failure, answer="Calls back are on a list now.", by=officer)

    customer = failure.shoppers_return.customer
    told = Message.objects.get(template="shopping/email/what_was_done")
    assert (told.customer, "on a list now" in told.text) == (customer, True)
    assert list(shoppers_found(failure.owner)) == []
    client.force_login(customer.user)
    assert "Calls back are on a list now." in client.get("/me/shopping/").content.decode()


def test_a_shopper_answers_on_their_own_pages_and_nobody_else_can(client):
    placement = make_shopper("Amina Hussain")
    a_round = make_round()
    client.force_login(placement.interest.customer.user)
    assert f"/me/shopping/month/{a_round.pk}/" in client.get("/me/shopping/").content.decode()

    page = client.get(f"/me/shopping/month/{a_round.pk}/", follow=True)
    address = page.request["PATH_INFO"]
    client.post(address, {"q_service": "repairs", "q_channel": "letter", "q_reply": "2"})
    check = client.get(f"/me/shopping/month/{a_round.pk}/check/").content.decode()
    assert "By letter" in check

    client.force_login(make_joined_customer("Somebody Else").user)
    refused = client.get(f"/me/shopping/month/{a_round.pk}/", follow=True).content.decode()
    assert "This is for our mystery shoppers." in refused


def test_a_year_is_one_activity_however_many_answer():
    for name in ("Amina Hussain", "Jean Gray", "Tom Bell"):
        make_return(make_shopper(name))

    assert Activity.objects.filter(kind="shopping").count() == 1
    assert Engagement.objects.filter(activity__kind="shopping").count() == 3


def test_no_page_of_results_shows_what_shoppers_wrote(client, officer):
    failure = make_failure(make_shopper(), wrong="Morag Tait did not ring back.")
    start = failure.shoppers_return.sheet.questionnaire.staff_address
    client.force_login(officer)

    for address in ("results/", "results/wrong/", "words/wrong/", "results.csv"):
        shown = client.get(f"{start}{address}")
        assert b"did not ring back" not in shown.getvalue(), address
    assert client.get(f"{start}words/wrong/").status_code == 404
