"""What was written on the page of a consultation is put among its answers, once."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.feedback.enquiries.models import Enquiry
from participation.programme.consultations.models import Response
from participation.questionnaires.kinds import Kind
from tests.consultations.answering import Rent
from tests.factories.activities import make_closed_consultation
from tests.factories.enquiries import make_enquiry
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_questionnaire, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(officer):
    """A consultation that asks one open question."""
    questionnaire = make_questionnaire(officer)
    add_question(questionnaire, "What do you think?", kind=Kind.LONG)
    return make_closed_consultation(questionnaire=opened(questionnaire))


def written_on(consultation, said="Too dear", *, days_before_close=3, **fields) -> Enquiry:
    enquiry = make_enquiry(said, about=consultation.get_absolute_url(), **fields)
    enquiry.sent_at = consultation.ends_at - dt.timedelta(days=days_before_close)
    enquiry.save()
    return enquiry


def press(staff, enquiry):
    return staff.post(f"/staff/enquiries/{enquiry.pk}/among-answers/", follow=True)


def test_a_customers_words_become_their_answer_of_that_day_once(staff, asked):
    jean = make_customer("Jean Smith")
    enquiry = written_on(asked, customer=jean)
    page = staff.get(f"/staff/enquiries/{enquiry.pk}/").content.decode()
    assert "Put it among the answers" in page

    for _ in range(2):
        press(staff, enquiry)

    response = Response.objects.get()
    assert (response.customer, response.received_on) == (
        jean,
        timezone.localdate(enquiry.sent_at),
    )
    assert "Too dear" in response.said
    assert not response.is_late
    (sheet,) = asked.questionnaire.answer_sheets.counted()
    assert sheet.answers.get().words == "Too dear"
    enquiry.refresh_from_db()
    assert (enquiry.answers, bool(enquiry.settled_at)) == (asked, True)


def test_what_came_late_is_late_and_a_visitors_is_counted_apart(staff, asked):
    late = written_on(asked, days_before_close=-1, customer=make_customer())
    visitor = written_on(asked, "Who am I?", name="Vi")

    press(staff, late)
    press(staff, visitor)

    assert Response.objects.get().is_late
    (sheet,) = asked.questionnaire.answer_sheets.counted().filter(customer=None)
    assert sheet.answers.get().words == "Who am I?"


def test_whoever_has_answered_keeps_that_answer(staff, asked):
    jean = make_customer("Jean Smith")
    press(staff, written_on(asked, customer=jean))
    again = written_on(asked, "And another thing", customer=jean)

    page = press(staff, again).content.decode()

    assert "They have an answer on record already" in page
    assert "Too dear" in Response.objects.get().said
    again.refresh_from_db()
    assert again.settled_at is None


def test_a_complaint_stays_a_complaint(staff, officer):
    rent = Rent(officer)
    enquiry = written_on(rent.consultation, kind="complaint", customer=make_customer())

    assert "A complaint is answered as one" in press(staff, enquiry).content.decode()
    assert not Response.objects.exists()
