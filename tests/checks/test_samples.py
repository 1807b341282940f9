"""A sample is drawn by lot each month, given out, held against criteria, and written up."""

import random

import pytest
from django.urls import reverse

from base.core.audience import Role
from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.joining.involvement.services.placements import end_placement
from participation.messages.contact.models import Message
from participation.programme.actions.sources import found
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import Sheet
from surveys.checks import stats
from surveys.checks.models import Sample, SampledContact
from surveys.checks.services import draw_sample, give_out, leave_out, write_learnt
from surveys.checks.worklist import checks_waiting
from surveys.feeds.services import clear_old
from surveys.models import FinishedJob
from tests.factories.checks import (
    check,
    last_month,
    make_calls,
    make_checklist,
    make_enquiries,
    make_listener,
    make_sample,
)
from tests.factories.people import make_user
from tests.factories.surveys import make_finished_job
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def test_anybody_can_draw_the_same_calls_again_with_the_seed_that_is_shown(client, morag):
    make_finished_job(own_id="R-1", finished_on=last_month().first)  # a repair is no call
    sample = make_sample(calls=20)

    numbers = sorted(
        FinishedJob.objects.filter(job_type__code="call").values_list("own_id", flat=True)
    )
    again = random.Random("0a1b2c3d").sample(numbers, 3)
    assert list(sample.contacts.values_list("own_id", flat=True)) == again
    assert sample.population == 20
    again = draw_sample(checklist=sample.checklist, month=last_month(), by=morag)
    shown = client.get(sample.get_absolute_url()).content.decode()

    assert again == sample
    assert "3 of 20 were drawn by lot" in shown
    assert "Seed 0a1b2c3d" in shown
    assert all(
        f"Call {number}" in shown for number in sample.contacts.values_list("own_id", flat=True)
    )


def test_a_volunteer_hears_which_calls_to_listen_to_and_scores_one_on_their_own_page(client, amina):
    listener = make_listener(customer=amina)
    sample = make_sample()
    give_out(sample=sample, number=2, placement=listener, by=sample.drawn_by)
    contact, other = sample.contacts.filter(volunteer=amina)
    client.force_login(amina.user)
    page = reverse("checks:my_contact", args=[contact.pk])
    questions = sample.checklist.questionnaire.asked.questions.all()

    listed = client.get(reverse("checks:mine")).content.decode()
    shown = client.get(page).content.decode()
    asked = {one.code: one for one in questions}
    first = reverse("checks:my_page", args=[contact.pk, "criterion-1"])
    sent = {
        asked["criterion-1"].source: "yes",
        asked["criterion-2"].source: "no",
        "shown": "criterion-1 criterion-2",
    }
    client.post(first, sent)
    checked = client.get(reverse("checks:my_check", args=[contact.pk])).content.decode()
    client.post(reverse("checks:my_check", args=[contact.pk]), {"form_token": token_in(checked)})

    assert contact.called in listed
    assert other.called in listed
    assert "Come to the office on a Tuesday." in shown
    contact.refresh_from_db()
    marks = {one.code: (one.points, one.available) for one in contact.marks.all()}
    assert marks == {"criterion-1": (2, 2), "criterion-2": (0, 4)}
    assert Sheet.objects.get().customer is None
    line = Engagement.objects.get(source=contact.source)
    assert (line.customer, line.role, line.activity.kind) == (amina, "contributed", "checks")
    assert "Tuesday" in Message.objects.get(template="checks/email/to_listen").text
    client.force_login(make_listener("Jean Gray").interest.customer.user)
    assert client.get(page).status_code == 404


def test_what_a_volunteer_had_who_stopped_is_given_to_somebody_else(client, amina):
    listener, jean = make_listener(customer=amina), make_listener("Jean Gray")
    sample = make_sample()
    give_out(sample=sample, number=2, placement=listener, by=sample.drawn_by)
    contact = sample.contacts.filter(volunteer=amina).first()
    all_of_them = sample.contacts.to_check().count()

    end_placement(interest=listener.interest, reason="Moved away")

    client.force_login(amina.user)
    assert client.get(reverse("checks:my_contact", args=[contact.pk])).status_code == 404
    assert contact.called not in client.get(reverse("checks:mine")).content.decode()
    given = give_out(sample=sample, number=all_of_them, placement=jean, by=sample.drawn_by)
    assert given == all_of_them
    told = Message.objects.filter(template="checks/email/to_listen")
    assert set(told.values_list("customer", flat=True)) == {amina.pk, jean.interest.customer_id}


def test_what_a_volunteer_had_begun_who_stopped_is_not_shown_to_whoever_checks_it_next(
    client, amina
):
    listener, jean = make_listener(customer=amina), make_listener("Jean Gray")
    sample = make_sample()
    give_out(sample=sample, number=1, placement=listener, by=sample.drawn_by)
    contact = sample.contacts.get(volunteer=amina)
    noticed = sample.checklist.questionnaire.asked.questions.get(code="noticed")
    page = reverse("checks:my_page", args=[contact.pk, "noticed"])
    client.force_login(amina.user)
    client.post(page, {noticed.source: "I know her voice", "shown": "noticed"})
    assert "I know her voice" in client.get(page).content.decode()
    end_placement(interest=listener.interest, reason="Moved away")

    give_out(sample=sample, number=20, placement=jean, by=sample.drawn_by)

    client.force_login(jean.interest.customer.user)
    shown = client.get(page)
    assert shown.status_code == 200
    assert "I know her voice" not in shown.content.decode()


def test_nobody_checks_their_own_call_nor_what_they_answered_themselves(morag):
    listener = make_listener()
    calls = make_checklist()
    make_calls(2, listener.interest.customer)
    of_calls = draw_sample(checklist=calls, month=last_month(), by=morag)
    make_enquiries(2, answered_by=morag)
    messages = make_checklist("What people wrote", sort="contacts")
    of_messages = draw_sample(checklist=messages, month=last_month(), by=morag)

    with pytest.raises(Refused, match="none left"):
        give_out(sample=of_calls, number=2, placement=listener, by=morag)
    with pytest.raises(Refused, match="none left"):
        give_out(sample=of_messages, number=2, officer=morag, by=morag)
    with pytest.raises(Refused, match="our own staff alone"):
        give_out(sample=of_messages, number=2, placement=listener, by=morag)
    assert give_out(sample=of_messages, number=2, officer=make_user(Role.STAFF), by=morag) == 2
    listener.trained_on = None
    listener.save()
    with pytest.raises(Refused, match="not been trained"):
        give_out(sample=of_calls, number=2, placement=listener, by=morag)


def test_an_officer_reads_what_somebody_wrote_and_what_we_answered(client, morag):
    sample = make_sample(make_checklist("What people wrote", sort="contacts"), calls=2)
    mine, others = sample.contacts.all()
    give_out(sample=sample, number=1, officer=morag, by=morag)

    shown = client.get(reverse("checks:contact", args=[mine.pk])).content.decode()

    assert mine.enquiry.said in shown
    assert "Not in writing" in shown
    assert client.get(reverse("checks:contact", args=[others.pk])).status_code == 404


def test_what_was_learnt_is_written_once_all_are_checked_and_everybody_reads_it(client, morag):
    sample = make_sample(a_month=2)
    first, second = sample.contacts.all()
    with pytest.raises(Refused, match="still to check"):
        write_learnt(sample=sample, learnt="We speak plainly.", by=morag)

    check(first, noticed=f"Thanks to {morag.name}, who rang back.")
    leave_out(contact=second, because="gone")
    write_learnt(sample=sample, learnt="We speak plainly.", by=morag)

    first.refresh_from_db()
    assert first.noticed == "Thanks to [a colleague], who rang back."
    assert found("checks_sample", sample.pk)[1] == sample
    check(first, by=morag, criterion_1="no")  # heard again, and corrected
    assert {one.points for one in first.marks.all()} == {0, 4}
    assert first.sheet.answers.filter(question__code="criterion-1").get().option.code == "no"


def test_figures_of_a_year_count_what_was_checked_and_tell_of_few_nothing():
    sample = make_sample(a_month=12, calls=12)
    contacts = list(sample.contacts.all())
    for n, contact in enumerate(contacts[:9]):
        check(contact, criterion_2="partly" if n % 2 else "yes")
    year = FinancialYear.of(last_month().first)
    assert stats.score(year).returns is None

    for contact in contacts[9:11]:
        check(contact, criterion_1="no", criterion_2="na")
    leave_out(contact=contacts[11], because="known")

    told = stats.score(year)
    # 9 in time are worth 18 of 22; said plainly 5 times in full and 4 times half, 28 of 36.
    assert (told.returns, told.points, told.available, told.percent) == (11, 46, 58, 79)
    assert [(one.name, one.held, one.of) for one in stats.held(year)] == [
        ("Was it answered in time?", 9, 11)
    ]
    assert [one.returns for one in stats.by_month(year)] == [11]


def test_each_step_stands_on_the_worklist_of_whoever_does_it(morag):
    checklist = make_checklist(by=morag)
    make_calls(2)
    waits = lambda officer: [one.what.partition(":")[0] for one in checks_waiting(officer)]  # noqa: E731
    assert waits(morag) == []  # it was not in use last month
    checklist.in_use_since = checklist.in_use_since.replace(year=2020)
    checklist.save()
    assert waits(morag) == ["Draw last month’s sample"]

    sample = draw_sample(checklist=checklist, month=last_month(), by=morag)
    eilidh = make_user(Role.STAFF, name="Eilidh Ross")
    give_out(sample=sample, number=2, officer=eilidh, by=morag)
    assert (waits(morag), waits(eilidh)) == ([], ["Check what was drawn"])
    for contact in SampledContact.objects.all():
        check(contact, by=eilidh)
    assert (waits(morag), waits(eilidh)) == (["Write down what was learnt"], [])


def test_a_sample_outlives_the_list_that_it_was_drawn_from(settings):
    settings.FINISHED_JOB_DAYS = 1
    sample = make_sample()

    clear_old()

    assert not FinishedJob.objects.exists()
    assert Sample.objects.get() == sample
    assert sample.contacts.filter(job=None).count() == 3
