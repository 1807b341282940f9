"""Each filter against people made by hand, who differ in that one thing alone."""

import datetime as dt

import pytest
from django.utils import timezone

from participation.messages.contact.consents import record_consent
from participation.people.customers.models import Channel, Level, PreferenceOption
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.reach.segments.choices import years_before
from participation.reach.segments.filters import people_matching
from tests.factories.activities import make_past_event
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_estate

pytestmark = pytest.mark.django_db


def names(criteria) -> list[str]:
    return sorted(people_matching(criteria).values_list("name", flat=True))


def likes(customer, *codes: str):
    customer.preferences.set(PreferenceOption.objects.filter(code__in=codes))
    return customer


def born(years: int, *, days: int = 0) -> dt.date:
    return years_before(timezone.localdate(), years) + dt.timedelta(days=days)


def took_part(customer, *, days_ago: int) -> None:
    record_engagement(
        activity=make_past_event(days_ago=days_ago),
        customer=customer,
        role=Engagement.Role.ATTENDED,
        source=f"test:{customer.pk}:{days_ago}",
    )


def test_without_filters_everybody_we_serve_now_and_nobody_else():
    make_customer("Amina")
    make_customer("Ann Gone", ended_on=dt.date(2026, 1, 1))
    make_customer("Erased", erased_at=timezone.now())

    assert names({}) == ["Amina"]


def test_tenure():
    make_customer("Amina", tenure="tenant")
    make_customer("Jean", tenure="sharing_owner")
    make_customer("Tam", tenure="leaseholder")
    make_customer("Nobody knows")

    assert names({"tenures": ["tenant"]}) == ["Amina"]
    assert names({"tenures": ["tenant", "sharing_owner"]}) == ["Amina", "Jean"]


def test_an_area_holds_everything_in_it():
    make_customer("Amina", area=make_estate("Mill Lane"))
    make_customer("Jean", area=make_estate("Birkwood"))
    make_customer("Tam", area=make_estate("Shore Road", area="Harbour", region="East"))
    make_customer("Of the region", area=make_estate().parent.parent)
    make_customer("Nobody knows")

    assert names({"areas": ["mill-lane"]}) == ["Amina"]
    assert names({"areas": ["calder"]}) == ["Amina", "Jean"]
    assert names({"areas": ["west"]}) == ["Amina", "Jean", "Of the region"]
    assert names({"areas": ["mill-lane", "east"]}) == ["Amina", "Tam"]


def test_age_counts_the_birthday_itself():
    make_customer("16 today", date_of_birth=born(16))
    make_customer("16 tomorrow", date_of_birth=born(16, days=1))
    make_customer("24, 25 tomorrow", date_of_birth=born(25, days=1))
    make_customer("25 today", date_of_birth=born(25))
    make_customer("92", date_of_birth=born(92))
    make_customer("Nobody knows")

    assert names({"ages": ["16_24"]}) == ["16 today", "24, 25 tomorrow"]
    assert names({"ages": ["under_16", "25_34"]}) == ["16 tomorrow", "25 today"]
    assert names({"ages": ["85_over", "not_known"]}) == ["92", "Nobody knows"]


@pytest.mark.parametrize(
    ("today", "years", "born_by"),
    [
        (dt.date(2024, 2, 29), 17, dt.date(2007, 2, 28)),
        (dt.date(2025, 2, 28), 17, dt.date(2008, 2, 28)),
        (dt.date(2025, 3, 1), 17, dt.date(2008, 3, 1)),
    ],
)
def test_who_was_born_on_29_february_is_a_year_older_on_1_march(today, years, born_by):
    assert years_before(today, years) == born_by


def test_language():
    make_customer("Amina", language="ur")
    make_customer("Jean")
    make_customer("Ola", language="pl")

    assert names({"languages": ["pl"]}) == ["Ola"]
    assert names({"languages": ["not_english"]}) == ["Amina", "Ola"]
    assert names({"languages": ["not_english", "en"]}) == ["Amina", "Jean", "Ola"]


def test_needs_are_formats_and_support():
    likes(make_customer("Amina"), "large_print")
    likes(make_customer("Jean"), "travel", "online")
    likes(make_customer("Tam"), "online")
    make_customer("Wrote it down", support_notes="Somewhere quiet.")

    assert names({"needs": ["large_print"]}) == ["Amina"]
    assert names({"needs": ["any"]}) == ["Amina", "Jean", "Wrote it down"]


def test_joined_and_level():
    make_customer("Amina", joined_at=timezone.now(), level=Level.objects.get(code="influence"))
    make_customer("Jean")

    assert names({"joined": ["yes"]}) == ["Amina"]
    assert names({"joined": ["no"]}) == ["Jean"]
    assert names({"joined": ["yes", "no"]}) == ["Amina", "Jean"]
    assert names({"levels": ["influence"]}) == ["Amina"]
    assert names({"levels": ["information"]}) == []


def test_method_topic_and_time():
    likes(make_customer("Amina"), "online", "repairs", "weekend")
    likes(make_customer("Jean"), "online", "post", "rent")
    likes(make_customer("Tam"), "meetings")

    assert names({"methods": ["online"]}) == ["Amina", "Jean"]
    assert names({"methods": ["online"], "methods_only": True}) == ["Amina"]
    assert names({"methods": ["online", "post"], "methods_only": True}) == ["Amina", "Jean"]
    assert names({"topics": ["repairs", "rent"]}) == ["Amina", "Jean"]
    assert names({"times": ["weekend"]}) == ["Amina"]
    assert names({"methods_only": True}) == ["Amina", "Jean", "Tam"]


def test_whether_they_take_part():
    make_customer("Never")
    took_part(make_customer("Lapsed"), days_ago=400)
    active = make_customer("Active")
    took_part(active, days_ago=400)
    took_part(active, days_ago=10)

    assert names({"engagement": ["never"]}) == ["Never"]
    assert names({"engagement": ["lapsed"]}) == ["Lapsed"]
    assert names({"engagement": ["active"]}) == ["Active"]
    assert names({"engagement": ["never", "lapsed"]}) == ["Lapsed", "Never"]
    assert names({"engagement": ["never", "active"]}) == ["Active", "Never"]
    assert names({"engagement": ["lapsed", "active"]}) == ["Active", "Lapsed"]
    assert names({"engagement": ["never", "lapsed", "active"]}) == ["Active", "Lapsed", "Never"]


def test_what_we_hold_to_reach_them_by():
    make_customer("Email", email="a@example.org")
    make_customer("Phone", phone="+441632960001")
    make_customer("Post", address="3 Calder Court")

    assert names({"channels": ["email"]}) == ["Email"]
    make_customer("Mobile", phone="+447700900112")
    assert names({"channels": ["phone"]}) == ["Mobile", "Phone"]
    assert names({"channels": ["sms"]}) == ["Mobile"]
    assert names({"channels": ["email", "post"]}) == ["Email", "Post"]


def says(customer, given: bool, channel=Channel.EMAIL) -> None:
    record_consent(
        customer=customer, channel=channel, given=given, wording="You may.", source="test"
    )


def test_agreed_is_the_latest_word_on_a_channel_we_hold_details_for():
    yes = make_customer("Yes", email="a@example.org")
    says(yes, True)
    changed = make_customer("Changed their mind", email="b@example.org")
    says(changed, True)
    says(changed, False)
    says(make_customer("No address"), True)
    by_text = make_customer("By text", email="c@example.org", phone="+447700900113")
    says(by_text, True, Channel.SMS)
    make_customer("Never asked", email="d@example.org")

    assert names({"channels": ["email"], "agreed": True}) == ["Yes"]
    assert names({"agreed": True}) == ["By text", "Yes"]


def test_every_list_must_fit():
    make_customer("Amina", tenure="tenant", area=make_estate())
    took_part(make_customer("Active", tenure="tenant", area=make_estate()), days_ago=5)
    make_customer("Owner", tenure="factored_owner", area=make_estate())
    make_customer("Away", tenure="tenant")

    quiet = {"tenures": ["tenant"], "areas": ["west"], "engagement": ["never", "lapsed"]}
    assert names(quiet) == ["Amina"]


def test_each_person_once_however_many_ticks_fit():
    likes(make_customer("Amina"), "online", "post", "repairs", "rent", "large_print", "travel")

    found = people_matching(
        {"methods": ["online", "post"], "topics": ["repairs", "rent"], "needs": ["any"]}
    )

    assert found.count() == len(found) == 1


def test_it_is_one_statement(django_assert_num_queries):
    criteria = {
        "tenures": ["tenant"],
        "areas": ["west"],
        "ages": ["16_24"],
        "languages": ["not_english"],
        "needs": ["any"],
        "joined": ["yes"],
        "levels": ["influence"],
        "methods": ["online"],
        "methods_only": True,
        "topics": ["repairs"],
        "times": ["weekend"],
        "engagement": ["never"],
        "channels": ["email"],
        "agreed": True,
    }
    with django_assert_num_queries(1):
        assert people_matching(criteria).count() == 0


@pytest.mark.parametrize(
    "criteria",
    [
        {"tenures": ["no-such-tenure"]},
        {"areas": ["'; DROP TABLE customers_customer; --"]},
        {"ages": ["0_200"]},
        {"languages": ["xx"]},
        {"needs": ["no-such-need"]},
        {"joined": ["perhaps"]},
        {"levels": [""]},
        {"methods": ["\U0001f600"]},
        {"engagement": ["sometimes"]},
        {"channels": ["pigeon"]},
        {"channels": ["pigeon"], "agreed": True},
        {"tenures": []},
        {"tenures": "tenant"},
        {"tenures": [1]},
        {"tenures": [["tenant"]]},
        {"tenures": {"tenant": True}},
        {"tenures": None},
        {"agreed": "yes"},
        {"methods_only": False},
        {"name__startswith": ["A"]},
        {"tenures": ["tenant"], "pk__gt": ["0"]},
        ["tenures"],
        "tenures",
        None,
        7,
    ],
)
def test_what_makes_no_sense_chooses_nobody(criteria):
    make_customer("Amina", tenure="tenant", email="a@example.org")

    assert names(criteria) == []


def test_a_code_that_has_gone_leaves_the_others_standing():
    make_customer("Amina", tenure="tenant")

    assert names({"tenures": ["tenant", "gone"]}) == ["Amina"]


def test_a_group_is_whoever_sits_on_it_now():
    panel = make_group("The Panel", kind="scrutiny")
    make_membership(panel, make_customer("Amina"))
    make_membership(panel, make_customer("Has left"), until_on=timezone.localdate())
    make_membership(make_group(), make_customer("Jean"))
    make_customer("On no group")

    assert names({"groups": [panel.slug]}) == ["Amina"]
    assert names({"group_kinds": ["residents", "scrutiny"]}) == ["Amina", "Jean"]
    assert names({"group_kinds": ["steering"]}) == []


def test_newly_housed_are_those_of_the_last_12_months():
    today = timezone.localdate()
    make_customer("Just in", started_on=years_before(today, 1) + dt.timedelta(days=1))
    make_customer("A year today", started_on=years_before(today, 1))
    make_customer("Nobody knows")

    assert names({"housed": ["lately"]}) == ["Just in"]
    assert names({"housed": ["longer", "not_known"]}) == ["A year today", "Nobody knows"]


def test_two_needs_or_more_are_ticks_among_formats_and_support():
    likes(make_customer("Amina"), "large_print", "travel")
    likes(make_customer("Jean"), "large_print", "online", "repairs")
    likes(make_customer("Tam"), "bsl")

    assert names({"needs": ["several"]}) == ["Amina"]
    assert names({"needs": ["several", "bsl"]}) == ["Amina", "Tam"]
