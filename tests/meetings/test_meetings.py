import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.events.models import Event
from participation.programme.events.tasks import send_tomorrows_reminders
from participation.programme.meetings.models import AgendaItem, MeetingPaper
from participation.programme.meetings.services import add_item, answer_item, propose_item
from portal.worklist import waiting_for
from tests.factories.activities import make_booking, make_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer

pytestmark = pytest.mark.django_db


def in_days(days: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def pdf(name: str = "figures.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 figures", content_type="application/pdf")


def test_somebody_with_a_place_puts_something_forward_and_it_waits_for_the_officer(
    client, amina, officer
):
    event = make_event(lead_officer=officer)
    make_booking(event, amina)
    assert "Put something on the agenda" in client.get(event.get_absolute_url()).content.decode()

    page = client.post(
        f"/events/{event.slug}/agenda/", {"title": "Bins", "why": "They overflow."}, follow=True
    ).content.decode()

    assert "Waiting for us" in page
    assert [task.what for task in waiting_for(officer)] == ["On the agenda or not: Bins"]
    client.logout()
    assert "Bins" not in client.get(event.get_absolute_url()).content.decode()


def test_an_accepted_point_is_public_without_a_name_and_in_the_reminder(client, amina, officer):
    event = make_event(starts_at=in_days(1) + dt.timedelta(minutes=1), lead_officer=officer)
    make_booking(event, amina)
    item = propose_item(event=event, customer=amina, title="Bins", why="They overflow.")

    answer_item(item=item, by=officer)
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.make_aware(
            dt.datetime.combine(timezone.localdate() + dt.timedelta(days=1), dt.time(18))
        ),
        ends_at=timezone.make_aware(
            dt.datetime.combine(timezone.localdate() + dt.timedelta(days=1), dt.time(20))
        ),
    )
    send_tomorrows_reminders()

    client.logout()
    page = client.get(event.get_absolute_url()).content.decode()
    assert "On the agenda" in page
    assert "Bins" in page
    assert "Amina" not in page
    told = Message.objects.get(template="meetings/email/answer").text
    assert "It is on the agenda." in told
    assert "- Bins" in Message.objects.get(template="events/email/tomorrow").text


def test_who_is_not_accepted_reads_why(client, amina, officer):
    event = make_event(lead_officer=officer)
    make_booking(event, amina)
    item = propose_item(event=event, customer=amina, title="Rents")

    client.force_login(officer)
    client.post(f"/staff/events/agenda/{item.pk}/", {"declined_why": "It is in March’s meeting."})

    assert "It is in March’s meeting." in Message.objects.get(about=item.source).text
    with pytest.raises(Refused):
        answer_item(item=item, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.update(accepted_at=timezone.now())


def test_the_agenda_closes_a_day_before(amina):
    tomorrow = make_event(starts_at=in_days(0.9))
    make_booking(tomorrow, amina)

    with pytest.raises(Refused, match="too late"):
        propose_item(event=tomorrow, customer=amina, title="Bins")


@pytest.mark.parametrize("takes_bookings", [True, False])
def test_whoever_a_meeting_is_for_adds_to_its_agenda_without_a_place(
    client, amina, officer, takes_bookings
):
    event = make_event(lead_officer=officer, takes_bookings=takes_bookings)

    page = client.get(event.get_absolute_url()).content.decode()
    assert "Put something on the agenda" in page
    client.post(f"/events/{event.slug}/agenda/", {"title": "Bins"})

    assert AgendaItem.objects.get().customer == amina
    assert [task.what for task in waiting_for(officer)] == ["On the agenda or not: Bins"]


def test_a_member_adds_to_the_agenda_of_their_group_and_a_stranger_does_not(client, amina):
    panel, tam, gone = make_group("Scrutiny Panel"), make_customer("Tam"), make_customer("Ann")
    make_membership(panel, amina)
    make_membership(panel, gone, until_on=timezone.localdate() - dt.timedelta(days=1))
    event = make_event("Panel meeting", takes_bookings=False, members_only=True)
    event.only_for.add(panel)

    client.post(f"/events/{event.slug}/agenda/", {"title": "Repairs"})
    for stranger in (tam, gone):
        with pytest.raises(Refused, match="for those who sit on Scrutiny Panel"):
            propose_item(event=event, customer=stranger, title="Rents")
    make_booking(event, tam)  # invited to it
    propose_item(event=event, customer=tam, title="Lights")

    assert set(AgendaItem.objects.values_list("title", flat=True)) == {"Repairs", "Lights"}
    together = make_event("Held with the panel, for everybody")
    together.groups.add(panel)
    assert propose_item(event=together, customer=gone, title="Bins")


def test_papers_are_read_before_a_meeting_and_say_when_they_came_late(
    client, amina, officer, settings
):
    settings.MEETING_PAPERS_DAYS = 7
    soon, later = make_event(starts_at=in_days(3)), make_event(starts_at=in_days(20))
    client.force_login(officer)
    for event in (soon, later):
        client.post(f"/staff/events/{event.pk}/papers/", {"title": "Figures", "file": pdf()})

    late = client.get(f"/staff/events/{soon.pk}/prepare/").content.decode()
    good = client.get(f"/staff/events/{later.pk}/prepare/").content.decode()
    assert "The last good day for papers was" in late
    assert ">Late</strong>" in late
    assert "Papers should be up by" in good
    assert ">Late</strong>" not in good

    client.logout()
    paper = MeetingPaper.objects.get(event=later)
    assert paper.get_absolute_url() in client.get(later.get_absolute_url()).content.decode()
    got = client.get(paper.get_absolute_url())
    assert b"".join(got.streaming_content) == b"%PDF-1.7 figures"
    assert got.headers["Content-Disposition"].startswith("attachment")


def test_the_papers_of_a_draft_are_for_staff_alone(client, officer):
    draft = make_event(published_at=None)
    client.force_login(officer)
    client.post(f"/staff/events/{draft.pk}/papers/", {"title": "Figures", "file": pdf()})
    paper = MeetingPaper.objects.get()

    client.logout()

    assert client.get(paper.get_absolute_url()).status_code == 404


def test_representatives_can_meet_alone_first_and_everybody_who_comes_knows(client, amina):
    starts = in_days(5).replace(hour=19, minute=0, second=0, microsecond=0)
    event = make_event(
        starts_at=starts,
        before_at=starts - dt.timedelta(hours=1),
        before_place="The small room",
    )

    page = client.get(event.get_absolute_url()).content.decode()
    file = client.get(f"/events/{event.slug}/event.ics")

    assert "Representatives meet:" in page
    assert "The small room" in page
    assert "The small room" in file.content.decode().replace("\r\n ", "")


def test_the_officer_puts_a_point_of_ours_on_the_agenda(client, officer):
    event = make_event()
    add_item(event=event, by=officer, title="Welcome")
    client.force_login(officer)

    client.post(f"/staff/events/{event.pk}/prepare/", {"title": "Budget"})

    page = client.get(event.get_absolute_url()).content.decode()
    assert page.index("Welcome") < page.index("Budget")
