"""Single pieces of feedback of every kind in one list, and what is never in it (B-14)."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from base.core.all_feedback import AllFeedback
from base.core.audience import Role
from base.core.feedback import kinds
from participation.feedback.enquiries.models import Enquiry
from participation.programme.consultations.answering import record_answers
from participation.programme.consultations.forum.services import add_topic, show_post, write_post
from participation.programme.consultations.models import GroupAnswer, Response
from participation.programme.consultations.questions import version_asked
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import BankEntry, Redaction
from participation.questionnaires.themes.taking_out import take_out
from surveys.models import Privacy
from surveys.planning.services import open_survey
from tests.factories.activities import make_consultation, make_outcome
from tests.factories.enquiries import make_enquiry, make_idea, make_issue
from tests.factories.findings import make_sent_finding
from tests.factories.groups import make_group
from tests.factories.inspections import happened, make_inspection, send_found
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire
from tests.factories.recommendations import make_member, make_panel
from tests.factories.shopping import make_failure, make_shopper
from tests.factories.surveys import make_asked_us, make_survey

pytestmark = pytest.mark.django_db

FEEDBACK = "/staff/feedback/"


def said_in_survey(words: str, privacy: Privacy = Privacy.NAMED, **fields):
    """A survey of one question in words, and what one customer wrote."""
    officer = fields.pop("lead_officer", None) or make_user(Role.STAFF)
    questionnaire = make_questionnaire(officer, "Your words")
    question = add_question(questionnaire, "What else?", kind=Kind.LONG)
    survey = make_survey(
        "Your words", questionnaire=questionnaire, lead_officer=officer, privacy=privacy, **fields
    )
    open_survey(survey=survey, by=officer)
    return make_answers(questionnaire, make_customer(), {question.code: words}).answers.get()


def said_in_consultation(words: str):
    officer = make_user(Role.STAFF)
    questionnaire = make_questionnaire(officer, "Rent")
    question = add_question(questionnaire, "What do you think?", kind=Kind.LONG)
    consultation = make_consultation("Rent", questionnaire=questionnaire)
    questionnaire.versions.update(opened_at=timezone.now())
    make_answers(questionnaire, make_customer(), {question.code: words})
    return consultation


def one_of_every_kind(officer) -> dict[str, str]:
    """What was said of each kind, by its code."""
    today = timezone.localdate()
    make_enquiry("Why is the hall cold?")
    make_enquiry("Nobody came.", kind=Enquiry.Kind.COMPLAINT)
    make_enquiry("Ann was kind.", kind=Enquiry.Kind.COMPLIMENT)
    make_idea(officer, source="customer")
    make_issue(officer)
    make_outcome("The court is dark.", owner=officer)
    said_in_survey("The joiner was quick.")
    make_asked_us(make_customer(), words="The gate sticks.")
    rent = said_in_consultation("Freeze it.")
    Response.objects.create(
        consultation=rent, customer=make_customer(), how="post", received_on=today, said="Too dear."
    )
    GroupAnswer.objects.create(
        consultation=rent, group=make_group(), members=9, received_on=today, said="We agree."
    )
    topic = add_topic(consultation=rent, title="Windows", about="", by=officer)
    post = write_post(topic=topic, customer=make_customer(), words="Mend them first.")
    show_post(post=post, answer="", by=officer)
    send_found(happened(make_inspection()), praise="Bright rooms.", wrong="The tap drips.")
    make_failure(make_shopper("Secret Shopper"))
    panel = make_panel()
    make_sent_finding("Fewer are satisfied", panel=panel, by=make_member(panel))
    return {
        "messages": "Why is the hall cold?",
        "complaints": "Nobody came.",
        "compliments": "Ann was kind.",
        "ideas": "Lend out drills and ladders.",
        "issues": "Six people spoke of it in a month.",
        "outcomes": "The court is dark.",
        "surveys": "The joiner was quick.",
        "passed-on": "The gate sticks.",
        "consultations": "Freeze it.",
        "responses": "Too dear.",
        "groups": "We agree.",
        "forum": "Mend them first.",
        "inspections-praise": "Bright rooms.",
        "inspections-wrong": "The tap drips.",
        "shopping": "Nobody rang back.",
        "findings": "Fewer are satisfied",
    }


def rows_on(client, query: str = "") -> str:
    response = client.get(f"{FEEDBACK}?{query}")
    assert response.status_code == 200
    return " ".join(strip_tags(" ".join(response.context["rows"])).split())


def test_every_kind_stands_in_one_list_and_leads_to_the_piece_itself(
    client, officer, morag, django_assert_max_num_queries
):
    said = one_of_every_kind(officer)
    assert set(said) == {one.code for one in kinds()}

    with django_assert_max_num_queries(20):
        response = client.get(FEEDBACK)

    pieces = response.context["page_obj"].object_list
    assert sorted(one.source.code for one in pieces) == sorted(said)
    assert "Secret Shopper" not in response.text
    for one in pieces:
        assert said[one.source.code] in one.words
        assert said[one.source.code] in client.get(one.address).text, one.address


@pytest.mark.parametrize("privacy", [Privacy.CONFIDENTIAL, Privacy.ANONYMOUS])
def test_words_that_were_promised_to_be_confidential_are_not_in_it(client, morag, privacy):
    """Not even for whoever handles the survey: there each reading is written down, and here it would not be."""
    said_in_survey("Secret words", privacy, lead_officer=morag)

    assert rows_on(client) == ""
    assert AllFeedback.read_by(morag).count() == 0
    assert b"Secret" not in b"".join(client.post(FEEDBACK, {"file": "csv"}))


def test_what_was_taken_out_is_neither_read_nor_found(client, morag):
    answer = said_in_survey("Mrs Bell upstairs shouts.")
    take_out(answer=answer, passage="Mrs Bell", reason=Redaction.Reason.OTHERS, by=morag)

    assert "[somebody else] upstairs shouts." in rows_on(client)
    assert rows_on(client, "typed=bell") == ""
    assert b"Bell" not in b"".join(client.post(FEEDBACK, {"file": "csv"}))


def test_what_was_answered_to_a_consultation_stands_in_it_once_and_without_what_was_taken_out(
    client, morag
):
    """The record of a response repeats every answer, and so would tell what was taken out of one."""
    rent = make_consultation("Rent")
    question = version_asked(rent).questions.get()
    customer = make_customer()
    record_answers(
        consultation=rent,
        customer=customer,
        how="post",
        received_on=timezone.localdate(),
        said={question.code: "Mrs Bell upstairs shouts."},
        by=morag,
    )
    answer = question.answers.get()
    take_out(answer=answer, passage="Mrs Bell", reason=Redaction.Reason.OTHERS, by=morag)

    assert "Mrs Bell" in rent.responses.get().said
    assert rows_on(client).count("upstairs shouts.") == 1
    assert "Bell" not in rows_on(client)
    assert b"Bell" not in b"".join(client.post(FEEDBACK, {"file": "csv"}))


def test_an_answer_to_an_equality_question_is_in_no_list(client, morag):
    answer = said_in_survey("My faith")
    entry = BankEntry.objects.filter(collection=BankEntry.Collection.EQUALITY).first()
    type(answer.question).objects.filter(pk=answer.question_id).update(bank_entry=entry)

    assert entry is not None
    assert rows_on(client) == ""


def test_it_is_narrowed_by_kind_service_time_and_words_and_pages_lose_nothing(client, morag):
    for n in range(30):
        day = timezone.localdate() - dt.timedelta(days=n)
        make_outcome(f"Point {n:02}.", owner=morag, said_on=day, service="repairs")
    old = make_enquiry("The old hall was cold.")
    Enquiry.objects.filter(pk=old.pk).update(sent_at=timezone.now() - dt.timedelta(days=3, hours=1))
    this_month = f"{timezone.localdate():%Y-%m}"
    first, second = rows_on(client), rows_on(client, "page=2")

    assert first.index("Point 02.") < first.index("The old hall") < first.index("Point 04.")
    assert sum(f"Point {n:02}." in first for n in range(30)) == 24
    assert all(f"Point {n:02}." in first + second for n in range(30))
    assert "31 pieces of feedback" in client.get(FEEDBACK).text
    assert "Point" not in rows_on(client, "kind=messages")
    assert "hall" not in rows_on(client, "service=repairs&page=2")
    assert "Point 17." in rows_on(client, "typed=17+point")
    in_month = AllFeedback.read_by(morag)
    periods = client.get(FEEDBACK).context["filter"].periods
    assert in_month.narrowed(period=periods[this_month]).count() < 31
