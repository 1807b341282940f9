"""Who is to be rung, and who no more."""

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.consents import record_consent
from participation.messages.contact.models import Message, Purpose
from participation.people.customers.models import Channel
from participation.questionnaires.interviews.people import Ringing
from participation.questionnaires.interviews.services import take_next
from participation.questionnaires.models import PhoneTry
from participation.questionnaires.outcomes import Outcome
from participation.questionnaires.worklist import wrong_numbers_waiting
from participation.records.erasing.services import erase_person
from portal.worklist import waiting_for
from surveys.launching.people import still_to_answer
from tests.consultations.answering import Rent
from tests.factories.people import make_customer
from tests.factories.sendouts import make_agreeing
from tests.factories.surveys import make_sampled

from .calls import in_days, names, rung

pytestmark = pytest.mark.django_db


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


def test_erased_the_tries_stay_for_the_figures_and_say_nothing_of_them(asked, ringing, officer):
    amina = asked("Amina")
    rung(ringing, amina, officer, Outcome.NO_ANSWER, note="Ring twice")

    erase_person(customer=amina, by=officer, why="Asked for it")

    assert PhoneTry.objects.values_list("outcome", "number", "note").get() == ("no_answer", "", "")
