"""Praise and blame are said on the page about them, and a complaint has a clock (B-10, F-74)."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from base.core.audience import Role
from base.core.rules.services import set_rules
from base.core.working_days import after_working_days
from participation.feedback.enquiries.house_rules import COMPLAINT_ANSWER_WORKING_DAYS
from participation.feedback.enquiries.models import Enquiry
from participation.feedback.enquiries.services import answer_enquiry
from participation.messages.contact.models import Message
from portal.worklist import waiting_for
from tests.factories.enquiries import make_enquiry
from tests.factories.people import make_user
from tests.forms import token_in

pytestmark = pytest.mark.django_db

SAID = "Nobody came, and nobody rang."


def said(**changed) -> dict:
    return {"kind": "complaint", "said": SAID, **changed}


def in_working_days(days: int):
    return after_working_days(timezone.localdate(), days)


def shown(client, address: str = "/complaints/") -> str:
    """The words of a page without its markup."""
    page = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_somebody_complains_on_the_page_and_is_told_at_once_that_we_have_it(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post("/complaints/", said(name="Jo", email="jo@post.example"), follow=True)

    told = Enquiry.objects.get()
    assert (told.kind, told.said, told.again) == ("complaint", SAID, False)
    assert "we answer within 5 working days" in page.content.decode()
    (sent,) = mail.outbox
    assert sent.subject == "We have your complaint"
    assert "/complaints/#what-happens" in sent.body
    assert SAID not in sent.body  # anybody can type anybody's address


def test_a_visitor_has_no_words_of_their_own_sent_to_an_address_and_few_of_ours(client):
    spam = said(name="You won, ring 0900 000", email="jo@post.example")

    for _ in range(5):
        client.post("/complaints/", {**spam, "email": "Jo@post.example"})
    client.post("/complaints/", {**spam, "email": "other@post.example"})

    assert Enquiry.objects.count() == 6  # each is read by a person
    assert not Message.objects.filter(text__contains="You won").exists()
    sent_to = [address.lower() for address in Message.objects.values_list("address", flat=True)]
    assert sorted(sent_to) == [*["jo@post.example"] * 3, "other@post.example"]


def test_what_else_is_said_for_an_address_uses_up_nothing_that_it_hears_of_a_complaint(client):
    for _ in range(4):
        client.post("/tell-us/", said(kind="comment", email="jo@post.example"))

    client.post("/complaints/", said(email="jo@post.example"))

    assert Message.objects.get().address == "jo@post.example"


def test_a_customer_hears_it_by_the_way_they_chose(client, amina):
    client.post("/complaints/", said())

    assert Message.objects.get().customer == amina
    assert Enquiry.objects.get().customer == amina


def test_a_compliment_is_welcome_and_goes_to_staff_too(client):
    client.post("/complaints/", said(kind="compliment", said="The plumber sang.", again="on"))

    told = Enquiry.objects.get()
    assert (told.kind, told.again) == ("compliment", False)
    assert told.reply_due_on == in_working_days(5)
    assert not Message.objects.exists()


def test_whoever_praises_somebody_reads_what_becomes_of_praise_and_of_nothing_else(client):
    page = client.post("/complaints/", said(kind="compliment"), follow=True).content.decode()

    assert "we tell whoever earned it" in page
    assert "complaint: we answer" not in page
    assert "An idea goes on a list" not in page


def test_a_compliment_is_answered_once_whoever_earned_it_was_told(client, morag):
    praise = make_enquiry(kind="compliment", email="jo@post.example")
    answer = {"do_answer": "1", "answer": "He says you are welcome."}

    refused = client.post(praise.get_absolute_url(), answer).content.decode()
    client.post(praise.get_absolute_url(), {**answer, "passed_on": "Davie, in person"})

    assert "Say who earned it, once they have been told" in refused
    assert "He says you are welcome." in refused
    praise.refresh_from_db()
    assert (praise.passed_on, praise.answer) == ("Davie, in person", "He says you are welcome.")
    assert "Davie, in person" in client.get(praise.get_absolute_url()).content.decode()


def test_a_compliment_that_is_none_is_closed_with_why(client, morag):
    spam, anonymous = make_enquiry(kind="compliment"), make_enquiry(kind="compliment")

    for one, passed_on in ((spam, ""), (anonymous, "Davie, in person")):
        client.post(
            one.get_absolute_url(), {"do_close": "1", "note": "No sender", "passed_on": passed_on}
        )
        one.refresh_from_db()
        assert (one.note, one.passed_on) == ("No sender", passed_on)
    assert "Who earned it" not in client.get(make_enquiry().get_absolute_url()).content.decode()


@pytest.mark.parametrize(("nation", "first", "second"), [("scotland", 5, 20), ("england", 10, 20)])
def test_a_complaint_waits_for_staff_until_the_day_of_its_stage(settings, nation, first, second):
    settings.JURISDICTION = nation

    new, again = make_enquiry(kind="complaint"), make_enquiry(kind="complaint", again=True)

    assert (new.reply_due_on, again.reply_due_on) == (
        in_working_days(first),
        in_working_days(second),
    )
    Enquiry.objects.update(reply_due_on=timezone.localdate())
    waits = {task.detail for task in waiting_for(make_user(Role.STAFF)) if task.origin == "Tell us"}
    assert waits == {"A complaint", "A complaint, to look at again"}


def test_the_landlord_sets_the_times_and_the_page_promises_them(client, rules_looked_up):
    set_rules(
        group=COMPLAINT_ANSWER_WORKING_DAYS.group,
        values={"COMPLAINT_ANSWER_WORKING_DAYS": 3, "COMPLAINT_SECOND_ANSWER_WORKING_DAYS": 15},
        by=make_user(Role.ADMINISTRATOR),
        why="Our board promised it",
    )

    page = shown(client)

    assert "answer within 3 working days" in page
    assert "in full within 15 working days" in page
    assert make_enquiry(kind="complaint").reply_due_on == in_working_days(3)


def test_each_nation_has_its_own_procedure_and_ombudsman(client, settings):
    scottish = shown(client)
    settings.JURISDICTION = "england"
    english = shown(client)

    assert "put it right straight away, and answer within 5 working days" in scottish
    assert "tell you within 3 working days that we are looking into it" in scottish
    assert "you can go to the Scottish Public Services Ombudsman" in scottish
    assert "We tell you within 5 working days that we have your complaint" in english
    assert "We answer within 10 working days after that" in english
    assert "You can go to the Housing Ombudsman at any time" in english
    assert "Scottish" not in english


def test_the_answer_says_where_to_go_on(morag, django_capture_on_commit_callbacks):
    complaint = make_enquiry(kind="complaint", email="jo@post.example")
    question = make_enquiry(email="tam@post.example")

    with django_capture_on_commit_callbacks(execute=True):
        for enquiry in (complaint, question):
            answer_enquiry(enquiry=enquiry, by=morag, answer="It is mended.")

    answers = {one.to[0]: one.body for one in mail.outbox if "It is mended." in one.body}
    assert "we look at it again" in answers["jo@post.example"]
    assert "we look at it again" not in answers["tam@post.example"]


def test_staff_find_complaints_apart(client, morag):
    make_enquiry(kind="complaint", said="The lift.", again=True)
    make_enquiry(said="The hall.")

    page = client.get("/staff/enquiries/?kind=complaint").content.decode()

    assert "The lift." in page
    assert "A complaint, to look at again" in page
    assert "The hall." not in page


def test_pressing_send_twice_complains_once(client):
    token = token_in(client.get("/complaints/").content.decode())

    for _ in range(2):
        client.post("/complaints/", said(form_token=token))

    assert Enquiry.objects.count() == 1


def test_what_is_missing_is_said_and_the_rest_is_kept(client):
    page = client.post("/complaints/", {"said": SAID, "again": "on"}).content.decode()

    assert "Choose what it is" in page
    assert SAID in page
    assert not Enquiry.objects.exists()
