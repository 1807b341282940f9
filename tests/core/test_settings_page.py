"""What an administrator sees and changes at /staff/settings/."""

import re

import pytest

from base.core.audience import Role
from base.core.models import Fact, SetRule
from base.core.rules.registry import RULES
from tests.factories.people import make_user

from .test_house_rules import CUPS, KETTLES, kettles  # noqa: F401

GROUP = "/staff/settings/kettles/"


@pytest.fixture
def admin(db, client, kettles):  # noqa: F811
    iain = make_user(Role.ADMINISTRATOR, name="Iain Baird")
    client.force_login(iain)
    return iain


def hidden(page: str) -> dict[str, str]:
    """What the form carries along unseen."""
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page)[1]
        for name in ("as_opened", "form_token")
    }


def opened(client) -> dict[str, str]:
    return hidden(client.get(GROUP).text) | {"cups_of_tea": "4", "kettle_cups": "10", "why": ""}


def test_an_apps_own_rule_is_on_the_page_with_its_value_and_its_meaning(client, admin):
    page = client.get("/staff/settings/").text

    assert "Cups of tea" in page
    assert "4 cups" in page
    assert "So many are poured at a meeting." in page
    assert f'href="{GROUP}"' in page


def test_the_page_takes_as_many_statements_however_many_rules_are_set(
    client, admin, django_assert_max_num_queries
):
    for name in [rule.name for rule in RULES]:
        row = SetRule.objects.create(name=name, value="3")
        Fact.objects.create(
            what="house_rule_changed",
            subject_type="core.setrule",
            subject_id=row.pk,
            actor=admin,
            changes={"rule": name, "from": "1", "to": "3"},
        )

    with django_assert_max_num_queries(8):
        client.get("/staff/settings/")


def test_a_change_is_kept_and_the_page_says_who_made_it_and_why(client, admin):
    sent = client.post(
        GROUP, opened(client) | {"cups_of_tea": "7", "why": "More come to meetings"}, follow=True
    )

    assert SetRule.objects.get(name="CUPS_OF_TEA").value == "7"
    assert SetRule.objects.get(name="KETTLE_CUPS").value is None
    assert "7 cups" in sent.text
    assert "The default is 4 cups." in sent.text
    assert "Set by Iain Baird on" in sent.text
    assert "More come to meetings" in sent.text


@pytest.mark.parametrize("typed", ["", "-1", "41", "seven", "1.5", "9" * 30])
def test_what_is_out_of_bounds_is_told_plainly_and_kept_to_be_mended(client, admin, typed):
    answer = client.post(GROUP, opened(client) | {"cups_of_tea": typed, "why": "More come"})

    assert "Enter a whole number of cups from 0 to 40" in answer.text
    assert 'value="More come"' in answer.text
    if typed:
        assert f'value="{typed}"' in answer.text
    assert not Fact.objects.filter(what="house_rule_changed").exists()


def test_a_change_needs_a_reason(client, admin):
    answer = client.post(GROUP, opened(client) | {"cups_of_tea": "7"})

    assert "Say in a sentence why you change it" in answer.text


def test_what_does_not_fit_together_is_told_on_the_page(client, admin):
    answer = client.post(GROUP, opened(client) | {"cups_of_tea": "30", "why": "A party"})

    assert "The kettle is too small for the cups. Choose fewer cups." in answer.text
    assert 'value="30"' in answer.text


def test_sent_twice_it_is_changed_once(client, admin):
    form = opened(client) | {"cups_of_tea": "7", "why": "More come"}

    client.post(GROUP, form)
    again = client.post(GROUP, form)

    assert again.url == "/staff/settings/"
    assert Fact.objects.filter(what="house_rule_changed").count() == 1


def test_a_second_tab_is_warned_and_may_then_insist(client, admin):
    first = opened(client) | {"cups_of_tea": "7", "why": "More come"}
    second = opened(client) | {"cups_of_tea": "2", "why": "Fewer come"}
    client.post(GROUP, first)

    warned = client.post(GROUP, second)
    assert "Somebody changed this page after you opened it" in warned.text
    assert SetRule.objects.get(name="CUPS_OF_TEA").value == "7"

    client.post(GROUP, second | hidden(warned.text))
    assert SetRule.objects.get(name="CUPS_OF_TEA").value == "2"


def test_a_rule_is_set_back_with_one_button(client, admin):
    client.post(GROUP, opened(client) | {"cups_of_tea": "7", "why": "More come"})
    assert "Set back to 4 cups" in client.get(GROUP).text

    answer = client.post(f"{GROUP}set-back/", {"name": "CUPS_OF_TEA"}, follow=True)

    assert SetRule.objects.get(name="CUPS_OF_TEA").value is None
    assert "Cups of tea: back to the default, 4 cups." in answer.text
    assert "Set back by Iain Baird on" in answer.text
    twice = client.post(f"{GROUP}set-back/", {"name": "CUPS_OF_TEA"}, follow=True)
    assert "The default holds already." in twice.text


def test_a_rule_that_may_not_be_set_back_alone_says_why(client, admin):
    both = {"cups_of_tea": "12", "kettle_cups": "20", "why": "A party"}
    client.post(GROUP, opened(client) | both)

    answer = client.post(f"{GROUP}set-back/", {"name": "KETTLE_CUPS"}, follow=True)
    assert "The kettle is too small for the cups." in answer.text

    client.post(f"{GROUP}set-back/")
    assert not SetRule.objects.exclude(value=None).exists()


def test_what_the_environment_says_is_shown_and_cannot_be_changed(client, admin, monkeypatch):
    monkeypatch.setenv("CUPS_OF_TEA", "2")

    page = client.get("/staff/settings/").text
    form = client.get(GROUP).text

    assert "Set by the environment variable CUPS_OF_TEA, so it cannot be changed here." in page
    assert 'name="cups_of_tea"' not in form
    assert 'name="kettle_cups"' in form
    client.post(GROUP, opened(client) | {"cups_of_tea": "9", "kettle_cups": "12", "why": "New"})
    assert SetRule.objects.get(name="CUPS_OF_TEA").value is None
    assert SetRule.objects.get(name="KETTLE_CUPS").value == "12"


def test_what_the_environment_says_does_not_keep_the_others_from_being_set_back(
    client, admin, monkeypatch
):
    client.post(GROUP, opened(client) | {"kettle_cups": "20", "why": "A party"})
    monkeypatch.setenv("CUPS_OF_TEA", "2")

    answer = client.post(f"{GROUP}set-back/", follow=True)

    assert "The kettle: back to the default, 10 cups." in answer.text
    assert not SetRule.objects.exclude(value=None).exists()


def test_a_group_that_is_not_there_is_no_page(client, admin):
    assert client.get("/staff/settings/teapots/").status_code == 404


def test_administrators_find_the_page_in_the_menu_and_officers_do_not(client, admin):
    assert 'href="/staff/settings/"' in client.get("/staff/settings/").text

    client.force_login(make_user(Role.STAFF))
    assert 'href="/staff/settings/"' not in client.get("/staff/").text
