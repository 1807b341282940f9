import pytest
from django.utils import timezone

from participation.joining.recruitment.models import Link, Promotion
from participation.joining.recruitment.services import count_visit
from tests.factories.activities import make_opportunity
from tests.factories.recruitment import make_campaign, make_piece
from tests.forms import typed_day

pytestmark = pytest.mark.django_db


def sent(**changed) -> dict:
    today = timezone.localdate()
    return {
        "channel": "leaflet",
        "where": "Spring newsletter, page 2",
        **typed_day("promoted_on", today),
        "copies": 1200,
        "came": 7,
        **changed,
    }


def row_of(page: str, channel: str) -> str:
    return next(row for row in page.split("<tr")[1:] if f">{channel}" in row).split("</tr>")[0]


def test_codes_and_what_was_logged_by_hand_stand_in_one_view_by_channel(client, morag):
    readers, other = make_opportunity("Readers' panel"), make_opportunity("Inspectors")
    poster = make_piece(make_campaign(opportunity=readers), channel=Link.Channel.POSTER)
    count_visit(poster)
    count_visit(poster)
    count_visit(make_piece(make_campaign(opportunity=other), channel=Link.Channel.POSTER))
    address = f"/staff/opportunities/{readers.pk}/promotion/"

    client.post(address, sent())
    page = client.get(address).content.decode()

    assert ">2</td>" in row_of(page, "Poster")
    assert "Spring newsletter, page 2, 1,200 copies" in row_of(page, "Leaflet")
    assert ">7</td>" in row_of(page, "Leaflet")
    assert "Nothing yet" in row_of(page, "Social media")
    assert "How we promote it" in client.get(f"/staff/opportunities/{readers.pk}/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"where": ""}, "Where, and what?"),
        ({"promoted_on_2": 2999}, "must be today or earlier"),
        ({"copies": "lots"}, "whole number"),
    ],
)
def test_wrong_answers_come_back(client, morag, wrong, says):
    readers = make_opportunity()

    page = client.post(f"/staff/opportunities/{readers.pk}/promotion/", sent(**wrong))

    assert says in page.content.decode()
    assert not Promotion.objects.exists()
