import datetime as dt
import uuid

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.people.customers.models import Aim, Customer, Level, PreferenceOption
from participation.programme.activities.models import Engagement
from participation.programme.events.fields import ClockField
from participation.programme.events.models import Booking, Event
from participation.programme.events.services import count_heads, mark_here
from tests.factories.activities import (
    FIVE_PARTS,
    make_booking,
    make_consultation,
    make_event,
    make_past_event,
)
from tests.factories.people import make_customer, make_user
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


def log_answers(**changed) -> dict:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return {
        "form_token": str(uuid.uuid4()),
        "title": "Soup and repairs",
        "kind": "drop_in",
        **typed_day("day", yesterday),
        "starts": "7pm",
        "ends": "20:30",
        "where": "in_person",
        "venue": "Calder Hall",
        "level": Level.objects.get(code="consultation").pk,
        "purpose": "To hear about repairs.",
        "aims": [Aim.objects.get(code="know_needs").pk],
        "service": "repairs",
        "actual_cost": "£1,040.50",
        "actual_hours": "6.5",
        **changed,
    }


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("7pm", dt.time(19)),
        ("7.30 pm", dt.time(19, 30)),
        ("12 noon", dt.time(12)),
        ("Midday", dt.time(12)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed, time):
    assert ClockField().clean(typed) == time


def test_how_much_one_can_change_is_said_of_this_event_alone(client):
    event = make_event(influence="Tenants choose between the options.")

    page = client.get(event.get_absolute_url()).content.decode()

    assert "Tenants choose between the options.\nWe call this level “Consultation”." in page
    assert event.level.description not in page


def test_logging_leads_straight_to_who_came(client, morag):
    response = client.post("/staff/events/log/", log_answers())

    event = Event.objects.get()
    assert response.url == f"/staff/events/{event.pk}/attendance/"
    assert timezone.localtime(event.starts_at).hour == 19
    assert (str(event.actual_cost), event.lead_officer) == ("1040.50", morag)
    assert event.published_at is None


def test_a_log_sent_twice_makes_one_event(client, morag):
    answers = log_answers()

    first = client.post("/staff/events/log/", answers)
    second = client.post("/staff/events/log/", answers)

    assert first.url == second.url
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day_0": "31", "day_1": "2", "day_2": "2026"}, "Day must be a real date"),
        ({"day_2": "2999"}, "The day must be today or earlier"),
        ({"day_2": "1066"}, "Check the year"),
        ({"starts": "25:00"}, "Enter a time"),
        ({"ends": "6pm"}, "The end must be after the start"),
        ({"venue": ""}, "Enter the place"),
        ({"title": "x" * 10_000}, "150 characters or fewer"),
        ({"purpose": ""}, "Why, and what do you hope"),
        ({"aims": ["999999", "; drop table"]}, "not"),
        ({"aims": []}, "Tick at least one thing that it is for"),
        ({"areas": ["9" * 25]}, "not one of the available choices"),
        ({"service": ""}, "Which service is it about?"),
        ({"level": "nonsense"}, "Select a valid choice"),
        ({"actual_cost": "lots"}, "Enter an amount in pounds"),
        ({"actual_cost": "-3"}, "£0 or more"),
        ({"actual_hours": "NaN"}, "Enter a number"),
        ({"kind": "consultation"}, "Select a valid choice"),
        ({"form_token": "not a token"}, "Enter a valid UUID"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_nothing_typed_is_lost(client, morag, changed, said):
    response = client.post("/staff/events/log/", log_answers(**changed))

    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert said in page
    assert "Calder Hall" in page or changed.get("venue") == ""
    assert not Event.objects.exists()


@pytest.mark.parametrize("path", ["/staff/events/log/", "/staff/consultations/new/"])
def test_whatever_is_done_says_which_of_eight_aims_it_serves(client, morag, path):
    offered = client.get(path).context["form"].fields["aims"].queryset

    assert offered.count() == 8
    assert len(set(offered.values_list("group", flat=True))) == 4


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("community_event", "Community event"),
        ("pop_up", "Pop-up meeting"),
        ("fete", "Summer fete"),
        ("surgery", "Open surgery"),
    ],
)
def test_an_open_event_is_logged_as_what_it_was_and_found_as_that(client, morag, code, label):
    client.post("/staff/events/log/", log_answers(kind=code))

    assert Event.objects.get().get_kind_display() == label
    found = client.get("/staff/activities/", {"kind": code}).content.decode()
    assert label in found.split("<tbody")[1]


def test_a_drop_in_is_planned_and_people_just_come(client, morag):
    next_week = timezone.localdate() + dt.timedelta(days=7)
    day = typed_day("day", next_week)

    planned = log_answers(**day, kind="drop_in", takes_bookings="no", publish="publish")
    refused = client.post("/staff/events/plan/", planned).content.decode()
    assert "Before people see it, say which staff and partners take part" in refused
    client.post("/staff/events/plan/", {**planned, **FIVE_PARTS})

    event = Event.objects.get()
    assert (event.get_kind_display(), event.service) == ("Drop-in", "repairs")
    assert "Just come" in client.get("/calendar/").content.decode()
    assert "Drop-in" in client.get("/staff/activities/", {"kind": "drop_in"}).content.decode()


@pytest.mark.parametrize(
    "title", ["Ó Súilleabháin's walk", "O'Neil & <b>sons</b>", "🎉 Gala 🎉", "?"]
)
def test_any_name_is_kept_as_it_was_typed(client, morag, title):
    client.post("/staff/events/log/", log_answers(title=title))

    event = Event.objects.get()
    assert event.title == title
    assert "<b>sons" not in client.get(f"/staff/events/{event.pk}/").content.decode()


def test_the_screen_finds_people_and_ticks_them_without_scripts(client, morag):
    event, tam = make_past_event(), make_customer("Tam Rennie", address="8 Mill Lane")
    address = f"/staff/events/{event.pk}/attendance/"

    found = client.get(address, {"q": "renn"}).content.decode()
    assert "8 Mill Lane" in found
    response = client.post(f"{address}{tam.pk}/", {"state": "here"}, follow=True)

    assert "Not yet" not in response.content.decode()
    assert Engagement.objects.get().customer == tam


def test_a_tick_by_htmx_answers_with_the_line_and_the_count(client, morag):
    event, tam = make_past_event(), make_customer("Tam Rennie")
    make_booking(event, tam)

    response = client.post(
        f"/staff/events/{event.pk}/attendance/{tam.pk}/",
        {"state": "here"},
        headers={"HX-Request": "true", "HX-Target": f"person-{tam.pk}"},
    )

    part = response.content.decode()
    assert f'id="person-{tam.pk}"' in part
    assert 'data-hx-swap-oob="innerHTML:#tally"' in part
    assert '<span class="portal-bar__number">1</span> here' in part
    assert "<html" not in part


def test_a_tick_after_being_signed_out_leads_the_whole_page_to_sign_in(client):
    event, tam = make_past_event(), make_customer("Tam Rennie")
    screen = f"/staff/events/{event.pk}/attendance/"

    response = client.post(
        f"{screen}{tam.pk}/",
        {"state": "here"},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{screen}"},
    )

    assert response["HX-Redirect"] == f"/accounts/login/?next={screen}"
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("state", ["", "toggle", "HERE", "\x00"])
def test_a_tick_that_does_not_say_what_shall_be_changes_nothing(client, morag, state):
    event, tam = make_past_event(), make_customer("Tam Rennie")

    response = client.post(f"/staff/events/{event.pk}/attendance/{tam.pk}/", {"state": state})

    assert response.status_code == 400
    assert not Engagement.objects.exists()


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("", "Enter how many others"),
        ("-1", "Enter 0 or more"),
        ("six", "as a number"),
        ("6.5", "as a number"),
        ("99999999999999999999", "5,000 or fewer"),
    ],
)
def test_a_head_count_that_cannot_be_is_said(client, morag, people, said):
    event = make_past_event()

    response = client.post(f"/staff/events/{event.pk}/others/", {"people": people})

    assert said in response.content.decode()
    assert not Engagement.objects.exists()


def test_a_newcomer_sent_twice_is_one_customer(client, morag):
    event = make_past_event()
    answers = {
        "form_token": str(uuid.uuid4()),
        "name": "Bo Ó Súilleabháin",
        "address": "1 Mill Lane",
        "preferred_channel": "post",
    }

    for _ in range(2):
        response = client.post(f"/staff/events/{event.pk}/newcomer/", answers)

    newcomer = Customer.objects.get()
    assert response.url.endswith(f"#person-{newcomer.pk}")
    assert Engagement.objects.count() == 1


def test_a_newcomer_is_called_something(client, morag):
    event = make_past_event()

    response = client.post(
        f"/staff/events/{event.pk}/newcomer/",
        {"name": "👋", "address": "1 Mill Lane", "preferred_channel": "post"},
    )

    assert "Enter a name with letters in it" in response.text
    assert 'value="👋"' in response.text
    assert not Customer.objects.exists()


def test_who_came_takes_few_queries_however_many_came(client, morag, django_assert_max_num_queries):
    event = make_past_event()
    for n in range(15):
        customer = make_customer(f"Customer {n}")
        make_booking(event, customer)
        mark_here(event=event, customer=customer, by=morag)
    count_heads(event=event, people=3, by=morag)

    with django_assert_max_num_queries(10):
        response = client.get(f"/staff/events/{event.pk}/attendance/", {"q": "customer"})
    assert '<span class="portal-bar__number">18</span>' in response.content.decode()


def closing_answers(morag, *points: dict, **changed) -> dict:
    answers = {
        "form_token": str(uuid.uuid4()),
        "summary": "Homes on Mill Lane are cold.",
        "next_steps": "We check 40 homes.",
        "met_purpose": "yes",
        "actual_cost": "40",
        "actual_hours": "",
        "points-TOTAL_FORMS": str(len(points)),
        "points-INITIAL_FORMS": "0",
        **changed,
    }
    for n, point in enumerate(points):
        row = {"said": "", "state": "heard", "answer": "", "owner": str(morag.pk), **point}
        answers |= {f"points-{n}-{name}": value for name, value in row.items()}
    return answers


DUE = {"due_on_0": "3", "due_on_1": "6", "due_on_2": "2031"}


def test_closing_out_shows_on_the_public_page(client, morag):
    event = make_past_event(published_at=None)
    points = (
        {"said": "It is cold.", "state": "doing", "answer": "We check every home.", **DUE},
        {"said": "Open until 8.", "state": "not_possible", "answer": "Three people came."},
        {},
    )
    answers = closing_answers(morag, *points)

    for _ in range(2):
        response = client.post(f"/staff/events/{event.pk}/close-out/", answers)

    assert response.url == f"/staff/events/{event.pk}/"
    assert event.outcomes.count() == 2
    client.logout()
    page = client.get(event.get_absolute_url()).content.decode()
    for words in ("Homes on Mill Lane are cold.", "We check 40 homes.", "Three people came."):
        assert words in page


def test_another_point_keeps_what_was_typed_and_saves_nothing(client, morag):
    event = make_past_event()
    answers = closing_answers(morag, {"said": "It is cold.", "due_on_0": "31"}, summary="")

    response = client.post(f"/staff/events/{event.pk}/close-out/", {**answers, "add": "1"})

    page = response.content.decode()
    assert "It is cold." in page
    assert 'value="31"' in page
    assert 'name="points-1-said"' in page
    assert "There is a problem" not in page
    assert not event.outcomes.exists()


@pytest.mark.parametrize("count", ["", "-1", "9999999999", "x", "31"])
def test_a_number_of_points_that_cannot_be_breaks_nothing(client, morag, count):
    event = make_past_event()
    answers = closing_answers(morag, {}, **{"points-TOTAL_FORMS": count})

    for extra in ({}, {"add": "1"}):
        response = client.post(f"/staff/events/{event.pk}/close-out/", {**answers, **extra})
        assert response.status_code in (200, 302)


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ({"said": "Cold", "state": "done"}, "Say what your answer is"),
        ({"said": "Cold"}, "Enter the date by which"),
        ({"said": "Cold", **DUE, "due_on_2": "2020"}, "today or later"),
        ({"said": "", "answer": "We did it.", "state": "done"}, "You said"),
        ({"said": "Cold", "owner": "999999", **DUE}, "Select a valid choice"),
        ({"said": "x" * 10_000, **DUE}, "300 characters or fewer"),
    ],
)
def test_a_point_that_is_not_complete_is_said_on_the_page(client, morag, point, said):
    event = make_past_event()

    response = client.post(f"/staff/events/{event.pk}/close-out/", closing_answers(morag, point))

    page = response.content.decode()
    assert response.status_code == 200
    assert said in page
    assert "Homes on Mill Lane are cold." in page
    assert not event.outcomes.exists()


def test_what_is_wrong_when_closing_out_is_said_in_one_place(client, morag):
    event = make_past_event()
    answers = {**closing_answers(morag, {"said": "Cold"}), "summary": ""}

    page = client.post(f"/staff/events/{event.pk}/close-out/", answers).content.decode()

    assert page.count("There is a problem") == 1
    summary = page[page.index("There is a problem") : page.index("<h1")]
    assert "What was said?" in summary
    assert "Enter the date by which" in summary


def test_booking_starts_from_the_help_a_customer_asked_for_before(client, amina):
    amina.preferences.add(PreferenceOption.objects.get(code="hearing_loop"))
    amina.support_notes = "Large print, please."
    amina.save()

    page = client.get(f"/events/{make_event().slug}/book/").content.decode()

    assert "Hearing loop" in page
    assert "Large print, please." in page


def test_booking_shows_the_link_and_a_second_try_says_so(client, amina):
    event = make_event(where="online", venue="", online_link="https://meet.example.org/room")
    assert "meet.example.org" not in client.get(event.get_absolute_url()).content.decode()

    booked = client.post(f"/events/{event.slug}/book/", {"access_needs": "🎧"}, follow=True)
    again = client.post(f"/events/{event.slug}/book/", {"access_needs": ""}, follow=True)

    assert "Your place is booked." in booked.content.decode()
    assert "https://meet.example.org/room" in booked.content.decode()
    assert "You have a place at this event." in again.content.decode()
    assert Booking.objects.get().access_needs == "🎧"


def test_help_that_cannot_be_kept_is_said(client, amina):
    event = make_event()

    response = client.post(f"/events/{event.slug}/book/", {"access_needs": "x" * 10_000})

    assert "There is a problem" in response.content.decode()
    assert not Booking.objects.exists()


def test_somebody_not_signed_in_is_led_there_and_back(client):
    event = make_event()

    response = client.get(f"/events/{event.slug}/book/")

    assert response.url == f"/accounts/login/?next=/events/{event.slug}/book/"


def test_somebody_who_has_not_joined_is_led_to_join(client):
    client.force_login(make_user(Role.CUSTOMER))

    event = make_event()

    response = client.get(f"/events/{event.slug}/book/")

    assert response.url == f"/join/?back=/events/{event.slug}/book/"


def test_the_place_of_somebody_else_is_not_there(client, amina):
    booking = make_booking(customer=make_customer("Tam Rennie"))

    for send in (client.get, client.post):
        assert send(f"/events/{booking.event.slug}/cancel/").status_code == 404
    booking.refresh_from_db()
    assert booking.cancelled_at is None


def test_cancelling_twice_is_kind(client, amina):
    event = make_event(capacity=1)
    make_booking(event, amina)

    first = client.post(f"/events/{event.slug}/cancel/", follow=True).content.decode()
    second = client.post(f"/events/{event.slug}/cancel/", follow=True).content.decode()

    assert "Your place is cancelled" in first
    assert "1 of 1 left" in first
    assert "You do not have a place" in second


def test_a_draft_is_there_for_staff_alone(client, morag):
    event = make_event(published_at=None)
    assert "Only staff can see it" in client.get(event.get_absolute_url()).content.decode()

    client.logout()

    assert client.get(event.get_absolute_url()).status_code == 404


def test_an_event_page_takes_few_queries(client, amina, django_assert_max_num_queries):
    event = make_event(capacity=5)
    make_booking(event, amina)

    with django_assert_max_num_queries(12):
        client.get(event.get_absolute_url())


def test_the_list_of_activities_finds_and_counts(client, morag, django_assert_max_num_queries):
    count_heads(event=make_past_event("Autumn gathering"), people=41, by=morag)
    make_event("Drop-in")
    make_consultation("Rent 2027")
    for n in range(20):
        make_event(f"Walk {n}")

    with django_assert_max_num_queries(20):
        everything = client.get("/staff/activities/").content.decode()
    over = client.get("/staff/activities/", {"state": "to_close_out"}).content.decode()
    none = client.get("/staff/activities/", {"title": "x' % \\", "kind": "?"}).content.decode()
    hidden = client.get("/staff/activities/", {"title": "Rent\x00 2027\u200b"}).content.decode()
    found = client.get("/staff/activities/", {"title": "gathéring AUTUMN"}).content.decode()

    assert "Rent 2027" in everything
    assert "Autumn gathering" in over
    assert ">41<" in over
    assert "Rent 2027" not in over
    assert "No activity fits" in none
    assert "Rent 2027" in hidden
    assert "Autumn gathering" in found
    assert "Rent 2027" not in found


def test_an_officer_books_for_somebody_who_rang_and_they_are_told(client, morag):
    event = make_event()
    effie = make_customer("Effie Ó Súilleabháin", address="3 Mill Lane", preferred_channel="post")
    effie.preferences.add(PreferenceOption.objects.get(code="hearing_loop"))
    desk = f"/staff/events/{event.pk}/"

    found = client.get(desk, {"q": "suill"}).content.decode()
    address = f"{desk}book/{effie.pk}/"
    assert f'href="{address}"' in found
    assert "Hearing loop" in client.get(address).content.decode()
    for _ in range(2):  # a double click
        done = client.post(address, {"access_needs": "Hearing loop, a lift"}, follow=True)

    assert "Effie Ó Súilleabháin has a place at this event." in done.content.decode()
    booking = Booking.objects.get()
    assert (booking.customer, booking.access_needs) == (effie, "Hearing loop, a lift")
    letter = effie.messages.get()
    assert letter.channel == "post"
    assert "Call us on" in letter.text
    assert "this email" not in letter.text


def test_an_officer_cancels_for_somebody_who_cannot_come(client, morag):
    event, effie = make_event(), make_customer("Effie Reid", email="effie@example.org")
    booking = make_booking(event, effie)
    address = f"/staff/events/{event.pk}/bookings/{booking.pk}/cancel/"
    assert f'href="{address}"' in client.get(f"/staff/events/{event.pk}/").content.decode()

    for _ in range(2):
        client.post(address)

    assert not event.bookings.live().exists()
    assert effie.messages.get().subject.startswith("Your place is cancelled")
    assert (
        client.get(f"/staff/events/{make_event().pk}/bookings/{booking.pk}/cancel/").status_code
        == 404
    )


def test_an_officer_cannot_book_for_somebody_when_every_place_is_taken(client, morag):
    event, effie = make_event(capacity=1), make_customer("Effie Reid")
    make_booking(event, make_customer("Tam Rennie"))

    page = client.post(f"/staff/events/{event.pk}/book/{effie.pk}/", {"access_needs": "A lift"})

    assert "The last place has just gone." in page.content.decode()
    assert "A lift" in page.content.decode()
    assert Booking.objects.get().customer.name == "Tam Rennie"


def test_nobody_is_found_to_book_for_once_bookings_are_closed(client, morag):
    event = make_past_event()

    assert "Book for somebody" not in client.get(f"/staff/events/{event.pk}/").content.decode()


def test_hours_are_said_as_people_say_them(client, morag):
    event = make_event(planned_hours="11.0", actual_hours="7.5")

    page = client.get(f"/staff/events/{event.pk}/").content.decode()

    assert "11 planned, 7.5 in the end" in page
