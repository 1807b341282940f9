"""The person in hand: nobody else has them, and they go on where they were."""

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.calls.services import take_next as next_call
from participation.messages.contact.models import Message
from participation.people.customers.models import Channel
from participation.programme.activities.models import Engagement
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.codes.in_messages import own_address
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.interviews.rates import phone_rates
from participation.questionnaires.interviews.services import record_try, take, take_next
from participation.questionnaires.models import PhoneClaim, PhoneTry, Sheet
from participation.questionnaires.outcomes import Outcome
from surveys.worklist import survey_calls_waiting
from tests.factories.calls import make_call_to_make
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing
from tests.forms import token_in, typed_day
from tests.surveys.answering import Safety

from .calls import call_of, in_days, rung

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_two_of_us_never_ring_the_same_person():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other")
    morag = make_user(Role.STAFF)
    safety = Safety(morag)
    ringing = Ringing.about(safety.questionnaire)
    people = [make_agreeing(f"P{n}", Channel.PHONE, phone="+441632960001") for n in range(3)]
    for one in people:
        safety.code(one)
    officers = [make_user(Role.STAFF) for _ in range(5)]
    together, taken = Barrier(len(officers)), []

    def press(officer):
        together.wait()
        taken.append(take_next(ringing=ringing, by=officer))
        connection.close()

    threads = [Thread(target=press, args=[officer]) for officer in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.customer_id for one in taken if one) == sorted(one.pk for one in people)
    assert taken.count(None) == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_is_taken_for_a_call_and_for_questions_at_the_same_moment():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other")
    morag, isla = make_user(Role.STAFF), make_user(Role.STAFF)
    safety = Safety(morag)
    ringing = Ringing.about(safety.questionnaire)
    amina = make_agreeing("Amina", Channel.PHONE, phone="+441632960001")
    safety.code(amina)
    make_call_to_make(amina)
    taken = []

    def beside(take_one):
        def press():
            taken.append(take_one())
            connection.close()

        thread = Thread(target=press)
        thread.start()
        thread.join()

    with transaction.atomic():  # taken, and not kept yet
        assert take_next(ringing=ringing, by=morag)
        beside(lambda: next_call(officer=isla))
    PhoneClaim.objects.all().delete()
    with transaction.atomic():
        assert next_call(officer=isla)
        beside(lambda: take_next(ringing=ringing, by=morag))

    assert taken == [None, None]


def test_whoever_is_on_the_phone_is_taken_by_nobody_else_until_it_lapses(
    asked, ringing, officer, isla
):
    amina = asked("Amina")
    claim = take_next(ringing=ringing, by=officer)
    assert take_next(ringing=ringing, by=officer) == claim
    assert take_next(ringing=ringing, by=isla) is None
    with pytest.raises(Refused, match=f"{officer} is ringing them"):
        take(ringing=ringing, customer=amina, by=isla, they_rang=True)

    PhoneClaim.objects.update(at=timezone.now() - dt.timedelta(minutes=31))

    assert take_next(ringing=ringing, by=isla).customer == amina
    with pytest.raises(Refused, match="went to somebody else"):
        record_try(ringing=ringing, customer=amina, by=officer, outcome=Outcome.NO_ANSWER)
    assert not PhoneTry.objects.exists()


def test_nobody_is_rung_about_two_things_at_once(client, morag, asked, ringing, safety, isla):
    amina = asked("Amina")
    address = own_address(safety.questionnaire.pk)
    message = make_call_to_make(amina, text=f"Please answer: {address}")
    client.post("/staff/calls/")
    assert take_next(ringing=ringing, by=isla) is None

    page = client.get("/staff/calls/mine/").content.decode()
    assert "Ask them the questions now" in page
    client.post(f"{call_of(ringing, amina)}take/")
    record_try(ringing=ringing, customer=amina, by=morag, outcome=Outcome.REFUSED)

    message.refresh_from_db()
    assert message.state == Message.State.DONE


def test_rung_back_half_answered_resumed_by_another_and_finished(
    client, morag, asked, ringing, safety, isla
):
    amina = asked("Amina")
    desk = f"/staff/questionnaires/{ringing.questionnaire.pk}/phone/"
    page = client.post(desk).url
    shown = client.get(page).content.decode()
    assert "You do not have to take part" in shown
    assert "We keep your answers with your name" in shown
    later = timezone.localtime(in_days(1))
    client.post(
        page,
        {
            "outcome": "no_answer",
            "form_token": token_in(shown),
            "at": "2.30pm",
            **typed_day("day", later.date()),
        },
    )
    assert PhoneTry.objects.get().call_back_at.astimezone(later.tzinfo).hour == 14
    assert "at 2:30pm" in survey_calls_waiting(morag)[0].what
    PhoneTry.objects.update(call_back_at=in_days(-0.01))

    assert client.post(desk).url == page
    client.get(f"{page}answer/", follow=True)
    client.post(f"{page}answer/{safety.safe.code}/", safety.no())
    shown = client.get(page).content.decode()
    client.post(
        page,
        {
            "outcome": "call_back",
            "form_token": token_in(shown),
            "at": "10am",
            **typed_day("day", later.date()),
        },
    )

    client.force_login(isla)
    found = client.get(f"{desk}they-ring/", {"q": safety.code(amina).in_groups})
    assert found.url == page
    assert f'href="{page}"' in client.get(f"{desk}they-ring/", {"q": "Amina"}).content.decode()
    client.post(f"{page}take/", {"they_rang": "yes"})
    on = client.get(f"{page}answer/", follow=True)
    assert on.redirect_chain[-1][0] == f"{page}answer/{safety.why.code}/"
    client.post(f"{page}answer/{safety.why.code}/", {safety.why.source: "Dark stairs"})
    check = client.get(f"{page}answer/check/").content.decode()
    sent = {"form_token": token_in(check)}
    done = client.post(f"{page}answer/check/", sent, follow=True).content.decode()
    client.post(f"{page}answer/check/", sent)

    assert "That was the last question" in done
    sheet = Sheet.objects.get()
    assert (sheet.mode, sheet.keyed_by, sheet.customer) == (Sheet.Mode.PHONE, isla, amina)
    assert set(said_on(sheet)) == {safety.safe.code, safety.why.code}
    assert [one.outcome for one in PhoneTry.objects.order_by("pk")] == [
        "no_answer",
        "call_back",
        "complete",
    ]
    assert Engagement.objects.get().customer == amina
    assert Message.objects.asking().get(customer=amina).channel == Channel.PHONE
    assert not PhoneClaim.objects.exists()
    assert survey_calls_waiting(morag) == []
    assert Fact.objects.filter(what="rung_with_questions").count() == 3


def test_what_was_begun_on_the_phone_goes_on_with_the_code_on_their_own(
    client, morag, asked, ringing, safety
):
    amina = asked("Amina")
    page = call_of(ringing, amina)
    client.post(f"{page}take/")
    client.post(f"{page}answer/{safety.safe.code}/", safety.no())

    client.logout()
    start = f"/s/{safety.code(amina).code}/"
    assert "You have begun to answer" in client.get(start).content.decode()
    client.post(f"{start}{safety.why.code}/", {safety.why.source: "Dark"})
    check = client.get(f"{start}check/").content.decode()
    client.post(f"{start}check/", {"form_token": token_in(check)})

    sheet = Sheet.objects.get()
    assert (sheet.mode, sheet.keyed_by) == (Sheet.Mode.ONLINE, None)
    assert set(said_on(sheet)) == {safety.safe.code, safety.why.code}


def test_whoever_stops_early_may_let_it_count(client, morag, asked, ringing, safety):
    amina = asked("Amina")
    with pytest.raises(Refused, match="have not answered anything"):
        rung(ringing, amina, morag, Outcome.PARTIAL)
    page = call_of(ringing, amina)
    client.post(f"{page}take/")
    client.post(f"{page}answer/{safety.safe.code}/", safety.no())
    shown = client.get(page).content.decode()
    client.post(page, {"outcome": "partial", "form_token": token_in(shown)})

    assert Sheet.objects.counted().get().customer == amina
    rates = phone_rates(safety.questionnaire)
    assert (rates.response.people, rates.response.of) == (0, 1)


def test_pages_of_a_call_are_shut_to_whoever_does_not_have_it(
    client, morag, asked, ringing, safety
):
    page = call_of(ringing, asked("Amina"))

    response = client.post(f"{page}answer/{safety.safe.code}/", safety.yes(), follow=True)

    assert "went to somebody else" in response.content.decode()
    assert not Sheet.objects.exists()


def test_what_is_said_is_the_officers_own_and_what_is_promised_always_stands(
    client, morag, asked, ringing
):
    amina = asked("Amina")
    script = f"/staff/questionnaires/{ringing.questionnaire.pk}/phone/script/"
    shown = client.get(script).content.decode()
    words = {"opening": "Good day {name}, {me} here.", "ending": "Bye."}
    client.post(script, {**words, "form_token": token_in(shown)})
    client.post(f"{call_of(ringing, amina)}take/")

    shown = client.get(call_of(ringing, amina)).content.decode()

    assert f"Good day Amina, {morag} here." in shown
    assert "You do not have to take part" in shown
