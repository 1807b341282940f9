import re

import pytest
from django.core.checks import Error
from django.test import override_settings

from base.core import brand
from base.core.audience import Role
from base.core.checks import house_rules_fit_together, house_rules_may_be, misfits
from base.core.colours import contrast, mixed
from base.core.models import SetRule
from tests.factories.people import make_user


def problems(**colours) -> list[Error]:
    with override_settings(**{f"BRAND_{name.upper()}": said for name, said in colours.items()}):
        return house_rules_may_be(None) or misfits({})


def test_contrast_is_as_the_guidelines_compute_it():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_the_palette_we_ship_can_be_read():
    assert problems() == []


def test_a_pale_button_is_refused_and_the_pair_is_named():
    (first, *_) = problems(leaf="#7fd3a8")

    assert first.id == "portal.E002"
    assert "white (#ffffff) on leaf (#7fd3a8)" in first.msg
    assert "1.78 to 1" in first.msg
    assert "4.5 to 1" in first.msg


def test_links_are_held_against_every_background_they_stand_on():
    named = {
        problem.msg.split(":")[1].split(" has")[0].strip() for problem in problems(link="#3f7f93")
    }

    assert "link (#3f7f93) on sand (#f7f2e8)" in named
    assert "link (#3f7f93) on white (#ffffff)" in named


def test_a_colour_that_is_not_one_is_refused():
    (problem,) = problems(ink="dark blue")

    assert problem.id == "portal.E001"
    assert "dark blue" in problem.msg


def test_a_tint_lies_between_its_colours():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_the_colours_reach_the_browser_without_a_build(client, settings):
    settings.BRAND_LEAF = "#123456"

    response = client.get("/brand.css")

    assert "--portal-leaf: #123456;" in response.content.decode()
    assert response["Content-Type"] == "text/css"
    assert "immutable" in response["Cache-Control"]


@pytest.mark.django_db
def test_new_colours_have_a_new_address(client, settings):
    before = client.get("/contact/").context["brand_css"]
    settings.BRAND_LEAF = "#123456"

    assert client.get("/contact/").context["brand_css"] != before


@pytest.mark.django_db
def test_the_name_and_contact_details_are_the_landlords_own(client, settings):
    settings.BRAND_NAME, settings.BRAND_PHONE = "Ó Néill & Co", "01632 960 001"

    page = client.get("/contact/").content.decode()

    assert "<title>Contact us - Ó Néill &amp; Co</title>" in page
    assert 'href="tel:01632960001"' in page


@pytest.fixture
def admin(db, client):
    client.force_login(make_user(Role.ADMINISTRATOR))


def chosen(client, **colours) -> dict:
    """The colours page as it is, with some chosen anew."""
    page = client.get("/staff/settings/colours/").text
    answers = dict(re.findall(r'<input[^>]* name="(brand_\w+)" value="([^"]*)"', page))
    answers |= dict(re.findall(r'name="(as_opened|form_token)" value="([^"]*)"', page))
    return answers | colours | {"why": "Our new house style"}


def test_colours_that_nobody_could_read_are_refused_with_what_to_do(client, admin):
    answer = client.post(
        "/staff/settings/colours/", chosen(client, brand_leaf="#7fd3a8", brand_sky="#ffeedd")
    )

    assert "white (#ffffff) on leaf (#7fd3a8) has a contrast of 1.78 to 1" in answer.text
    assert "Choose a lighter or darker leaf." in answer.text
    assert 'value="#ffeedd"' in answer.text
    assert not SetRule.objects.exclude(value=None).exists()


def test_a_landlord_chooses_its_own_colours(
    client, admin, rules_looked_up, django_capture_on_commit_callbacks
):
    before = client.get("/contact/").context["brand_css"]

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/staff/settings/colours/", chosen(client, brand_leaf="#123456"))

    after = client.get("/contact/").context["brand_css"]
    assert after != before
    assert "--portal-leaf: #123456;" in client.get(after).text


def test_a_colour_that_is_not_one_is_told_beside_its_question(client, admin):
    answer = client.post("/staff/settings/colours/", chosen(client, brand_ink="dark blue"))

    assert "Write the colour as # and six digits, like #12414f" in answer.text


@pytest.mark.django_db
def test_colours_other_than_the_address_names_are_not_kept_for_ever(client):
    """A process that has not heard of new colours yet must not give the old ones their address."""
    response = client.get("/brand.css?v=000000000000")

    assert "immutable" not in response["Cache-Control"]
    assert "max-age=60" in response["Cache-Control"]
    assert "immutable" in client.get(brand.address())["Cache-Control"]


@pytest.mark.django_db
def test_what_was_set_and_the_environment_must_go_together():
    """Here nothing is in the environment, and what was set does not go with the defaults."""
    SetRule.objects.create(name="BRAND_SAND", value="#12414f")

    (first, *_) = house_rules_fit_together(None, databases=["default"])

    assert "on sand (#12414f)" in first.msg
