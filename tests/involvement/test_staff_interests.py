import re
import uuid

import pytest
from django.utils import timezone

from participation.joining.involvement.models import Interest
from participation.joining.involvement.services import express_interest
from participation.messages.contact.models import Message
from participation.people.customers.models import PreferenceOption
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def interest():
    amina = make_joined_customer(
        "Amina Hussain", support_notes="Somewhere quiet.", phone="+441632960001"
    )
    amina.preferences.set(PreferenceOption.objects.filter(code__in=["hearing_loop", "repairs"]))
    return express_interest(opportunity=make_opportunity(), customer=amina, by=amina.user)


def form_of(page) -> dict[str, str]:
    """The hidden answers that a page printed into its form."""
    html = page.content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', html)[1]
        for name in ("seen", "form_token")
    }


def test_the_list_shows_what_is_for_us_to_move_on(client, morag, interest):
    done = express_interest(
        opportunity=make_opportunity("Old panel"), customer=make_customer("Tam"), by=morag
    )
    Interest.objects.filter(pk=done.pk).update(state="placed")

    response = client.get("/staff/interests/")

    assert list(response.context["interests"]) == [interest]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=new", 1),
        ("state=placed", 0),
        ("state=all", 1),
        ("opportunity={opportunity}", 1),
        ("opportunity=999999", 1),  # not an opportunity, so it narrows nothing
        ("officer={officer}", 1),
        ("officer={somebody_else}", 0),
        ("state=nonsense&page=1", 1),
    ],
)
def test_the_list_is_narrowed_by_what_the_address_asks(client, morag, interest, asked, found):
    query = asked.format(
        opportunity=interest.opportunity_id,
        officer=interest.opportunity.recruiting_officer_id,
        somebody_else=morag.pk,
    )

    response = client.get(f"/staff/interests/?{query}")

    assert len(response.context["interests"]) == found


def test_an_empty_list_says_when_it_fills(client, morag):
    assert "Nobody is waiting here" in client.get("/staff/interests/").content.decode()


def test_the_page_has_what_an_officer_needs_before_ringing(client, morag, interest):
    html = client.get(interest.get_absolute_url()).content.decode()

    for words in ("Hearing loop", "Somewhere quiet.", "01632 960001", "Repairs", "Answer by"):
        assert words in html


def test_moving_it_on_tells_the_customer_and_takes_it_off_the_worklist(client, morag, interest):
    page = client.get(interest.get_absolute_url())

    response = client.post(
        interest.get_absolute_url(),
        {"to": "contacted", "words": "Good to talk.", **form_of(page)},
        follow=True,
    )

    interest.refresh_from_db()
    assert (interest.state, interest.moved_by) == ("contacted", morag)
    assert "Good to talk." in Message.objects.filter(about=interest.source).latest("pk").text
    assert "They have been told" in response.content.decode()


def test_a_double_click_moves_it_once(client, morag, interest):
    answers = {"to": "contacted", "words": "", **form_of(client.get(interest.get_absolute_url()))}

    first = client.post(interest.get_absolute_url(), answers)
    second = client.post(interest.get_absolute_url(), answers)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Message.objects.filter(template="involvement/email/contacted").count() == 1


def test_the_second_of_two_tabs_is_told_and_keeps_what_was_typed(client, morag, interest):
    first_tab, second_tab = (form_of(client.get(interest.get_absolute_url())) for _ in range(2))
    client.post(interest.get_absolute_url(), {"to": "placed", "words": "", **first_tab})

    response = client.post(
        interest.get_absolute_url(), {"to": "declined", "words": "It is full.", **second_tab}
    )

    html = response.content.decode()
    assert "moved this on to “Taking part” while you had the page open" in html
    assert "It is full." in html
    interest.refresh_from_db()
    assert interest.state == "placed"


def test_not_this_time_without_a_reason_comes_back_with_what_to_do(client, morag, interest):
    answers = {"to": "declined", "words": " ", **form_of(client.get(interest.get_absolute_url()))}

    response = client.post(interest.get_absolute_url(), answers)

    assert "Say why it is not this time" in response.content.decode()
    assert Interest.objects.get().state == "new"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"to": "new", "seen": "new"},
        {"to": "contacted", "seen": "nonsense"},
        {"to": "contacted", "seen": "new", "words": "x" * 10_000},
        {"to": "contacted", "seen": "new", "form_token": "not a token"},
    ],
)
def test_wrong_answers_come_back_on_the_page(client, morag, interest, answers):
    response = client.post(interest.get_absolute_url(), answers)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert Interest.objects.get().state == "new"


def test_words_of_every_kind_reach_the_customer_as_they_were_typed(client, morag, interest):
    words = "Slán, Ms O'Neil 🙂 <b>not bold</b>"
    answers = {"to": "declined", "words": words, "seen": "new", "form_token": str(uuid.uuid4())}

    client.post(interest.get_absolute_url(), answers)

    assert words in Message.objects.filter(about=interest.source).latest("pk").text
    page = client.get(interest.get_absolute_url()).content.decode()
    assert "&lt;b&gt;not bold&lt;/b&gt;" in page


def test_what_came_before_is_shown_with_who_did_it(client, morag, interest):
    answers = form_of(client.get(interest.get_absolute_url()))
    client.post(interest.get_absolute_url(), {"to": "placed", "words": "", **answers})

    html = client.get(interest.get_absolute_url()).content.decode()

    assert "taking part, by Morag Tait" in html
    assert "You are in: Readers&#x27; panel" in html


def test_the_page_says_why_it_suits_them_and_what_else_would(client, morag, interest):
    repairs = PreferenceOption.objects.get(code="repairs")
    interest.opportunity.topics.add(repairs)
    make_opportunity("Repairs panel").topics.add(repairs)

    response = client.get(interest.get_absolute_url())

    assert response.context["reasons"] == ("You care about: repairs",)
    assert [match.opportunity.title for match in response.context["others"]] == ["Repairs panel"]


def test_an_officer_can_say_so_for_somebody_without_an_account(client, morag):
    tam, panel = make_customer("Tam Rennie", address="1 Mill Lane"), make_opportunity()
    address = f"/staff/interests/for/{tam.pk}/"

    for _ in range(2):
        client.post(address, {"opportunity": panel.pk})

    interest = Interest.objects.get()
    assert (interest.customer, interest.opportunity) == (tam, panel)
    assert Message.objects.get(about=interest.source).state == Message.State.TO_DO


@pytest.mark.parametrize("opportunity", ["", "999999", "nonsense"])
def test_saying_so_for_somebody_needs_something_open(client, morag, opportunity):
    tam = make_customer("Tam Rennie")
    make_opportunity("Closed", closed_at=timezone.now())

    response = client.post(f"/staff/interests/for/{tam.pk}/", {"opportunity": opportunity})

    assert "There is a problem" in response.content.decode()
    assert not Interest.objects.exists()


def test_nobody_can_be_put_down_who_is_not_there(client, morag):
    assert client.get("/staff/interests/for/999999/").status_code == 404


def test_an_interest_that_is_not_there_is_not_found(client, morag):
    assert client.get("/staff/interests/999999/").status_code == 404


@pytest.mark.parametrize("page", ["list", "one"])
def test_queries_do_not_grow_with_the_rows(client, morag, django_assert_max_num_queries, page):
    panel = make_opportunity()

    counts = []
    for more in (20, 180):
        customers = [make_customer(f"Person {more} {n}") for n in range(more)]
        Interest.objects.bulk_create(
            Interest(opportunity=panel, customer=customer, reply_due_on=timezone.localdate())
            for customer in customers
        )
        one = Interest.objects.first()
        address = "/staff/interests/" if page == "list" else one.get_absolute_url()
        with django_assert_max_num_queries(20) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
