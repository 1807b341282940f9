import pytest
from django.utils import timezone

from participation.joining.involvement.models import Joining
from participation.joining.recruitment.models import Campaign, Link
from participation.joining.recruitment.services import count_recruit, count_visit
from participation.reach.segments.models import Segment
from tests.factories.people import make_customer
from tests.factories.recruitment import make_campaign, make_piece
from tests.forms import token_in

pytestmark = pytest.mark.django_db


def sent(morag, **changed) -> dict:
    return {
        "title": "Not heard from",
        "purpose": "To hear from them.",
        "segment": Segment.objects.get(code="not_heard_from").pk,
        "starts_on_0": 1,
        "starts_on_1": 6,
        "starts_on_2": 2026,
        "ends_on_0": 30,
        "ends_on_1": 6,
        "ends_on_2": 2026,
        "hoped_for": 40,
        "cost": "£380",
        "officer": morag.pk,
        **changed,
    }


def test_a_campaign_is_planned_for_a_segment_and_says_how_many_it_is_for(client, morag):
    make_customer("Jean")

    page = client.post("/staff/campaigns/new/", sent(morag), follow=True).content.decode()

    assert Campaign.objects.get().cost == 380
    assert "people it is for" in page
    assert "Not heard from" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "What is it called?"),
        ({"segment": "", "audience_words": ""}, "say in words whom it is for"),
        ({"ends_on_2": 2025}, "It must end on the day it starts, or later"),
        ({"hoped_for": "many"}, "whole number"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, morag, wrong, says):
    html = client.post("/staff/campaigns/new/", sent(morag, **wrong)).content.decode()

    assert says in html
    assert "To hear from them." in html
    assert not Campaign.objects.exists()


def test_a_double_click_makes_one_campaign(client, morag):
    page = client.get("/staff/campaigns/new/").content.decode()
    token = token_in(page)
    for _ in range(2):
        client.post("/staff/campaigns/new/", sent(morag, form_token=token))

    assert Campaign.objects.count() == 1


def test_each_piece_gets_a_code_and_its_own_count(client, morag):
    campaign = make_campaign()
    address = campaign.get_absolute_url()

    client.post(address, {"name": "Poster in Calder Hall", "channel": "poster", "copies": 6})
    again = client.post(address, {"name": "Poster in Calder Hall", "channel": "poster"})

    link = Link.objects.get()
    assert "has a piece of that name already" in again.content.decode()
    other = make_piece(campaign)
    count_visit(link)
    count_visit(link)
    count_recruit(
        joining=Joining.objects.create(
            answers={}, applied_at=timezone.now(), customer=make_customer()
        ),
        code=link.code,
    )
    counts = {row.pk: (row.visited, row.joined) for row in Link.objects.with_counts()}
    assert counts == {link.pk: (2, 1), other.pk: (0, 0)}
    assert link.address in client.get(address).content.decode()


def test_the_square_code_is_a_picture_to_put_on_a_poster(client, morag):
    link = make_piece(name="Poster in Calder Hall")

    response = client.get(f"/staff/campaigns/codes/{link.pk}.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert "poster-in-calder-hall" in response["Content-Disposition"]
    assert b"<svg" in response.content


def test_the_list_tells_what_each_brought_in_the_same_few_queries(
    client, morag, django_assert_max_num_queries
):
    for n in range(20):
        count_visit(make_piece(make_campaign(f"Campaign {n}", officer=morag)))

    with django_assert_max_num_queries(15):
        page = client.get("/staff/campaigns/")

    assert {campaign.brought.visited for campaign in page.context["campaigns"]} == {1}


def test_the_page_of_a_campaign_takes_the_same_few_queries_however_many_pieces(
    client, morag, django_assert_max_num_queries
):
    campaign = make_campaign()
    for _ in range(30):
        count_visit(make_piece(campaign))

    with django_assert_max_num_queries(20):
        client.get(campaign.get_absolute_url())


def test_no_campaign_says_what_one_is_good_for(client, morag):
    assert "which poster brought people in" in client.get("/staff/campaigns/").content.decode()
