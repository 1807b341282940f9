"""What is only for those who sit on some groups: seen and booked by them, and by nobody else, on whichever way."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from base.core.periods import FinancialYear
from base.core.refused import Refused
from participation.joining.involvement.models import Interest, Offer
from participation.joining.involvement.services import answer_offer, offer_activity
from participation.messages.contact.models import Message
from participation.people.groups.models import Membership
from participation.people.groups.services import change_membership, remove_membership, save_group
from participation.programme.activities import stats as taking_part
from participation.programme.consultations import stats as consulting
from participation.programme.consultations.models import Paper
from participation.programme.consultations.services import update_consultation
from participation.programme.events.models import Event
from participation.programme.events.services import book_place, change_event, give_up_place
from participation.reach.segments.models import Segment
from participation.reach.sendouts.inviting import open_invitations
from participation.reach.sendouts.services import prepare
from tests.factories.activities import (
    make_booking,
    make_closed_consultation,
    make_consultation,
    make_event,
    make_opportunity,
    make_outcome,
    make_past_event,
)
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_joined_customer
from tests.factories.sendouts import make_template

pytestmark = pytest.mark.django_db

TITLE = "The panel looks at its year"


@pytest.fixture
def panel():
    return make_group("Calder Panel", kind="scrutiny")


@pytest.fixture
def member(panel):
    seat = make_membership(panel, make_joined_customer("Amina Hussain"))
    return seat.customer


@pytest.fixture
def stranger():
    """Sits on another group, and sat on the panel once."""
    jean = make_joined_customer("Jean Orr")
    make_membership(make_group("Mill Lane Association"), jean)
    return jean


def only_for(panel, activity):
    save = change_event if isinstance(activity, Event) else update_consultation
    said = {"event": activity} if isinstance(activity, Event) else {"consultation": activity}
    if save is change_event:
        said["by"] = activity.lead_officer
    return save(**said, only_for=[panel])


def event_page(panel):
    return only_for(panel, make_event(TITLE)).get_absolute_url()


def booking_page(panel):
    return f"{only_for(panel, make_event(TITLE)).get_absolute_url()}book/"


def calendar_file(panel):
    return reverse("events:ics", args=[only_for(panel, make_event(TITLE)).slug])


def agenda(panel):
    return reverse("meetings:propose", args=[only_for(panel, make_event(TITLE)).slug])


def consultation_page(panel):
    return only_for(panel, make_consultation(TITLE)).get_absolute_url()


def paper(panel):
    asked = only_for(panel, make_consultation(TITLE))
    added = Paper.objects.create(
        consultation=asked, title="Rents", file=ContentFile(b"%PDF-1.7", "rents.pdf"), size=8
    )
    return reverse("consultations:paper", args=[asked.slug, added.pk])


PAGES = [event_page, booking_page, calendar_file, agenda, consultation_page, paper]


def calendar(panel):
    only_for(panel, make_event(TITLE))
    return "/calendar/"


def narrowed_calendar(panel):
    only_for(panel, make_event(TITLE))
    return "/calendar/?where=in_person"


def calendar_of_the_past(panel):
    only_for(panel, make_past_event(TITLE))
    return "/calendar/?when=past"


def open_consultations(panel):
    only_for(panel, make_consultation(TITLE))
    return "/consultations/"


def closed_consultations(panel):
    only_for(panel, make_closed_consultation(TITLE))
    return "/consultations/"


LISTS = [
    calendar,
    narrowed_calendar,
    calendar_of_the_past,
    open_consultations,
    closed_consultations,
]


@pytest.mark.parametrize("way", PAGES)
@pytest.mark.parametrize("who", ["visitor", "stranger", "member", "officer"])
def test_its_pages_are_there_for_those_it_is_for(
    client, way, who, panel, member, stranger, officer
):
    people = {"stranger": stranger.user, "member": member.user, "officer": officer}
    if who in people:
        client.force_login(people[who])

    answer = client.get(way(panel))
    answer.close()  # a paper is a file

    for_customers = way in (booking_page, agenda)
    if who == "visitor" and for_customers:
        assert answer.url.startswith("/accounts/login/")
    elif who == "officer" and for_customers:
        assert answer.status_code == 403
    else:
        assert answer.status_code == (200 if who in ("member", "officer") else 404)


@pytest.mark.parametrize("way", LISTS)
@pytest.mark.parametrize("who", ["visitor", "stranger", "member"])
def test_it_stands_in_lists_for_those_it_is_for(client, way, who, panel, member, stranger):
    if who != "visitor":
        client.force_login({"stranger": stranger.user, "member": member.user}[who])

    assert (TITLE in client.get(way(panel)).content.decode()) == (who == "member")


def test_the_first_page_and_the_feed_are_for_everybody_and_leave_it_out(client, panel, member):
    only_for(panel, make_event(TITLE))
    only_for(panel, make_consultation(f"{TITLE}: rents"))
    client.force_login(member.user)

    for page in ("/", "/calendar.ics"):
        assert TITLE not in client.get(page).content.decode()


def test_whoever_has_left_the_group_sees_what_is_to_come_no_more(client, panel):
    amina = make_joined_customer("Amina Hussain")
    seat = make_membership(panel, amina)
    past, coming = only_for(panel, make_past_event(TITLE)), only_for(panel, make_event("Another"))
    make_booking(past, amina)
    Membership.objects.filter(pk=seat.pk).update(until_on=timezone.localdate())
    client.force_login(amina.user)

    assert client.get(past.get_absolute_url()).status_code == 200
    assert client.get(coming.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("way", ["ends", "removed", "group ends"])
def test_whoever_leaves_the_group_loses_the_places_that_were_its_alone(panel, officer, way):
    amina = make_joined_customer("Amina Hussain")
    seat = make_membership(panel, amina)
    night = make_membership(make_group("Night Panel", kind="scrutiny"), amina).group
    alone, shared, everybody = make_event(TITLE), make_event("Both"), make_event("Fete")
    change_event(event=alone, by=officer, only_for=[panel])
    change_event(event=shared, by=officer, only_for=[panel, night])
    for event in (alone, shared, everybody):
        book_place(event=event, customer=amina)

    leave(seat, officer, way)

    assert {one.event_id for one in amina.bookings.live()} == {shared.pk, everybody.pk}
    told = Message.objects.get(template="events/email/not_theirs")
    assert told.subject == f"Your place is cancelled: {TITLE}"
    assert "only for those who sit on Calder Panel" in told.text
    assert "takes the event out of your calendar" in told.text


def leave(seat, officer, way):
    today = timezone.localdate()
    if way == "ends":
        change_membership(
            membership=seat, role=seat.role, from_on=seat.from_on, until_on=today, by=officer
        )
    elif way == "removed":
        remove_membership(membership=seat, by=officer)
    else:
        save_group(group=seat.group, ended_on=today, by=officer)


def test_nothing_is_made_for_some_groups_alone_while_others_have_a_place(
    staff, panel, member, stranger
):
    event = make_event(TITLE)
    booking = book_place(event=event, customer=stranger)
    book_place(event=event, customer=member)

    with pytest.raises(Refused, match="while others have a place: Jean Orr"):
        only_for(panel, event)
    event.refresh_from_db()
    assert not event.members_only

    give_up_place(booking=booking, by=None)
    assert only_for(panel, event).members_only


def test_who_looked_before_it_was_for_some_groups_gets_no_place_after(panel, stranger):
    as_seen = make_event(TITLE)
    only_for(panel, Event.objects.get(pk=as_seen.pk))

    with pytest.raises(Refused, match="This is only for those who sit on Calder Panel"):
        book_place(event=as_seen, customer=stranger)
    assert not Message.objects.exists()


def test_the_page_says_whom_it_is_for(client, panel, member):
    client.force_login(member.user)
    both = make_group("Night Panel", kind="scrutiny")
    event = make_event(TITLE)
    change_event(event=event, by=event.lead_officer, only_for=[panel, both])

    assert "Only those who sit on Calder Panel or Night Panel" in (
        client.get(event.get_absolute_url()).content.decode()
    )
    assert "Only those who sit on Calder Panel" in (
        client.get(consultation_page(panel)).content.decode()
    )


def test_a_place_is_only_for_those_it_is_for_whoever_books(staff, panel, member, stranger):
    event = only_for(panel, make_event(TITLE))

    book_place(event=event, customer=member)
    with pytest.raises(Refused, match="This is only for those who sit on Calder Panel"):
        book_place(event=event, customer=stranger)
    page = staff.post(
        reverse("events:book_for", args=[event.pk, stranger.pk]), {"access_needs": "A lift"}
    ).content.decode()

    assert "This is only for those who sit on Calder Panel" in page
    assert "A lift" in page
    assert [one.customer for one in event.bookings.all()] == [member]


def test_what_is_held_together_with_a_group_is_for_everybody(client, panel, stranger):
    event = make_event(TITLE)
    change_event(event=event, by=event.lead_officer, groups=[panel])
    client.force_login(stranger.user)

    assert TITLE in client.get("/calendar/").content.decode()
    assert client.get(f"{event.get_absolute_url()}book/").status_code == 200


def test_the_group_finds_both_on_its_page_and_staff_too(client, panel, member, officer):
    only_for(panel, make_event(TITLE))
    together = make_event("Open evening")
    change_event(event=together, by=together.lead_officer, groups=[panel])
    client.force_login(member.user)
    space = client.get(reverse("network:space", args=[panel.slug])).content.decode()
    client.force_login(officer)
    record = client.get(panel.get_absolute_url()).content.decode()

    for page in (space, record):
        assert TITLE in page
        assert "Open evening" in page


def test_who_sits_on_the_other_group_is_not_told_of_it_there(client, panel, stranger):
    event = only_for(panel, make_event(TITLE))
    association = stranger.memberships.get().group
    change_event(event=event, by=event.lead_officer, groups=[association])
    client.force_login(stranger.user)

    space = client.get(reverse("network:space", args=[association.slug])).content.decode()

    assert TITLE not in space


def test_an_offer_reaches_those_it_is_for(client, panel, member, stranger, officer):
    bank = make_opportunity("Volunteer bank")
    for one in (member, stranger):
        Interest.objects.create(
            opportunity=bank, customer=one, state="placed", reply_due_on=timezone.localdate()
        )
    event = only_for(panel, make_event(TITLE))

    offer = offer_activity(opportunity=bank, activity=event, words="", by=officer)

    assert [one.customer for one in Message.objects.filter(about=offer.source)] == [member]
    assert list(Offer.objects.to(member)) == [offer]
    assert not Offer.objects.to(stranger).exists()
    assert list(Offer.objects.visible_to(member.user)) == [offer]
    assert not Offer.objects.visible_to(stranger.user).exists()
    with pytest.raises(Refused, match="only for those who sit on Calder Panel"):
        answer_offer(offer=offer, customer=stranger, takes=True, by=stranger.user)


@pytest.mark.parametrize(
    ("groups", "fits"), [(["{panel}"], True), (["{panel}", "other"], False), ([], False)]
)
def test_a_send_out_invites_only_those_it_is_for(officer, panel, groups, fits):
    event = only_for(panel, make_event(TITLE))
    criteria = {"groups": [one.format(panel=panel.slug) for one in groups]} if groups else {}
    asked = {
        "name": "Come",
        "segment": Segment.objects.create(name="Whom", criteria=criteria),
        "template": make_template(),
        "team": "neighbourhood",
        "starts_at": timezone.now(),
        "invitation": open_invitations()[event.source],
        "by": officer,
    }

    if fits:
        assert prepare(**asked).invites_to == event.source
    else:
        with pytest.raises(Refused, match="is only for those who sit on some groups"):
            prepare(**asked)


def test_what_came_of_it_is_told_to_everybody_and_not_where_it_came_from(client, panel):
    event = only_for(panel, make_past_event(TITLE))
    outcome = make_outcome("Dark court", activity=event)

    for page in ("/you-said-we-did/", outcome.get_absolute_url()):
        shown = client.get(page).content.decode()
        assert "Dark court" in shown
        assert TITLE not in shown


def test_the_public_report_names_neither_it_nor_where_a_point_came_from(panel):
    event = only_for(panel, make_past_event(TITLE))
    asked = only_for(panel, make_closed_consultation(TITLE))
    make_consultation("Rents")
    make_outcome("Dark court", activity=event, state="done")
    make_outcome("Cold hall", activity=make_past_event("Open evening"), state="done")
    years = {FinancialYear.of(timezone.localdate(one.starts_at)) for one in (event, asked)}
    this_year = FinancialYear.current()

    for year in years:
        assert TITLE not in {one.title for one in consulting.results(year)}
        assert TITLE not in {one.title for one in taking_part.each_activity(year) if one.is_public}
    assert consulting.results(this_year)
    stories = {one.said: one.activity for one in taking_part.voices(this_year, limit=9)}
    assert stories == {"Dark court": "", "Cold hall": "Open evening"}


def test_an_officer_ticks_one_and_the_other(staff, panel):
    event = make_event(TITLE)
    page = staff.get(reverse("events:edit", args=[event.pk])).content.decode()

    assert "Only for those who sit on some groups" in page
    assert "Held together with some groups" in page


def test_taking_the_last_group_away_opens_it_again(panel):
    event = only_for(panel, make_event(TITLE))

    change_event(event=event, by=event.lead_officer, only_for=[])

    assert Event.objects.for_everybody().get() == event


def test_lists_ask_no_more_for_it(client, panel, member, django_assert_max_num_queries):
    for number in range(5):
        only_for(panel, make_event(f"{TITLE} {number}"))
    client.force_login(member.user)

    with django_assert_max_num_queries(12):
        client.get("/calendar/")
    with django_assert_max_num_queries(12):
        client.get(Event.objects.first().get_absolute_url())


def test_a_customer_who_sits_nowhere_loses_nothing(client):
    make_event("For everybody")
    client.force_login(make_joined_customer("Jean Orr").user)

    assert "For everybody" in client.get("/calendar/").content.decode()
    assert make_event().is_open_to(make_customer())
