"""A copy of their data for somebody who is not online: asked for by phone, printed and posted (K-66)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.house_rules import BRAND_PHONE
from base.core.models import Fact
from participation.messages.contact.models import Message
from participation.people.customers.notes import add_note
from participation.people.equality.models import Question
from participation.people.equality.services import answer_question
from participation.records.house_rules import DATA_COPY_DAYS
from participation.records.models import DataRequest
from participation.records.mydata.copying import as_page, everything_about, paper_copy
from participation.records.mydata.services import ask, decide
from surveys.models import Privacy
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import make_answers, option_of
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db


@pytest.fixture
def jean(officer):
    jean = make_customer("Jean Smith", address="1 Mill Lane", postcode="GM1 1AA")
    add_note(customer=jean, author=officer, text="Prefers mornings.")
    return jean


def granted(jean, by) -> DataRequest:
    return decide(request=ask(customer=jean, kind="copy"), grant=True, reason="", by=by)


def test_an_officer_takes_it_and_a_manager_prints_it(client, jean, officer):
    client.force_login(officer)
    taken = {"kind": "copy", "said": "By phone."}
    page = client.post(f"/staff/people/{jean.pk}/data-request/", taken, follow=True)
    asked = DataRequest.objects.get()
    assert "goes to the address we hold and nowhere else" in page.content.decode()

    client.post(asked.get_absolute_url(), {"decision": "grant", "reason": ""})
    assert client.post(f"{asked.get_absolute_url()}copy/").status_code == 403
    client.force_login(make_user(Role.MANAGER))
    assert "Get the copy" in client.get(asked.get_absolute_url()).content.decode()
    copy = client.post(f"{asked.get_absolute_url()}copy/")

    assert "attachment" in copy["Content-Disposition"]
    assert "Prefers mornings." in copy.content.decode()
    assert Fact.objects.about(jean).filter(what="data_copy_printed").count() == 1
    told = Message.objects.get(dedupe_key=f"records.request:{asked.pk}:answer")
    assert "We post it to the address we hold for you." in told.text


def test_it_can_be_read_on_a_sheet_and_says_once_where_there_is_nothing(jean):
    page = paper_copy(request=granted(jean, make_user(Role.MANAGER)), by=make_user(Role.MANAGER))

    assert "<table" not in page  # eight columns of a letter's words do not fit across A4
    assert "<dt>Text</dt><dd>Prefers mornings.</dd>" in page
    assert "<h2>Bookings</h2>" not in page
    assert "<li>Bookings</li>" in page
    assert BRAND_PHONE.value in page


def test_it_never_holds_equality_answers(client, jean, officer):
    question = Question.objects.asked().first()
    option = question.options.first()
    answer_question(customer=jean, question=question, option=option)
    asked = granted(jean, officer)
    client.force_login(make_user(Role.MANAGER))

    page = client.post(f"{asked.get_absolute_url()}copy/").content.decode()

    assert question.text not in page
    assert "Equality answer" not in page  # nor in the log
    assert "nobody here may see them" in page


def test_it_holds_nothing_that_was_answered_in_confidence(jean, officer):
    """Whoever prints it would read it unrecorded. In the copy that she takes herself it stands."""
    for privacy in (Privacy.CONFIDENTIAL, Privacy.NAMED):
        asked = Safety(officer, privacy=privacy)
        no = (option_of(asked.safe, "No"),)
        said = {asked.safe.code: no, asked.why.code: f"Words told {privacy}"}
        make_answers(asked.questionnaire, jean, said)

    page = paper_copy(request=granted(jean, officer), by=make_user(Role.MANAGER))

    assert "Words told named" in page
    assert "Words told confidential" not in page
    assert "Words told confidential" in as_page(everything_about(jean))


def test_nothing_is_printed_before_it_is_decided_or_long_after(client, jean, officer, settings):
    asked = ask(customer=jean, kind="copy")
    client.force_login(make_user(Role.MANAGER))
    address = f"{asked.get_absolute_url()}copy/"
    assert client.post(address).status_code == 404

    decide(request=asked, grant=True, reason="", by=officer)
    long_ago = timezone.now() - dt.timedelta(days=DATA_COPY_DAYS.value + 1)
    DataRequest.objects.update(decided_at=long_ago)

    assert client.post(address).status_code == 404


def test_without_an_address_there_is_nowhere_to_post_it(client, officer):
    tam = make_customer("Tam Rennie", address="", phone="0141 496 0112")
    asked = ask(customer=tam, kind="copy")
    client.force_login(officer)

    page = client.post(asked.get_absolute_url(), {"decision": "grant", "reason": "Yes."})

    assert "We hold no address to post it to." in page.content.decode()
    asked.refresh_from_db()
    assert asked.is_open
