"""Those drawn are asked by a send-out, and who has not answered is reminded; nobody twice."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.messages.letters.models import Letter
from participation.messages.letters.paper import form_of
from participation.messages.letters.services import ask_for_batch
from participation.people.customers.models import Channel, PreferenceOption
from participation.questionnaires.codes.in_messages import with_own_codes
from participation.questionnaires.models import PersonalCode
from participation.reach.sendouts import planning, stats
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import approve, ask_for, call_off
from participation.reach.sendouts.tasks import let_go, plan
from surveys.drawing.services import choose_people, draw_people
from surveys.launching.services import prepare_mailing
from surveys.models import Draw, Mailing, Privacy, Survey
from surveys.tasks import count_frame
from tests.factories.people import make_user
from tests.factories.sendouts import make_agreeing
from tests.forms import token_in
from tests.segments.making import make_segment
from tests.surveys.answering import Safety, answer_in_the_page

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
State = SendOut.State


@pytest.fixture
def go(django_capture_on_commit_callbacks):
    """Runs what a worker would, straight after each commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def drawn(officer, survey: Survey) -> Draw:
    """Everybody who may be asked."""
    draw = choose_people(
        survey=survey,
        segment=make_segment(f"Everybody for {survey.pk}", criteria={}),
        way=Draw.Way.EVERYONE,
        groups_by=Draw.By.TENURE,
        by=officer,
    )
    count_frame(draw.pk)
    return draw_people(draw=draw, by=officer)


def prepared(safety: Safety, officer, **fields) -> Mailing:
    fields.setdefault("starts_at", timezone.now())
    return prepare_mailing(survey=safety.survey, template=None, by=officer, **fields)


def send(go, mailing: Mailing, officer) -> SendOut:
    with go():
        ask_for(send_out=mailing.send_out, by=officer)
    mailing.send_out.refresh_from_db()
    return mailing.send_out


def a_week_later() -> None:
    week_ago = timezone.now() - 8 * DAY
    SendOut.objects.update(released_at=week_ago, starts_at=week_ago)
    Message.objects.update(sent_at=week_ago, due_at=week_ago)


def answer_with(safety: Safety, person) -> None:
    code, client = safety.code(person), Client()
    address = f"/s/{code.code}/"
    client.post(f"{address}{safety.safe.code}/", safety.yes())
    check = client.get(f"{address}check/").content.decode()
    client.post(f"{address}check/", {"form_token": token_in(check)})


def sent_to() -> list[str]:
    return sorted(email.to[0] for email in mail.outbox)


def test_each_of_those_drawn_gets_a_link_of_their_own_with_which_they_answer(go, officer):
    amina = make_agreeing("Amina", email="amina@example.org")
    make_agreeing("By text", Channel.SMS, phone="+447700900123", email="")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    make_agreeing("Not drawn", email="other@example.org")

    send_out = send(go, prepared(safety, officer), officer)

    assert send_out.state == State.DONE
    assert sent_to() == ["amina@example.org"]
    code = PersonalCode.objects.get(customer=amina)
    (email,) = mail.outbox
    assert email.subject == "Safety: will you tell us?"
    assert f"/s/{code.code}/" in email.body
    text = Message.objects.get(channel=Channel.SMS)
    other = PersonalCode.objects.get(customer__name="By text")
    words = with_own_codes(text.text, text.customer_id)
    assert f"/s/{other.code}/" in words
    assert code.code not in words
    address = re.search(r"/s/\w+/", email.body)[0]
    assert "Do you feel safe?" in Client().get(f"{address}{safety.safe.code}/").content.decode()


def test_only_who_has_not_answered_is_reminded_though_they_were_asked_lately(go, officer):
    amina = make_agreeing("Amina", email="amina@example.org")
    make_agreeing("Jean", email="jean@example.org")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    send(go, prepared(safety, officer), officer)
    answer_with(safety, amina)
    a_week_later()
    mail.outbox.clear()

    send_out = send(go, prepared(safety, officer), officer)

    assert sent_to() == ["jean@example.org"]
    assert mail.outbox[0].subject == "Safety: there is still time"
    assert stats.standing(send_out).by_state == {"sent": 1}


def test_nobody_else_of_a_full_group_is_reminded_where_that_was_said(go, officer):
    amina = make_agreeing("Amina", email="amina@example.org")
    make_agreeing("Jean", email="jean@example.org")
    safety = Safety(officer)
    draw = drawn(officer, safety.survey)
    group = draw.people.first().group
    Draw.objects.update(quotas={group: 1}, when_full=Draw.WhenFull.NO_REMINDERS)
    send(go, prepared(safety, officer), officer)
    answer_with(safety, amina)
    a_week_later()
    mail.outbox.clear()

    with pytest.raises(Refused, match="It would reach nobody"):
        send(go, prepared(safety, officer), officer)

    assert draw.people.filter(group=group).count() == 2
    assert mail.outbox == []


def test_who_answers_after_a_reminder_was_planned_is_not_reminded(go, officer):
    amina = make_agreeing("Amina", email="amina@example.org")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    mailing = prepared(safety, officer, starts_at=timezone.now() + DAY)
    send(go, mailing, officer)
    assert mailing.send_out.messages().get().state == Message.State.PLANNED
    answer_with(safety, amina)
    SendOut.objects.update(starts_at=timezone.now())

    with go():
        let_go()

    message = mailing.send_out.messages().get()
    assert (message.state, message.held_by_rule) == (Message.State.HELD, "answered")
    assert mail.outbox == []


def test_reminders_of_an_anonymous_survey_know_whose_code_is_spent_and_nothing_else(go, officer):
    amina = make_agreeing("Amina", email="amina@example.org")
    make_agreeing("Jean", email="jean@example.org")
    safety = Safety(officer, privacy=Privacy.ANONYMOUS)
    drawn(officer, safety.survey)
    send(go, prepared(safety, officer), officer)
    with go():
        answer_in_the_page(Client(), safety, safety.code(amina), safety.yes())
    a_week_later()
    mail.outbox.clear()

    send(go, prepared(safety, officer), officer)

    assert sent_to() == ["jean@example.org"]


def test_people_have_some_days_before_they_are_reminded_and_it_is_twice_at_most(go, officer):
    make_agreeing("Amina")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    send(go, prepared(safety, officer), officer)
    with pytest.raises(Refused, match="at least 7 days to answer"):
        prepared(safety, officer)

    for _ in range(2):
        a_week_later()
        send(go, prepared(safety, officer), officer)
    a_week_later()

    with pytest.raises(Refused, match="Nobody is reminded more than 2 times"):
        prepared(safety, officer)
    assert [one.number for one in Mailing.objects.all()] == [0, 1, 2]


def test_one_that_is_called_off_leaves_its_place_to_another(officer):
    make_agreeing("Amina")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    first = prepared(safety, officer)
    assert prepared(safety, officer) == first

    call_off(send_out=first.send_out, by=officer)

    assert prepared(safety, officer).number == 0
    assert Template.objects.filter(name="Invitation to a survey").count() == 1


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda survey: survey.draws.update(drawn_at=None), "Nobody is drawn yet"),
        (
            lambda survey: Survey.objects.filter(pk=survey.pk).update(ends_at=timezone.now()),
            "Open the survey first",
        ),
    ],
)
def test_nobody_is_asked_before_they_are_drawn_or_after_it_has_closed(officer, spoil, words):
    make_agreeing("Amina")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    spoil(safety.survey)

    with pytest.raises(Refused, match=words):
        prepared(safety, officer)


def test_when_the_survey_closes_what_waits_is_stopped(go, officer):
    make_agreeing("Amina")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    mailing = prepared(safety, officer, starts_at=timezone.now() + DAY)
    send(go, mailing, officer)
    SendOut.objects.update(starts_at=timezone.now())
    Survey.objects.filter(pk=safety.survey.pk).update(ends_at=timezone.now())

    with go():
        let_go()

    mailing.send_out.refresh_from_db()
    assert (mailing.send_out.state, mailing.send_out.step) == (
        State.PAUSED,
        "The survey has closed",
    )


def test_a_worker_killed_while_it_plans_is_resumed_and_nobody_is_asked_twice(
    officer, monkeypatch, django_assert_max_num_queries
):
    for n in range(7):
        make_agreeing(f"Person {n}")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    mailing = prepared(safety, officer, starts_at=timezone.now() + DAY)
    ask_for(send_out=mailing.send_out, by=officer)
    monkeypatch.setattr(planning, "PART", 2)
    hold = SendOut.objects.claim(mailing.send_out.pk)
    parts, insert = iter(range(2)), planning.insert

    def killed(send_out, people):
        next(parts)
        insert(send_out, people)

    monkeypatch.setattr(planning, "insert", killed)
    with pytest.raises((StopIteration, RuntimeError)):
        planning.write_messages(hold)
    written = mailing.send_out.messages().count()
    assert 0 < written < 7
    monkeypatch.setattr(planning, "insert", insert)
    SendOut.objects.update(beat_at=timezone.now() - DAY)
    SendOut.objects.put_back_stale()

    plan(mailing.send_out.pk)

    people = mailing.send_out.messages().values_list("customer", flat=True)
    assert len(people) == len(set(people)) == 7


def test_above_a_number_a_manager_approves_it_and_staff_see_how_it_stands(
    staff, officer, monkeypatch, go, settings
):
    settings.SEND_OUT_APPROVAL_ABOVE = 0
    make_agreeing("Amina", email="amina@example.org")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    sending = f"/staff/surveys/{safety.survey.pk}/sending/"
    token = token_in(staff.get(sending).content.decode())

    led = staff.post(sending, {"form_token": token, "hour": "10"})
    mailing = Mailing.objects.get()
    page = staff.get(led["Location"]).content.decode()
    assert "Those drawn for “Safety”" in page
    send(go, mailing, officer)
    assert mailing.send_out.state == State.TO_APPROVE
    with go():
        approve(send_out=mailing.send_out, by=make_user(Role.MANAGER, name="Ruth Adair"))

    assert sent_to() == ["amina@example.org"]
    shown = staff.get(sending).content.decode()
    assert "First reminder" in shown
    assert "Only whoever has not answered is reminded, at most 2 times" in shown
    assert "to Those drawn for “Safety”" in staff.get("/staff/contact-calendar/").content.decode()


def test_nobody_is_reminded_while_their_letter_waits_or_was_posted_lately(go, officer):
    make_agreeing("Amina", email="amina@example.org")
    make_agreeing("Jean", Channel.POST, address="3 Mill Lane", postcode="GM1 1AB", email="")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    first = send(go, prepared(safety, officer), officer)
    letter = first.messages().get(channel=Channel.POST)
    a_week_later()

    reminded = send(go, prepared(safety, officer), officer)

    assert [one.customer.name for one in reminded.messages()] == ["Amina"]
    a_week_later()
    posted = {"state": Message.State.DONE, "sent_at": timezone.now() - 2 * DAY}
    Message.objects.filter(pk=letter.pk).update(**posted)
    again = send(go, prepared(safety, officer), officer)
    assert [one.customer.name for one in again.messages()] == ["Amina"]


def test_the_days_to_answer_count_from_when_the_letters_were_posted(go, officer):
    make_agreeing("Jean", Channel.POST, address="3 Mill Lane", postcode="GM1 1AB", email="")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    first = send(go, prepared(safety, officer), officer)
    a_week_later()
    first.messages().update(state=Message.State.DONE, sent_at=timezone.now() - DAY)

    with pytest.raises(Refused, match="at least 7 days to answer"):
        prepared(safety, officer)


def test_a_letter_brings_the_form_of_whoever_it_is_for_in_their_size_of_print(go, officer, staff):
    jean = make_agreeing("Jean", Channel.POST, address="3 Mill Lane", postcode="GM1 1AB", email="")
    jean.preferences.add(PreferenceOption.objects.get(code="large_print"))
    safety = Safety(officer)
    drawn(officer, safety.survey)
    sending = f"/staff/surveys/{safety.survey.pk}/sending/"
    token = token_in(staff.get(sending).content.decode())
    staff.post(sending, {"form_token": token, "hour": "10", "with_form": "on"})
    send(go, Mailing.objects.get(), officer)

    with go():
        batch = ask_for_batch(by=officer)

    batch.refresh_from_db()
    letter, code = batch.letters.get(), PersonalCode.objects.get(customer=jean)
    with batch.file.open("rb") as file:
        pages = [page.extract_text() for page in PdfReader(file).pages]
    assert len(pages) == letter.pages >= 2
    assert f"Your code: {code.in_groups}" in pages[-1]
    words = " ".join(" ".join(pages).split())
    assert words.index("fill in the form that comes with this letter") < words.index("Do you feel")
    assert "checked" in staff.get(sending).content.decode()


def test_each_mailing_keeps_its_own_choice_of_the_paper_form(go, officer):
    make_agreeing("Jean", Channel.POST, address="3 Mill Lane", postcode="GM1 1AB", email="")
    safety = Safety(officer)
    drawn(officer, safety.survey)
    assert prepared(safety, officer).pk == prepared(safety, officer, with_form=True).pk
    first = send(go, Mailing.objects.get(), officer)
    a_week_later()

    reminder = prepared(safety, officer)

    (letter,) = first.messages()
    assert form_of(Letter(message=letter)) is not None  # it is printed only now
    assert [reminder.number, reminder.send_out.with_form] == [1, False]
    letter.with_form = False
    assert form_of(Letter(message=letter)) is None


def test_no_form_goes_with_the_letters_of_an_anonymous_survey(officer):
    make_agreeing("Amina")
    safety = Safety(officer, privacy=Privacy.ANONYMOUS)
    drawn(officer, safety.survey)

    with pytest.raises(Refused, match="nobody keys in a paper form"):
        prepared(safety, officer, with_form=True)
