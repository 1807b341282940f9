"""The menu and "I'm interested", as a browser without JavaScript sends and reads them."""

import pytest
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.models import Formality, Interest, TimeNeeded, Where
from participation.people.customers.models import PreferenceOption
from tests.factories.activities import make_opportunity
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def menu():
    opportunities = [
        make_opportunity("Readers' panel", time_needed=TimeNeeded.MINUTES, where=Where.HOME),
        make_opportunity(
            "Home inspector", time_needed=TimeNeeded.HOURS, where=Where.OUT, level="influence"
        ),
        make_opportunity(
            "Scrutiny panel", time_needed=TimeNeeded.MONTHLY, where=Where.EITHER, level="influence"
        ),
        make_opportunity(
            "Board watchers",
            time_needed=TimeNeeded.HOURS,
            where=Where.OFFICE,
            formality=Formality.FORMAL,
        ),
    ]
    opportunities[1].times.set(times("weekday_morning", "weekend"))
    opportunities[3].times.set(times("weekday_evening"))
    return opportunities


def times(*codes: str):
    return PreferenceOption.objects.filter(kind="time", code__in=codes)


def titles(response) -> list[str]:
    return [opportunity.title for opportunity in response.context["opportunities"]]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", ["Board watchers", "Home inspector", "Readers' panel", "Scrutiny panel"]),
        ("time=minutes", ["Readers' panel"]),
        ("when=weekday_evening", ["Board watchers", "Readers' panel", "Scrutiny panel"]),
        ("when=weekend&time=hours", ["Home inspector"]),
        ("where=home", ["Readers' panel", "Scrutiny panel"]),
        ("where=out", ["Board watchers", "Home inspector", "Scrutiny panel"]),
        ("where=online", []),
        ("where=office", ["Board watchers"]),
        ("formality=formal", ["Board watchers"]),
        ("level=influence", ["Home inspector", "Scrutiny panel"]),
        ("level=influence&where=out&time=hours", ["Home inspector"]),
        ("time=minutes&where=out", []),
        (
            "time=a-lifetime&when=never&level=%00&where=",
            ["Board watchers", "Home inspector", "Readers' panel", "Scrutiny panel"],
        ),
    ],
)
def test_the_menu_is_narrowed_by_what_the_address_asks(client, menu, asked, shown):
    response = client.get(f"/get-involved/?{asked}")

    assert response.status_code == 200
    assert titles(response) == shown


def test_the_menu_says_how_many_there_are_and_keeps_what_was_asked(client, menu):
    html = client.get("/get-involved/?level=influence").content.decode()

    assert "2 ways to take part suit you" in html
    assert '<option value="influence" selected>' in html


def test_a_card_says_time_place_level_and_what_one_gets(client):
    make_opportunity(
        time_detail="15 minutes a month", training="A welcome call.", expenses="Postage."
    )

    html = client.get("/get-involved/").content.decode()

    for words in (
        "15 minutes a month",
        "From home",
        "Ask me",
        "<strong>Training:</strong> A welcome call.",
        "Postage.",
    ):
        assert words in html


@pytest.mark.parametrize("words", ["None needed.", "No training: come as you are.", ""])
def test_no_card_says_that_there_is_training_where_there_is_none(client, words):
    make_opportunity(training=words)

    html = client.get("/get-involved/").content.decode()

    assert (f"<strong>Training:</strong> {words}" in html) == bool(words)
    assert "<strong>Training:</strong> yes" not in html


def test_when_nothing_fits_the_page_says_what_to_do(client, menu):
    response = client.get("/get-involved/?time=minutes&where=out")

    assert "Nothing fits all of that" in response.content.decode()


def test_when_nothing_is_open_the_page_says_what_to_do(client):
    assert "Nothing is open just now" in client.get("/get-involved/").content.decode()


def test_drafts_and_closed_opportunities_are_not_on_the_menu(client):
    draft = make_opportunity("Young voices", opened_at=None)
    closed = make_opportunity("Old panel", closed_at=timezone.now())

    assert titles(client.get("/get-involved/")) == []
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(closed.get_absolute_url()).status_code == 404


def test_people_in_it_can_still_read_what_has_closed_to_others(client, amina):
    closed = make_opportunity("Old panel", closed_at=timezone.now())
    Interest.objects.create(
        opportunity=closed, customer=amina, state="placed", reply_due_on=timezone.localdate()
    )

    html = client.get(closed.get_absolute_url()).content.decode()

    assert "You are taking part" in html
    assert "not looking for more people" in html


def test_the_page_of_an_opportunity_tells_all_and_can_be_shared(client, settings):
    settings.PORTAL_ADDRESS = "https://portal.example"
    panel = make_opportunity(
        summary="Read it first.",
        purpose="Letters that say what they mean.",
        influence="We change what you find unclear.",
        who_for="Anybody who gets letters.",
        training="A welcome call.",
        expenses="Postage.",
        places=8,
    )

    html = client.get(panel.get_absolute_url()).content.decode()

    for words in (panel.purpose, panel.influence, panel.who_for, panel.training, panel.expenses):
        assert words in html
    assert "8, 0 taken" in html
    assert '<meta property="og:title" content="Readers&#x27; panel">' in html
    assert f'content="https://portal.example{panel.get_absolute_url()}"' in html


def test_one_click_says_so_and_a_second_one_changes_nothing(client, amina):
    panel = make_opportunity()
    address = f"/get-involved/{panel.slug}/interested/"

    for _ in range(2):
        response = client.post(address, follow=True)
        assert "We will be in touch about it by" in response.content.decode()

    assert Interest.objects.get().customer == amina
    assert "You said you are interested" in response.content.decode()


def test_changing_ones_mind_takes_the_name_off_and_putting_it_back_is_one_click(client, amina):
    panel = make_opportunity()
    client.post(f"/get-involved/{panel.slug}/interested/")

    client.post(f"/get-involved/{panel.slug}/no-longer/")
    assert not Interest.objects.live().exists()

    client.post(f"/get-involved/{panel.slug}/interested/")
    assert Interest.objects.live().get().state == "new"


def test_withdrawing_what_is_not_mine_is_not_found(client, amina):
    panel = make_opportunity()
    other = make_joined_customer("Tam Rennie")
    Interest.objects.create(opportunity=panel, customer=other, reply_due_on=timezone.localdate())

    assert client.post(f"/get-involved/{panel.slug}/no-longer/").status_code == 404
    assert Interest.objects.get().state == "new"


def test_what_closed_while_the_page_was_open_is_told_kindly(client, amina):
    panel = make_opportunity(closed_at=timezone.now())

    response = client.post(f"/get-involved/{panel.slug}/interested/", follow=True)

    assert response.redirect_chain == [("/get-involved/", 302)]
    assert "not looking for people at the moment" in response.content.decode()


def test_a_draft_cannot_be_chosen(client, amina):
    draft = make_opportunity(opened_at=None)

    assert client.post(f"/get-involved/{draft.slug}/interested/").status_code == 404


def test_somebody_not_signed_in_is_led_back_to_the_button(client):
    panel = make_opportunity()

    page = client.get(panel.get_absolute_url()).content.decode()
    pressed = client.post(f"/get-involved/{panel.slug}/interested/")

    assert f"/accounts/login/?next=%2Fget-involved%2F{panel.slug}%2F" in page
    assert pressed.status_code == 302
    assert pressed.url.startswith("/accounts/login/")


def test_the_address_that_signing_in_leads_to_shows_the_button(client, amina):
    panel = make_opportunity()

    response = client.get(f"/get-involved/{panel.slug}/interested/", follow=True)

    assert response.redirect_chain == [(panel.get_absolute_url(), 302)]
    assert "I’m interested" in response.content.decode()


def test_somebody_without_a_record_is_asked_to_join_first(client):
    client.force_login(make_user(Role.CUSTOMER))
    panel = make_opportunity()

    response = client.post(f"/get-involved/{panel.slug}/interested/")

    assert (response.status_code, response.url) == (302, f"/join/?for={panel.slug}")


@pytest.mark.parametrize("who", ["nobody", "customer"])
@pytest.mark.parametrize("page", ["menu", "opportunity"])
def test_queries_do_not_grow_with_the_menu(
    client, django_assert_max_num_queries, who, page, settings
):
    if who == "customer":
        client.force_login(make_joined_customer().user)
    first = make_opportunity()
    address = "/get-involved/" if page == "menu" else first.get_absolute_url()
    client.get(address)  # the landlord's own words are kept from the first look on

    counts = []
    for more in (19, 180):
        for n in range(more):
            make_opportunity(f"Panel {more} {n:03}", recruiting_officer=first.recruiting_officer)
        with django_assert_max_num_queries(12) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
