import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.audience import Role
from participation.joining.involvement.matching import matches_for, people_for
from participation.joining.involvement.models import Where
from participation.joining.involvement.services import express_interest
from participation.messages.contact.models import Consent
from participation.people.customers.models import Channel, Level, PreferenceOption, Tenure
from tests.factories.activities import make_opportunity
from tests.factories.people import make_customer, make_joined_customer, make_user

pytestmark = pytest.mark.django_db


def options(*codes: str):
    return PreferenceOption.objects.filter(code__in=codes)


def agreed(name: str, *ticks: str, level: str = "influence", yes: bool = True, **fields):
    """Somebody with an email address who said yes to invitations there, or yes and then no."""
    fields = {"email": "a@example.org", "tenure": "tenant", **fields}
    person = make_customer(name, level=Level.objects.get(code=level), **fields)
    person.preferences.set(options(*ticks))
    for given in (True,) if yes else (True, False):
        Consent.objects.create(
            customer=person,
            purpose=Consent.Purpose.INVITATION,
            channel=Channel.EMAIL,
            given=given,
            wording="May we?",
            source="test",
        )
    return person


@pytest.fixture
def panel():
    """In the evening, in person, about repairs; it asks for consultation."""
    opportunity = make_opportunity("Repairs panel", where=Where.OUT)
    opportunity.topics.set(options("repairs", "heating"))
    opportunity.times.set(options("weekday_evening"))
    return opportunity


def names(opportunity) -> list[str]:
    return [person.name for person in people_for(opportunity)]


def test_those_with_the_most_reasons_come_first(panel):
    agreed("Ann", "repairs")
    agreed("Bea", "repairs", "heating", "weekday_evening", "meetings")
    agreed("Cat", "repairs", "meetings", level="consultation")

    assert names(panel) == ["Bea", "Cat", "Ann"]


def test_somebody_without_a_reason_is_not_suggested(panel):
    agreed("Ann", "rent", "post")
    agreed("Bea", "repairs")

    assert names(panel) == ["Bea"]


@pytest.mark.parametrize(
    "left_out",
    [
        {"yes": False},
        {"email": ""},
        {"level": "information"},
        {"ended_on": timezone.localdate()},
        {"erased_at": timezone.now()},
    ],
)
def test_those_we_may_not_ask_or_who_chose_less_are_left_out(panel, left_out):
    agreed("Ann", "repairs", **left_out)
    agreed("Bea", "repairs")

    assert names(panel) == ["Bea"]


def test_those_it_is_not_for_are_left_out(panel):
    agreed("Ann", "repairs", tenure="factored_owner")
    agreed("Bea", "repairs")
    panel.tenures.set(Tenure.objects.filter(code="factored_owner"))

    assert names(panel) == ["Ann"]


def test_what_is_for_other_tenures_is_not_suggested(panel):
    owner, tenant = (agreed("Ann", "repairs", tenure=one) for one in ("factored_owner", "tenant"))
    panel.tenures.set(Tenure.objects.filter(code="factored_owner"))

    assert [match.opportunity for match in matches_for(owner)] == [panel]
    assert matches_for(tenant) == []


def test_those_who_have_asked_are_not_asked_again(panel):
    ann = agreed("Ann", "repairs")
    assert names(panel) == ["Ann"]
    express_interest(opportunity=panel, customer=ann, by=make_user(Role.STAFF))

    assert names(panel) == []
    assert panel in [match.opportunity for match in matches_for(ann)]
    assert not matches_for(ann, not_asked=True)


def test_staff_read_why_for_each_person(client, panel):
    agreed("Ann", "repairs", "meetings", "weekday_evening", level="consultation")
    client.force_login(make_user(Role.STAFF))

    html = client.get(f"/staff/opportunities/{panel.pk}/people/").content.decode()

    for why in (
        "Cares about: repairs",
        "Said: ask me",
        "Likes to take part in person",
        "Is free: weekday evenings",
    ):
        assert why in html


def test_the_reasons_shown_are_the_reasons_counted(panel):
    agreed("Ann", "repairs", "heating", "post", "on_site", level="consultation")
    agreed("Bea", "online", "weekday_evening")

    found = list(people_for(panel))

    assert [person.fits for person in found] == [4, 1]
    for person in found:
        (match,) = matches_for(person)
        assert len(match.why) == person.fits


def test_nobody_to_ask_says_what_finds_more(client, panel):
    client.force_login(make_user(Role.STAFF))

    html = client.get(f"/staff/opportunities/{panel.pk}/people/").content.decode()

    assert "Topics and times on the opportunity find more people." in html


def test_the_page_takes_as_many_queries_for_thirty_people_as_for_one(client, panel):
    client.force_login(make_user(Role.STAFF))
    took = []
    for more in (1, 29):
        for n in range(more):
            agreed(f"Ann {more} {n}", "repairs")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/staff/opportunities/{panel.pk}/people/")
        took.append(len(queries))

    assert took[0] == took[1] <= 20


def test_from_the_list_an_officer_adds_who_said_yes(client, panel):
    ann = agreed("Ann", "repairs")
    client.force_login(make_user(Role.STAFF))

    html = client.get(f"/staff/interests/for/{ann.pk}/?opportunity={panel.pk}").content.decode()

    assert f'<option value="{panel.pk}" selected>' in html


def test_staff_are_warned_of_somebody_who_did_not_agree_to_invitations(client, panel):
    ann = agreed("Ann", "repairs", yes=False)
    client.force_login(make_user(Role.STAFF))

    html = client.get(f"/staff/interests/for/{ann.pk}/?opportunity=nonsense").content.decode()

    assert "have not agreed to invitations" in html
    assert "Cares about: repairs" in html


def test_people_see_what_would_suit_them_and_why(client, panel, django_assert_max_num_queries):
    amina = make_joined_customer("Amina Hussain")
    amina.preferences.set(options("repairs", "weekday_evening"))
    client.force_login(amina.user)

    with django_assert_max_num_queries(12):
        html = client.get("/me/suits-me/").content.decode()

    assert "You care about: repairs" in html
    assert "It is when you are free: weekday evenings" in html
    express_interest(opportunity=panel, customer=amina, by=amina.user)
    assert "Nothing on the menu fits" in client.get("/me/suits-me/").content.decode()
