import datetime as dt
import re
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Message
from participation.people.customers.models import PreferenceOption
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.reach.segments import lookups
from participation.reach.segments.models import Segment
from participation.reach.segments.stats import joined_by_profile
from tests.factories.activities import make_past_event
from tests.factories.messages import make_message
from tests.factories.people import make_customer, make_user

from .making import make_segment

pytestmark = pytest.mark.django_db
MIGRATION = import_module(
    "participation.reach.segments.migrations.0002_name_profiles_for_what_they_are"
)


@pytest.fixture
def page(client):
    client.force_login(make_user(Role.STAFF))

    def opened() -> str:
        html = client.get("/staff/profiles/").content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))

    return opened


def part_about(name: str, words: str) -> str:
    return words.split(f" {name} ", 1)[1].split("They like", 1)[0]


def make_reader(name: str, **fields):
    customer = make_customer(name, language="pl", **fields)
    customer.preferences.set(PreferenceOption.objects.filter(code__in=["online", "meetings"]))
    return customer


def test_a_new_portal_has_profiles_that_choose_people(db):
    names = set(Segment.objects.profiles().values_list("name", flat=True))

    assert {
        "Asked for another language than English",
        "Like to be out and about",
        "Online only",
        "Chose the level of short surveys",
        "Like meetings, or to be out and about",
        "Told us of two needs or more",
        "Never took part",
    } <= names
    make_customer("Amina")
    make_reader("Jean")
    chosen = {segment.code: segment.people().count() for segment in Segment.objects.profiles()}
    assert (chosen["not_heard_from"], chosen["other_languages"]) == (2, 1)
    assert (chosen["meetings_and_talks"], chosen["online_only"]) == (1, 0)


def test_loading_again_leaves_what_a_landlord_changed(db):
    Segment.objects.filter(code="online_only").update(name="On the web", criteria={})
    Segment.objects.filter(code="quick_surveys").delete()
    make_segment("chose the LEVEL of short surveys")

    lookups.load()

    assert Segment.objects.get(code="online_only").name == "On the web"
    assert not Segment.objects.filter(code="quick_surveys").exists()


def test_each_profile_shows_size_preferences_and_engagement_with_their_counts(page):
    active = make_reader("Ola", preferred_channel="email", joined_at=timezone.now())
    make_reader("Piotr", preferred_channel="post")
    make_customer("Jean")
    make_customer("Tam")
    for day in (5, 6):
        record_engagement(
            activity=make_past_event(days_ago=day),
            customer=active,
            role=Engagement.Role.ATTENDED,
            source=f"test:{day}",
        )

    words = page()

    about = part_about("Asked for another language than English", words)
    assert "2 of all customers (50.0% of 4)" in about
    assert "1 asked to get involved (50.0% of 2)" in about
    assert "1 took part in the last 12 months (50.0% of 2)" in about
    assert "Email: 1 (50.0%)" in about
    assert "Letter: 1 (50.0%)" in about
    assert "At meetings and events: 2 (100.0%)" in words
    assert joined_by_profile.definition in words


def test_a_profile_of_nobody_divides_nothing(page):
    assert "0 of all customers" in part_about("Online only", page())


def test_a_portal_without_profiles_says_how_to_have_one(page):
    Segment.objects.update(is_profile=False)

    assert "No segment is shown among the profiles" in page()


def test_any_segment_can_be_shown_among_them(page):
    make_segment("Quiet tenants", is_profile=True)

    assert "Quiet tenants" in page()


def test_profiles_are_chosen_by_facts_of_language_channel_contact_and_kind_of_need(db):
    codes = ("large_print", "travel", "online_cost")
    options = {one.code: one for one in PreferenceOption.objects.filter(code__in=codes)}
    people = {code: make_customer(code, started_on=dt.date(2020, 1, 1)) for code in codes}
    for code, person in people.items():
        person.preferences.add(options[code])
        person.preferred_channel = "email"
        person.save()
    written, held, by_letter = (
        make_customer(name, started_on=dt.date(2020, 1, 1), email="a@example.org", **said)
        for name, said in (
            ("Written to", {"preferred_channel": "email"}),
            ("Held back", {"preferred_channel": "email"}),
            ("By letter", {"preferred_channel": "post"}),
        )
    )
    make_message(written, state=Message.State.SENT, sent_at=timezone.now())
    make_message(held, state=Message.State.HELD, held_by_rule="cooldown")
    make_message(by_letter, state=Message.State.DONE, sent_at=timezone.now())
    Message.objects.filter(customer=by_letter).update(
        created_at=timezone.now() - dt.timedelta(days=400)
    )
    nobody_asked = make_customer("Nobody asked", language="pl")

    def chosen(code: str) -> set[str]:
        people = Segment.objects.profiles().get(code=code).people()
        return set(people.values_list("name", flat=True))

    assert chosen("other_formats") == {"large_print"}
    assert chosen("needs_support") == {"travel"}
    assert chosen("needs_online") == {"online_cost"}
    assert chosen("no_channel") == {nobody_asked.name} == chosen("other_languages")
    assert chosen("by_letter_or_phone") == {"By letter"}
    assert chosen("settled_and_quiet") == {*codes, "Held back", "By letter"}


def test_profiles_that_were_left_as_they_came_are_named_for_what_they_are(db):
    Segment.objects.filter(code="complex_needs").update(name="Vulnerable, with complex needs")
    Segment.objects.filter(code="needs_help").update(name="Our own name")

    MIGRATION.name_anew(apps, None)

    assert Segment.objects.get(code="complex_needs").name == "Told us of two needs or more"
    assert Segment.objects.get(code="needs_help").name == "Our own name"
