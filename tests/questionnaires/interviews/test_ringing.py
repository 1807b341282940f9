"""Ringing people with questions: who is rung, by whom, what came of it, and where they go on."""

import datetime as dt
import re
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.calls.services import take_next as next_call
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel
from participation.programme.activities.models import Engagement
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.codes.in_messages import own_address
from participation.questionnaires.interviews.people import IN_ORDER, Ringing
from participation.questionnaires.interviews.rates import phone_rates
from participation.questionnaires.interviews.services import record_try, take, take_next
from participation.questionnaires.models import PhoneClaim, PhoneTry, Sheet
from participation.questionnaires.outcomes import Outcome
from participation.questionnaires.worklist import wrong_numbers_waiting
from participation.records.erasing.services import erase_person
from portal.worklist import waiting_for
from surveys.launching.people import still_to_answer
from surveys.models import Privacy
from surveys.worklist import survey_calls_waiting
from tests.consultations.answering import Rent
from tests.factories.calls import make_call_to_make
from tests.factories.people import make_customer, make_user
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_sampled
from tests.forms import token_in, typed_day
from tests.surveys.answering import Safety

pytestmark = pytest.mark.django_db


@pytest.fixture
def isla():
    return make_user(Role.STAFF, name="Isla Reid")


def names(ringing) -> list[str]:
    return [one.name for one in ringing.people().order_by(*IN_ORDER)]


def rung(ringing, customer, by, outcome: Outcome, **more) -> PhoneTry:
    take(ringing=ringing, customer=customer, by=by, they_rang=True)
    return record_try(ringing=ringing, customer=customer, by=by, outcome=outcome, **more)


def in_days(days: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def call_of(ringing, customer) -> str:
    return f"/staff/questionnaires/{ringing.questionnaire.pk}/phone/{customer.pk}/"


# --- who is to be rung --------------------------------------------------------------------------


def test_only_whoever_was_asked_has_a_number_and_lets_us_ring_is_on_the_list(
    asked, ringing, safety
):
    asked("Amina")
    asked("Without a number", phone="")
    make_agreeing("Never asked", Channel.PHONE, phone="+441632960002")
    safety.code(make_customer("Said nothing", phone="+441632960003"))
    no_more = asked("Said no since")
    record_consent(
        customer=no_more,
        channel=Channel.PHONE,
        purpose=Purpose.INVITATION,
        given=False,
        wording="x",
        source="me",
    )

    assert names(ringing) == ["Amina"]


def test_due_call_backs_come_first_and_whoever_was_rung_today_comes_later(asked, ringing, officer):
    people = {name: asked(name) for name in ("New", "Yesterday", "Today", "Booked", "Due")}
    for name in ("Yesterday", "Today"):
        rung(ringing, people[name], officer, Outcome.NO_ANSWER)
    for name in ("Booked", "Due"):
        rung(ringing, people[name], officer, Outcome.CALL_BACK, call_back_at=in_days(1))
    tries = PhoneTry.objects
    tries.filter(customer=people["Yesterday"]).update(at=in_days(-1.1))
    tries.filter(customer=people["Due"]).update(at=in_days(-2), call_back_at=in_days(-0.01))

    assert names(ringing)[:3] == ["Due", "New", "Yesterday"]
    assert set(names(ringing)[3:]) == {"Today", "Booked"}
    assert take_next(ringing=ringing, by=officer).customer == people["Due"]


def test_a_call_booked_for_today_stands_on_the_worklist_before_what_is_late(
    asked, ringing, officer
):
    late, today, later = asked("Late"), asked("Today"), asked("Later")
    rung(ringing, late, officer, Outcome.WRONG_NUMBER)
    rung(ringing, today, officer, Outcome.CALL_BACK, call_back_at=in_days(1))
    rung(ringing, later, officer, Outcome.CALL_BACK, call_back_at=in_days(1))
    PhoneTry.objects.filter(customer=late).update(at=in_days(-40))
    PhoneTry.objects.filter(customer=today).update(call_back_at=timezone.now())

    said = [task.what for task in waiting_for(officer)]

    assert said[0].startswith("Ring Today at")
    assert said[1] == "Look whether our record is right: Late"
    assert said[2].startswith("Ring Later at")


def test_whoever_was_not_reached_often_enough_is_rung_no_more(asked, ringing, officer, settings):
    settings.INTERVIEW_TRIES = 2
    amina, bob = asked("Amina"), asked("Bob")
    rung(ringing, amina, officer, Outcome.NO_ANSWER)
    with pytest.raises(Refused, match="rung 2 times and not reached"):
        rung(ringing, amina, officer, Outcome.MACHINE, call_back_at=in_days(1))
    rung(ringing, amina, officer, Outcome.MACHINE)
    for _ in range(3):  # whoever asks for it is rung back, however often
        rung(ringing, bob, officer, Outcome.CALL_BACK, call_back_at=in_days(1))

    assert names(ringing) == ["Bob"]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.BROKE_OFF, Outcome.DIED])
def test_a_last_word_is_final_and_stops_reminders(asked, ringing, safety, officer, outcome):
    amina = asked("Amina")
    draw = make_sampled(amina, safety.survey).draw
    assert list(still_to_answer(draw.pk)) == [amina]

    with pytest.raises(Refused, match="Nobody is rung back after that"):
        rung(ringing, amina, officer, outcome, call_back_at=in_days(1))
    rung(ringing, amina, officer, outcome)

    assert names(ringing) == []
    assert list(still_to_answer(draw.pk)) == []


def test_a_wrong_number_is_not_rung_again_until_our_record_changes(asked, ringing, officer):
    amina = asked("Amina")
    rung(ringing, amina, officer, Outcome.WRONG_NUMBER)
    assert names(ringing) == []
    (task,) = wrong_numbers_waiting(officer)
    assert (task.what, task.address) == (
        "Look whether our record is right: Amina",
        f"/staff/people/{amina.pk}/",
    )

    amina.phone = "+441632960009"
    amina.save()

    assert names(ringing) == ["Amina"]
    assert wrong_numbers_waiting(officer) == []


def test_of_a_consultation_those_with_a_code_who_have_not_answered_are_rung(officer):
    rent = Rent(officer)
    ringing = Ringing.about(rent.questionnaire)
    amina, bob = (
        make_agreeing(name, Channel.PHONE, phone="+441632960001") for name in ("Amina", "Bob")
    )
    for one in (amina, bob):
        rent.questionnaire.codes.create(customer=one, code=f"0000000{one.pk % 10}")
    rent.consultation.responses.create(customer=bob, how="post", received_on=timezone.localdate())

    assert names(ringing) == ["Amina"]
    rung(ringing, amina, officer, Outcome.REFUSED)
    assert Message.objects.get(customer=amina).about == rent.consultation.source


# --- one at a time ------------------------------------------------------------------------------


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


# --- a call ------------------------------------------------------------------------------------


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


# --- privacy -----------------------------------------------------------------------------------


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


def test_erased_the_tries_stay_for_the_figures_and_say_nothing_of_them(asked, ringing, officer):
    amina = asked("Amina")
    rung(ringing, amina, officer, Outcome.NO_ANSWER, note="Ring twice")

    erase_person(customer=amina, by=officer, why="Asked for it")

    assert PhoneTry.objects.values_list("outcome", "number", "note").get() == ("no_answer", "", "")
