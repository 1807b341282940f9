"""What every answer tells the browser it may load, and from where."""

import pytest

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
