import datetime as dt

import pytest
from django.utils import timezone

from base.core.refused import Refused
from participation.joining.involvement.models import Interest, Placement
from participation.joining.involvement.services import (
    change_placement,
    express_interest,
    move_interest,
    withdraw_interest,
)
from participation.messages.contact.models import Message
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_joined_customer

pytestmark = pytest.mark.django_db
State = Interest.State


@pytest.fixture
def advocate(morag):
    """Amina, an estate advocate since today."""
    amina = make_joined_customer("Amina Hussain")
    opportunity = make_opportunity(
        "Speak for your estate", role_title="Estate advocate", terms="Be fair."
    )
    interest = express_interest(opportunity=opportunity, customer=amina, by=amina.user)
    move_interest(interest=interest, to=State.PLACED, by=morag, seen=State.NEW)
    return Placement.objects.get()


def test_somebody_placed_holds_the_role_by_its_name_from_that_day(advocate):
    assert advocate.role_title == "Estate advocate"
    assert (advocate.started_on, advocate.ended_on) == (timezone.localdate(), None)


def test_ending_says_why_to_the_person_and_keeps_the_dates(advocate, morag):
    move_interest(
        interest=advocate.interest,
        to=State.ENDED,
        by=morag,
        seen=State.PLACED,
        words="The two years are over.",
    )

    advocate.refresh_from_db()
    assert (advocate.ended_on, advocate.end_reason) == (
        timezone.localdate(),
        "The two years are over.",
    )
    told = Message.objects.get(template="involvement/email/ended")
    assert "The two years are over." in told.text


def test_ending_without_a_reason_is_refused(advocate, morag):
    with pytest.raises(Refused, match="Say why they have stopped"):
        move_interest(interest=advocate.interest, to=State.ENDED, by=morag, seen=State.PLACED)


def test_stopping_of_ones_own_will_ends_the_role(advocate):
    amina = advocate.interest.customer.user
    for _ in range(2):
        withdraw_interest(interest=advocate.interest, by=amina)

    advocate.refresh_from_db()
    assert advocate.interest.state == State.ENDED
    assert advocate.end_reason == "They asked to stop."


def test_somebody_who_stopped_may_ask_again_and_holds_a_second_role(advocate, morag):
    customer, opportunity = advocate.interest.customer, advocate.interest.opportunity
    withdraw_interest(interest=advocate.interest, by=customer.user)

    again = express_interest(opportunity=opportunity, customer=customer, by=customer.user)
    move_interest(interest=again, to=State.PLACED, by=morag, seen=State.NEW)

    assert Placement.objects.current().get().interest == again
    assert Placement.objects.count() == 2


def sent(placement, **changed) -> dict:
    day = placement.started_on
    return {
        "role_title": "Estate advocate",
        "training": "Speaking up",
        **{
            f"{name}_{part}": value
            for name in ("started_on", "terms_agreed_on", "trained_on")
            for part, value in enumerate((day.day, day.month, day.year))
        },
        **changed,
    }


def test_training_and_agreed_terms_are_kept_on_the_role(client, advocate):
    address = advocate.get_absolute_url()
    assert "Be fair." in client.get(address).content.decode()

    response = client.post(address, sent(advocate), follow=True)

    assert "Saved." in response.content.decode()
    advocate.refresh_from_db()
    assert advocate.terms_agreed_on == advocate.trained_on == timezone.localdate()
    assert advocate.training == "Speaking up"


def test_a_day_that_is_still_to_come_is_refused_and_nothing_typed_is_lost(client, advocate, morag):
    response = client.post(advocate.get_absolute_url(), sent(advocate, trained_on_2=2999))

    assert "A day is still to come" in response.content.decode()
    assert "Speaking up" in response.content.decode()
    with pytest.raises(Refused):
        change_placement(
            placement=advocate,
            by=morag,
            role_title="x",
            started_on=timezone.localdate() + dt.timedelta(days=1),
            terms_agreed_on=None,
            trained_on=None,
            training="",
        )


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", 1), ("which=untrained", 1), ("which=no_terms", 1), ("which=ended", 0), ("which=x", 1)],
)
def test_the_list_of_roles_is_narrowed_by_what_is_missing(client, advocate, asked, found):
    response = client.get(f"/staff/roles/?{asked}")

    assert len(response.context["placements"]) == found


def test_the_list_of_roles_asks_the_same_few_questions_however_long_it_is(
    client, advocate, morag, django_assert_max_num_queries
):
    for n in range(24):
        interest = express_interest(
            opportunity=advocate.interest.opportunity, customer=make_customer(f"C{n}"), by=morag
        )
        move_interest(interest=interest, to=State.PLACED, by=morag, seen=State.NEW)

    with django_assert_max_num_queries(12):
        assert len(client.get("/staff/roles/").context["placements"]) == 25


def test_people_see_their_role_and_its_dates_in_my_involvement(client, advocate):
    client.force_login(advocate.interest.customer.user)

    assert "Estate advocate since" in client.get("/me/").content.decode()

    withdraw_interest(interest=advocate.interest, by=advocate.interest.customer.user)
    assert "You took part" in client.get("/me/").content.decode()
