import datetime as dt
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.core.models import Fact
from base.core.refused import Refused
from participation.joining.involvement.services import express_interest
from participation.joining.selection.models import Chosen, Selection
from participation.joining.selection.services import (
    draw_people,
    fix_list,
    is_as_drawn,
    save_selection,
    stand_down,
)
from participation.messages.contact.models import Consent
from participation.people.customers.models import Area, Channel, Customer
from participation.people.equality.models import Answer
from participation.reach.segments.models import Segment
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_estate

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes() -> tuple[Area, Area]:
    return make_estate(), make_estate("Loanhead", area="Carron", region="North")


def make_people(number: int, *, area: Area, tenure: str = "tenant", agreed: bool = True):
    for n in range(number):
        person = make_customer(
            f"{area} {tenure} {n}", area=area, tenure=tenure, email=f"p{n}@example.org"
        )
        if agreed:
            Consent.objects.create(
                customer=person,
                purpose=Consent.Purpose.INVITATION,
                channel=Channel.EMAIL,
                given=True,
                wording="May we?",
                source="test",
            )


def planned(by, **fields) -> Selection:
    if "opportunity" not in fields:
        fields.setdefault("segment", Segment.objects.get(code="not_heard_from"))
    return save_selection(
        by=by,
        title="Focus group on letters",
        purpose="So that no loud voice decides.",
        features=fields.pop("features", ["area"]),
        places=fields.pop("places", 4),
        reserves=fields.pop("reserves", 2),
        **fields,
    )


def drawn(by, **fields) -> Selection:
    selection = fix_list(selection=planned(by, **fields), by=by)
    return draw_people(selection=selection, by=by)


def test_those_chosen_look_like_all_customers_and_not_like_the_list(morag, homes):
    west, north = homes
    make_people(10, area=west)
    make_people(5, area=north)
    make_people(5, area=north, agreed=False)  # half of the customers, a third of the list

    selection = drawn(morag)

    chosen = selection.people.filter(is_reserve=False)
    assert sorted(person.cell for person in chosen) == [["North"], ["North"], ["West"], ["West"]]
    assert selection.people.filter(is_reserve=True).count() == 2


def test_those_who_are_counted_apart_are_no_part_of_what_is_mirrored(morag, homes):
    west, north = homes
    make_people(5, area=west)
    make_people(5, area=north)
    make_people(30, area=north, tenure="applicant", agreed=False)

    selection = drawn(morag)

    assert selection.profile_cells == {("North",): 5, ("West",): 5}
    chosen = selection.people.filter(is_reserve=False)
    assert sorted(person.cell for person in chosen) == [["North"], ["North"], ["West"], ["West"]]


def test_nobody_is_drawn_whom_we_may_not_invite(morag, homes):
    make_people(3, area=homes[0])
    make_people(9, area=homes[1], agreed=False)

    selection = drawn(morag, places=9, reserves=9)

    assert selection.people.count() == 3


def test_from_an_opportunity_those_who_asked_are_drawn(morag, homes):
    panel = make_opportunity()
    for n in range(3):
        asked = make_customer(f"Asked {n}", area=homes[0])
        express_interest(opportunity=panel, customer=asked, by=morag)
    make_people(5, area=homes[0])

    selection = drawn(morag, opportunity=panel, places=5, reserves=0)

    names = selection.people.values_list("customer__name", flat=True)
    assert sorted(names) == ["Asked 0", "Asked 1", "Asked 2"]


def test_the_seed_is_on_record_before_anybody_is_chosen(morag, homes):
    make_people(5, area=homes[0])
    selection = planned(morag)
    with pytest.raises(Refused, match="Fix the list first"):
        draw_people(selection=selection, by=morag)

    selection = fix_list(selection=selection, by=morag)

    assert not Chosen.objects.exists()
    fact = Fact.objects.about(selection).get(what="selection_fixed")
    assert fact.changes["seed"] == selection.seed
    assert fact.changes["fingerprint"] == selection.fingerprint


def test_neither_list_nor_seed_nor_draw_can_be_had_again(morag, homes):
    make_people(6, area=homes[0])
    selection = drawn(morag)
    people = list(selection.people.values_list("customer", "place"))
    make_people(6, area=homes[1])

    again = fix_list(selection=selection, by=morag)
    again = draw_people(selection=again, by=morag)

    assert again.seed == selection.seed
    assert list(again.people.values_list("customer", "place")) == people
    assert Fact.objects.about(selection).count() == 2
    with pytest.raises(Refused, match="Plan another selection"):
        save_selection(by=morag, selection=selection, places=1)


def test_a_list_without_people_is_not_fixed(morag):
    with pytest.raises(Refused, match="nobody to choose from"):
        fix_list(selection=planned(morag), by=morag)


def test_what_was_fixed_gives_the_same_draw_and_a_changed_list_is_noticed(morag, homes):
    make_people(9, area=homes[0])
    selection = drawn(morag)
    assert is_as_drawn(selection)

    selection.listed[0][1].pop()

    assert not is_as_drawn(selection)


def test_age_comes_from_the_record_and_equality_answers_are_never_asked(morag, homes):
    make_people(4, area=homes[0])
    Customer.objects.update(date_of_birth=dt.date(1950, 1, 1))
    selection = planned(morag, features=["area", "tenure", "age", "engaged"])

    with CaptureQueriesContext(connection) as queries:
        drawn_one = draw_people(selection=fix_list(selection=selection, by=morag), by=morag)

    assert not any(Answer._meta.db_table in query["sql"] for query in queries.captured_queries)
    assert drawn_one.people.first().cell == ["West", "Tenant", "65 or over", "Did not take part"]


def test_somebody_who_stands_down_is_followed_by_a_reserve_of_their_group(morag, homes):
    for area in homes:
        make_people(6, area=area)
    selection = drawn(morag, reserves=4)
    next_of_all = selection.people.filter(is_reserve=True).earliest("place")
    chosen = selection.people.filter(is_reserve=False)
    leaving = next(one for one in chosen if one.cell != next_of_all.cell)

    reserve = stand_down(chosen=leaving, by=morag, why="Works nights.")
    assert stand_down(chosen=leaving, by=morag, why="Works nights.") is None

    assert reserve.cell == leaving.cell
    in_it = Chosen.objects.in_it().filter(selection=selection)
    assert in_it.count() == 4
    assert reserve in in_it
    assert is_as_drawn(selection)


def test_without_a_reserve_of_the_group_the_next_of_all_follows_and_then_nobody(morag, homes):
    make_people(4, area=homes[0])
    make_people(5, area=homes[1])
    selection = drawn(morag, places=7, reserves=2)

    people = list(selection.people.filter(is_reserve=False)[:3])
    called = [stand_down(chosen=one, by=morag, why="Away.") for one in people]

    assert [one is not None for one in called] == [True, True, False]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="Threads share one test database there.")
@pytest.mark.django_db(transaction=True)
def test_two_who_draw_at_the_same_moment_make_one_draw(morag, homes):
    make_people(8, area=homes[0])
    selection = fix_list(selection=planned(morag), by=morag)

    def run():
        draw_people(selection=selection, by=morag)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Chosen.objects.count() == 6
    assert Fact.objects.filter(what="selection_drawn").count() == 1


def sent(**changed) -> dict:
    return {
        "title": "Focus group on letters",
        "purpose": "So that no loud voice decides.",
        "segment": Segment.objects.get(code="not_heard_from").pk,
        "places": 4,
        "reserves": 2,
        "features": ["area", "tenure"],
        **changed,
    }


def test_planning_fixing_and_drawing_on_the_pages(client, morag, homes):
    for area in homes:
        make_people(8, area=area)
    page = client.post("/staff/selections/new/", sent(), follow=True)
    selection = Selection.objects.get()
    address = selection.get_absolute_url()
    assert "16 people could be drawn today" in page.content.decode()

    fixed = client.post(f"{address}fix/", follow=True).content.decode()
    selection.refresh_from_db()
    assert selection.seed in fixed
    assert "Chosen" not in fixed
    page = client.post(f"{address}draw/", follow=True).content.decode()

    for words in ("The draw is done.", "The same places", "2 in 8", "Nobody looked at equality"):
        assert words in page
    assert client.get(f"{address}edit/").status_code == 404


def test_before_anything_is_fixed_the_page_says_what_a_draw_cannot_do(client, morag, homes):
    for area in homes:
        make_people(1, area=area)

    page = client.get(planned(morag, places=1).get_absolute_url()).content.decode()
    assert "There are 2 groups for 1 places" in page

    page = client.get(planned(morag, places=3).get_absolute_url()).content.decode()
    assert "That is fewer than there are places." in page
    page = client.get(drawn(morag, places=3).get_absolute_url()).content.decode()
    assert "Only 2 of the 3 places could be filled" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "What is it for?"),
        ({"segment": ""}, "Choose a segment or an opportunity, and not both"),
        ({"features": []}, "Tick at least one"),
        ({"features": ["ethnicity"]}, "Select a valid choice"),
        ({"places": 0}, "greater than or equal to 1"),
        ({"places": 100_000}, "less than or equal to 500"),
    ],
)
def test_wrong_answers_come_back_with_the_rest_kept(client, morag, wrong, says):
    html = client.post("/staff/selections/new/", sent(**wrong)).content.decode()

    assert says in html
    assert "So that no loud voice decides." in html
    assert not Selection.objects.exists()


def test_standing_down_on_the_page_says_who_is_called_up(client, morag, homes):
    make_people(8, area=homes[0])
    selection = drawn(morag)
    leaving = selection.people.first()
    address = f"/staff/selections/people/{leaving.pk}/"
    assert "Say why" in client.post(address, {"why": " "}).content.decode()

    page = client.post(address, {"why": "Works nights."}, follow=True).content.decode()

    assert "is called up." in page
    assert "No: Works nights." in page


def test_the_pages_take_the_same_few_queries_however_many_are_drawn(
    client, morag, homes, django_assert_max_num_queries
):
    make_people(60, area=homes[0])
    selection = drawn(morag, places=40, reserves=10)

    with django_assert_max_num_queries(15):
        client.get(selection.get_absolute_url())
    with django_assert_max_num_queries(12) as queries:
        client.get("/staff/selections/")
    assert not any("listed" in query["sql"] for query in queries.captured_queries)
