"""Few pages are kept for visitors, and none under another's name, whatever people write into a request."""

import pytest
from django.core.cache import cache
from django.forms import ChoiceField

from base.core.kept_pages import EDITION
from tests.pages.test_kept_pages import kept_routes, page


@pytest.fixture(autouse=True)
def keeping(settings, db):
    settings.KEEP_PAGES_SECONDS = 60


@pytest.fixture
def kept(monkeypatch) -> list[str]:
    """The names of pages that are kept from now on."""
    names: list[str] = []
    keep = cache.set

    def noted(name, *args, **kwargs):
        if name.startswith("kept-pages:") and name != EDITION:
            names.append(name)
        keep(name, *args, **kwargs)

    monkeypatch.setattr(cache, "set", noted)
    return names


def test_where_a_path_is_said_to_be_divided_poisons_no_page(client):
    """``/calendar/`` said in two ways: divided after its first part, the second is the first page."""
    client.get("/", SCRIPT_NAME="/calendar", PATH_INFO="/")

    assert "What’s on" in page(client, "/calendar/")


@pytest.mark.parametrize(
    "path",
    [
        "/?fbclid=1",
        "/calendar/?page=2000",
        "/calendar/?page=last",
        "/calendar/?where=nowhere",
        "/calendar/?where=online&when=past",
        "/calendar/?where=online&where=online",
        "/get-involved/?where=online&time=ten",
    ],
)
def test_what_anybody_writes_into_an_address_makes_no_new_kept_page(client, kept, path):
    client.get(path)

    assert kept == []


def test_nor_does_a_host_that_settings_do_not_name(client, kept, settings):
    settings.ALLOWED_HOSTS = [".example.org"]

    client.get("/", headers={"host": "any.example.org"})
    client.get("/", headers={"host": "any.example.org:81"})

    assert kept == []


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("/?fbclid=1", "/"),
        ("/calendar/?utm_source=poster&where=online", "/calendar/?where=online"),
        ("/calendar/?when=&where=online&area=", "/calendar/?where=online"),
    ],
)
def test_where_somebody_came_from_makes_no_other_page(
    client, asked, same, django_assert_num_queries
):
    shown = page(client, same)

    with django_assert_num_queries(0):
        assert page(client, asked) == shown


@pytest.mark.parametrize("route", kept_routes(), ids=str)
def test_a_page_is_narrowed_by_choices_alone(route):
    """What can be typed has no end."""
    fields = getattr(route.view.view_class.filter_class, "base_fields", {})

    assert all(isinstance(field, ChoiceField) for field in fields.values())
