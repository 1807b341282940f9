import pytest
from django.core.checks import Error
from django.test import override_settings

from base.core.brand import mixed
from base.core.checks import brand_colours_can_be_read, contrast


def problems(settings, **colours) -> list[Error]:
    brand = {**settings.BRAND, "colours": {**settings.BRAND["colours"], **colours}}
    with override_settings(BRAND=brand):
        return brand_colours_can_be_read(None)


def test_contrast_is_as_the_guidelines_compute_it():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_the_palette_we_ship_can_be_read(settings):
    assert problems(settings) == []


def test_a_pale_button_is_refused_and_the_pair_is_named(settings):
    (first, *_) = problems(settings, leaf="#7fd3a8")

    assert first.id == "portal.E002"
    assert "white (#ffffff) on leaf (#7fd3a8)" in first.msg
    assert "1.78 to 1" in first.msg
    assert "4.5 to 1" in first.msg


def test_links_are_held_against_every_background_they_stand_on(settings):
    named = {
        problem.msg.split(":")[1].split(" has")[0].strip()
        for problem in problems(settings, link="#3f7f93")
    }

    assert "link (#3f7f93) on sand (#f7f2e8)" in named
    assert "link (#3f7f93) on white (#ffffff)" in named


def test_a_colour_that_is_not_one_is_refused(settings):
    (problem,) = problems(settings, ink="dark blue")

    assert problem.id == "portal.E001"
    assert "dark blue" in problem.msg


def test_a_tint_lies_between_its_colours():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_the_colours_reach_the_browser_without_a_build(client, settings):
    settings.BRAND = {
        **settings.BRAND,
        "colours": {**settings.BRAND["colours"], "leaf": "#123456"},
    }

    response = client.get("/brand.css")

    assert "--portal-leaf: #123456;" in response.content.decode()
    assert response["Content-Type"] == "text/css"
    assert "immutable" in response["Cache-Control"]


@pytest.mark.django_db
def test_new_colours_have_a_new_address(client, settings):
    before = client.get("/contact/").context["brand_css"]
    settings.BRAND = {
        **settings.BRAND,
        "colours": {**settings.BRAND["colours"], "leaf": "#123456"},
    }

    assert client.get("/contact/").context["brand_css"] != before


@pytest.mark.django_db
def test_the_name_and_contact_details_are_the_landlords_own(client, settings):
    settings.BRAND = {**settings.BRAND, "name": "Ó Néill & Co", "phone": "01632 960 001"}

    page = client.get("/contact/").content.decode()

    assert "<title>Contact us - Ó Néill &amp; Co</title>" in page
    assert 'href="tel:01632960001"' in page
