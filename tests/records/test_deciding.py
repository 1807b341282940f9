"""What people ask of us about their data is decided by others, and erasing by two of them."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.refused import Refused
from participation.joining.involvement.services import express_interest, move_interest
from participation.messages.contact.models import Message
from participation.records.erasing.services import erase_what_was_granted
from participation.records.models import DataRequest, RetentionCase
from participation.records.mydata.services import ask, decide
from participation.records.retention.services import hold_back, let_go
from participation.records.worklist import records_waiting
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_user
from tests.records.test_erasing import agreed_by_two

pytestmark = pytest.mark.django_db


@pytest.fixture
def ewan(db) -> User:
    return make_user(Role.STAFF, name="Ewan Reid")


def waiting(officer: User) -> list[str]:
    return [task.address for task in records_waiting(officer)]


def test_one_officer_alone_erases_nobody(amina, officer):
    asked = ask(customer=amina, kind="erase", by=amina.user)

    first = decide(request=asked, grant=True, reason="", by=officer)
    with pytest.raises(Refused, match="somebody else looks too"):
        decide(request=asked, grant=True, reason="", by=officer)

    erase_what_was_granted()
    amina.refresh_from_db()
    assert (first.state, amina.erased_at) == ("open", None)
    assert not Message.objects.filter(template="records/email/request_granted").exists()


def test_the_second_officer_decides_and_may_refuse(amina, officer, ewan):
    asked = ask(customer=amina, kind="erase", by=amina.user)
    decide(request=asked, grant=True, reason="", by=officer)
    assert (waiting(officer), waiting(ewan)) == ([], [asked.get_absolute_url()])

    decided = decide(request=asked, grant=False, reason="A complaint is open.", by=ewan)

    assert (decided.state, decided.agreed_by, decided.decided_by) == ("refused", officer, ewan)


def test_no_row_says_that_one_person_was_both(amina, officer):
    asked = ask(customer=amina, kind="erase", by=amina.user)

    with pytest.raises(IntegrityError, match="erasing_is_agreed_to_by_two_people"):
        DataRequest.objects.filter(pk=asked.pk).update(agreed_by=officer, decided_by=officer)


def test_the_page_says_who_agreed_and_whom_it_waits_for(client, amina, officer, ewan):
    asked = ask(customer=amina, kind="erase", by=amina.user)
    page = asked.get_absolute_url()
    client.force_login(officer)

    saved = client.post(page, {"decision": "grant", "reason": ""}, follow=True).text

    assert "one of them has to agree too" in saved
    assert 'name="decision"' not in saved
    client.force_login(ewan)
    assert "Agreed first" in client.get(page).text
    decided = client.post(page, {"decision": "grant", "reason": ""}, follow=True).text
    assert "They are told by the way they chose." in decided


@pytest.mark.parametrize("kind", ["erase", "object", "copy"])
def test_nobody_decides_what_they_asked_themselves(client, officer, kind):
    own = make_customer("Morag Tait", user=officer, address="1 Mill Lane")
    asked = ask(customer=own, kind=kind, by=officer)

    with pytest.raises(Refused, match="about yourself"):
        decide(request=asked, grant=True, reason="", by=officer)

    assert waiting(officer) == []
    client.force_login(officer)
    assert "This is about yourself" in client.get(asked.get_absolute_url()).text


def test_nor_whether_their_own_record_is_kept_or_they_get_what_they_put_in_for(officer):
    own = make_customer("Morag Tait", user=officer)
    today = timezone.localdate()
    case = RetentionCase.objects.create(
        customer=own, why="inactive", last_active_on=today, erase_on=today
    )
    interest = express_interest(opportunity=make_opportunity(), customer=own, by=officer)

    with pytest.raises(Refused, match="about yourself"):
        hold_back(case=case, reason="I want it", by=officer)
    with pytest.raises(Refused, match="about yourself"):
        move_interest(interest=interest, to="contacted", by=officer, seen="new")
    hold_back(case=case, reason="A complaint is open", by=make_user(Role.MANAGER))
    with pytest.raises(Refused, match="about yourself"):
        let_go(case=case, by=officer)


def test_erasing_waits_until_the_answer_has_left(amina, officer):
    asked = ask(customer=amina, kind="erase", by=amina.user)
    agreed_by_two(asked, officer)

    erase_what_was_granted()
    amina.refresh_from_db()
    assert amina.erased_at is None

    Message.objects.filter(template="records/email/request_granted").update(
        state="sent", sent_at=timezone.now()
    )
    erase_what_was_granted()
    amina.refresh_from_db()
    asked.refresh_from_db()
    assert amina.erased_at is not None
    assert asked.state == "done"


def test_a_refusal_needs_a_reason_and_is_told(amina, officer):
    asked = ask(customer=amina, kind="erase", by=amina.user)

    with pytest.raises(Refused):
        decide(request=asked, grant=False, reason=" ", by=officer)
    decide(request=asked, grant=False, reason="A complaint is open.", by=officer)

    told = Message.objects.get(template="records/email/request_refused")
    assert "A complaint is open." in told.text
    amina.refresh_from_db()
    assert amina.erased_at is None


def test_two_officers_cannot_both_decide(amina, officer):
    asked = ask(customer=amina, kind="erase", by=amina.user)
    decide(request=asked, grant=False, reason="A complaint is open.", by=officer)

    with pytest.raises(Refused):
        decide(request=asked, grant=True, reason="", by=officer)
