"""What every answer tells the browser it may load, and from where."""

import pytest

from base.core import brand
from base.core.audience import Role
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def policy_of(response) -> dict[str, list[str]]:
    lines = (line.split() for line in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in lines}


@pytest.mark.parametrize(
    "path", ["/", "/join/you/", "/accounts/email/", "/staff/", "/admin/", "/no-such-page/"]
)
def test_scripts_and_styles_are_our_own_files_and_never_inline(client, path):
    client.force_login(make_user(Role.MANAGER))

    policy = policy_of(client.get(path))

    assert policy["default-src"] == ["'self'"]
    assert not policy.keys() & {"script-src", "style-src", "script-src-elem", "style-src-attr"}
    assert policy["object-src"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == policy["base-uri"] == ["'self'"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/calendar.ics",
        "/staff/people/",
        "/accounts/email/",
        "/admin/",
        "/no-such-page/",
        "/board/",
        "/me/",
    ],
)
def test_no_browser_keeps_what_somebody_signed_in_was_shown(client, path):
    client.force_login(make_user(Role.STAFF))

    assert client.get(path)["Cache-Control"] == "private, no-store"


def test_nor_what_somebody_who_is_joining_wrote(client):
    client.post("/join/you/", {"name": "Amina Hussain"})

    assert "no-store" in client.get("/join/you/")["Cache-Control"]


def test_what_is_the_same_for_everybody_may_be_kept(client):
    visitors = client.get("/")
    client.force_login(make_user(Role.STAFF))

    assert "no-store" not in visitors.headers.get("Cache-Control", "")
    assert "immutable" in client.get(brand.address())["Cache-Control"]
