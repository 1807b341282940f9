import datetime as dt
import re

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.feedback.enquiries.models import Enquiry
from participation.feedback.enquiries.services import (
    answer_enquiry,
    close_enquiry,
    forget_visitors,
    put_down_as_idea,
    put_down_as_issue,
)
from participation.feedback.ideas.models import Idea, Issue
from participation.feedback.ideas.services import decide_idea, decide_issue
from participation.messages.contact.models import Message
from portal.worklist import waiting_for
from tests.factories.activities import make_event
from tests.factories.enquiries import make_enquiry, make_issue
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return make_customer("Amina Hussain", email="amina@example.org")


def test_an_answer_goes_to_the_customer_with_what_they_said(client, morag, amina):
    enquiry = make_enquiry(customer=amina)

    client.post(
        enquiry.get_absolute_url(), {"do_answer": "1", "answer": "The boiler is mended on Monday."}
    )

    message = Message.objects.get(about=enquiry.source)
    assert message.customer == amina
    assert "Why is the hall cold?" in message.text
    assert "The boiler is mended on Monday." in message.text
    assert "Answered" in client.get(enquiry.get_absolute_url()).content.decode()


def test_a_visitor_who_left_an_address_gets_the_answer_by_email(
    morag, django_capture_on_commit_callbacks
):
    enquiry = make_enquiry(email="visitor@example.org", name="Jo")

    with django_capture_on_commit_callbacks(execute=True):
        answer_enquiry(enquiry=enquiry, by=morag, answer="On Monday.")

    assert [one.to for one in mail.outbox] == [["visitor@example.org"]]
    assert "Hello Jo" in mail.outbox[0].body


def test_what_was_told_on_the_phone_is_kept_and_nothing_is_sent(client, morag):
    enquiry = make_enquiry(phone="0141 496 0123")

    page = client.get(enquiry.get_absolute_url()).content.decode()
    message = answer_enquiry(enquiry=enquiry, by=morag, answer="Told her: Monday.")

    assert "Ring 0141 496 0123" in page
    assert message is None
    assert Enquiry.objects.get().answer == "Told her: Monday."


def test_two_officers_do_not_answer_twice(morag, amina):
    enquiry = make_enquiry(customer=amina)
    answer_enquiry(enquiry=enquiry, by=morag, answer="On Monday.")

    with pytest.raises(Refused, match="has been answered since"):
        answer_enquiry(enquiry=enquiry, by=morag, answer="On Tuesday.")

    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"do_answer": "1", "answer": "It is mended."},
        {"do_put_down": "1", "put_down_as": "idea", "title": "It is mended."},
        {"do_close": "1", "note": "It is mended."},
    ],
)
def test_what_a_second_officer_typed_is_not_lost_when_the_first_was_quicker(client, morag, sent):
    enquiry = make_enquiry()
    answer_enquiry(enquiry=enquiry, by=morag, answer="On Monday.")
    put_down_as_idea(enquiry=enquiry, by=morag, title="Mend it sooner")

    page = client.post(enquiry.get_absolute_url(), sent).content.decode()

    assert "since you opened the page" in page
    assert "It is mended." in page


def test_an_idea_is_put_down_decided_and_whoever_had_it_hears_why(client, morag, amina):
    enquiry = make_enquiry("Lend us drills.", kind="idea", customer=amina)

    client.post(
        enquiry.get_absolute_url(),
        {"do_put_down": "1", "put_down_as": "idea", "title": "A tool library"},
    )
    idea = Idea.objects.get()
    assert (idea.what, idea.source) == ("Lend us drills.", Idea.Source.CUSTOMER)
    decide_idea(
        idea=idea,
        by=morag,
        decision=Idea.Decision.TRY,
        why="The hall has room for it.",
        together=Idea.Together.YES,
    )

    text = Message.objects.get(about=enquiry.source).text
    assert "We are trying it out" in text
    assert "The hall has room for it." in text


def test_those_who_said_the_same_share_one_issue_and_all_hear(morag, amina):
    jean = make_customer("Jean", email="jean@example.org")
    first, second = make_enquiry(customer=amina), make_enquiry(customer=jean)

    issue = put_down_as_issue(enquiry=first, by=morag, title="Damp in the tower")
    put_down_as_issue(enquiry=second, by=morag, issue=issue)
    event = make_event("Damp: come and talk")
    decide_issue(issue=issue, by=morag, decision=Issue.Decision.ARRANGED, activity=event)

    assert {m.customer for m in Message.objects.all()} == {amina, jean}
    assert all("Damp: come and talk" in m.text for m in Message.objects.all())


def test_deciding_the_same_again_tells_nobody_twice(morag, amina):
    issue = put_down_as_issue(enquiry=make_enquiry(customer=amina), by=morag, title="Damp")
    for why in ("The tower is rebuilt.", "The tower is rebuilt in May."):
        decide_issue(issue=issue, by=morag, decision=Issue.Decision.NO, why=why)

    assert Message.objects.count() == 1


def test_it_is_put_down_once(morag):
    enquiry = make_enquiry()
    put_down_as_idea(enquiry=enquiry, by=morag, title="A tool library")

    with pytest.raises(Refused):
        put_down_as_issue(enquiry=enquiry, by=morag, title="Damp")

    assert not Issue.objects.exists()


def test_putting_down_asks_for_words_or_for_the_one_it_is_the_same_as(client, morag):
    enquiry = make_enquiry(kind="issue")
    issue = make_issue(morag)
    sent = {"do_put_down": "1", "put_down_as": "issue"}

    wordless = client.post(enquiry.get_absolute_url(), sent).content.decode()
    client.post(enquiry.get_absolute_url(), {**sent, "issue": issue.pk})

    assert "Say in a few words what it is" in wordless
    assert Enquiry.objects.get().issue == issue


def test_closing_without_an_answer_says_why(client, morag):
    enquiry = make_enquiry()

    with pytest.raises(Refused):
        close_enquiry(enquiry=enquiry, by=morag, note=" ")
    client.post(enquiry.get_absolute_url(), {"do_close": "1", "note": "An advert."})

    assert Enquiry.objects.get().settled_by == morag
    assert Fact.objects.about(enquiry).get().why == "An advert."


def test_the_database_refuses_what_was_settled_by_nothing(morag):
    enquiry = make_enquiry()

    with pytest.raises(IntegrityError, match="settled_by_something"), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(settled_at=timezone.now())


def test_what_waits_is_one_line_until_its_day_has_come(morag):
    late, _, answered = make_enquiry(), make_enquiry(), make_enquiry()
    Enquiry.objects.filter(pk=late.pk).update(
        reply_due_on=timezone.localdate() - dt.timedelta(days=2)
    )
    answer_enquiry(enquiry=answered, by=morag, answer="Yes.")

    waiting = [task for task in waiting_for(morag) if task.origin == "Tell us"]

    assert [(task.what, task.days_late) for task in waiting] == [
        ("Answer Somebody without a name", 2),
        ("Read what 1 person told us", 0),
    ]


def test_the_list_is_narrowed_and_keeps_to_its_budget(
    client, morag, amina, django_assert_max_num_queries
):
    for n in range(30):
        make_enquiry(f"Question {n}", customer=amina)
    make_enquiry("Why so dear?", kind="comment")

    with django_assert_max_num_queries(20):
        first = client.get("/staff/enquiries/").content.decode()
    comments = client.get("/staff/enquiries/", {"kind": "comment"}).content.decode()
    settled = client.get("/staff/enquiries/", {"which": "settled", "page": "9"}).content.decode()

    assert len(re.findall("Question [0-9]+", first)) == 25
    assert "Why so dear?" in comments
    assert "Question" not in comments.split("<tbody")[1]
    assert "Nothing waits here" in settled


def test_names_of_visitors_are_forgotten_a_year_after_the_answer(morag):
    old, fresh = (make_enquiry(name="Jo", email="jo@example.org") for _ in range(2))
    for enquiry in (old, fresh):
        answer_enquiry(enquiry=enquiry, by=morag, answer="Yes.")
    long_ago = timezone.now() - dt.timedelta(days=366)
    Enquiry.objects.filter(pk=old.pk).update(settled_at=long_ago)

    assert forget_visitors() == 1

    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (old.name, old.email, fresh.email) == ("", "", "jo@example.org")
    assert old.said == "Why is the hall cold?"
