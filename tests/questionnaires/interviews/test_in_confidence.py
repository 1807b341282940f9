"""What whoever rings may read and whom they may ring, where something was promised."""

import re

import pytest
from django.test import Client

from base.core.refused import Refused
from participation.people.customers.models import Channel
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.interviews.services import take, take_next
from participation.questionnaires.models import Sheet
from surveys.models import Privacy
from tests.factories.sendouts import make_agreeing
from tests.forms import token_in
from tests.surveys.answering import Safety

from .calls import call_of, names

pytestmark = pytest.mark.django_db


def test_nobody_is_rung_for_an_anonymous_survey(client, morag, officer):
    safety = Safety(officer, privacy=Privacy.ANONYMOUS)
    ringing = Ringing.about(safety.questionnaire)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    safety.code(amina)

    assert names(ringing) == []
    with pytest.raises(Refused, match="anonymous"):
        take(ringing=ringing, customer=amina, by=morag, they_rang=True)
    desk = f"/staff/questionnaires/{safety.questionnaire.pk}/phone/"
    assert "whoever rings would hear who said what" in client.get(desk).content.decode()


def test_a_confidential_one_is_rung_by_those_who_handle_it_alone(client, morag, officer, isla):
    safety = Safety(officer, privacy=Privacy.CONFIDENTIAL)
    ringing = Ringing.about(safety.questionnaire)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    safety.code(amina)

    with pytest.raises(Refused, match="in confidence"):
        take(ringing=ringing, customer=amina, by=isla)
    assert take_next(ringing=ringing, by=officer).customer == amina
    client.force_login(isla)
    shown = client.get(f"/staff/questionnaires/{safety.questionnaire.pk}/phone/").content.decode()
    assert "Amina" not in shown


@pytest.mark.parametrize("privacy", [Privacy.ANONYMOUS, Privacy.CONFIDENTIAL])
def test_whose_code_it_is_nobody_learns_who_may_not_ring_them(client, officer, isla, privacy):
    safety = Safety(officer, privacy=privacy)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    client.force_login(isla)
    find = f"/staff/questionnaires/{safety.questionnaire.pk}/phone/they-ring/"

    found = client.get(find, {"q": safety.code(amina).in_groups})

    assert found.status_code == 200
    assert "Amina" not in found.content.decode()


def test_whoever_rings_reads_nothing_that_was_answered_without_them(officer):
    safety = Safety(officer, privacy=Privacy.CONFIDENTIAL)
    ringing = Ringing.about(safety.questionnaire)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    start, theirs, ours = f"/s/{safety.code(amina).code}/", Client(), Client()
    ours.force_login(officer)
    theirs.post(f"{start}{safety.safe.code}/", safety.no())
    page = call_of(ringing, amina)
    ours.post(f"{page}take/")
    asked = f"{page}answer/{safety.safe.code}/"
    ours.post(asked, {"shown": safety.safe.code})

    for address in (asked, f"{asked}?change=1", f"{page}answer/check/"):
        shown = ours.get(address).content.decode()
        assert "checked" not in shown, address
        assert not re.search(r"<dd[^>]*>\s*No\s*<", shown), address
        assert "not shown here" in shown, address
    ours.post(f"{page}answer/{safety.why.code}/", {safety.why.source: "Dark stairs"})
    check = ours.get(f"{page}answer/check/").content.decode()
    assert "Dark stairs" not in check
    done = ours.post(f"{page}answer/check/", {"form_token": token_in(check)}, follow=True)

    assert "That was the last question" in done.content.decode()
    assert {one.said for one in Sheet.objects.counted().get().answers.all()} == {
        "No",
        "Dark stairs",
    }


def test_whoever_rings_reads_again_what_they_heard_themselves_until_the_person_goes_on_alone(
    officer,
):
    safety = Safety(officer, privacy=Privacy.CONFIDENTIAL)
    ringing = Ringing.about(safety.questionnaire)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    start, theirs, ours = f"/s/{safety.code(amina).code}/", Client(), Client()
    ours.force_login(officer)
    page = call_of(ringing, amina)
    ours.post(f"{page}take/")
    asked = f"{page}answer/{safety.safe.code}/"
    ours.post(asked, safety.yes())
    assert "checked" in ours.get(asked).content.decode()

    theirs.post(f"{start}{safety.safe.code}/", safety.no())

    assert "checked" not in ours.get(asked).content.decode()
    ours.post(asked, {"shown": safety.safe.code})
    assert "checked" not in ours.get(asked).content.decode()


@pytest.mark.parametrize("privacy", [Privacy.NAMED, Privacy.CONFIDENTIAL])
def test_what_somebody_sent_by_themselves_is_read_on_no_page_of_a_call(client, officer, privacy):
    safety = Safety(officer, privacy=privacy)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    start, theirs = f"/s/{safety.code(amina).code}/", Client()
    theirs.post(f"{start}{safety.safe.code}/", safety.no())
    theirs.post(f"{start}{safety.why.code}/", {safety.why.source: "Dark stairs"})
    check = theirs.get(f"{start}check/").content.decode()
    theirs.post(f"{start}check/", {"form_token": token_in(check)})
    client.force_login(officer)
    page = call_of(Ringing.about(safety.questionnaire), amina)

    for address in (f"{page}answer/", f"{page}answer/check/", f"{page}answer/sent/"):
        shown = client.get(address, follow=True).content.decode()
        assert "Dark stairs" not in shown, address
    assert "They have answered already" in client.get(page).content.decode()
