import pytest
from allauth.mfa.models import Authenticator

from portal.accounts.models import User
from portal.core.audience import Role
from portal.core.models import Fact
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_the_admin_has_no_sign_in_of_its_own_that_would_skip_the_second_factor(client):
    admin = make_user(Role.ADMINISTRATOR, email="admin@example.org")
    admin.set_password("a long and good password")
    admin.save()

    response = client.post(
        "/admin/login/",
        {"username": "admin@example.org", "password": "a long and good password"},
    )

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_an_administrator_without_a_second_factor_does_not_get_in(client):
    admin = make_user(Role.ADMINISTRATOR)
    Authenticator.objects.filter(user=admin).delete()
    client.force_login(admin)

    assert client.get("/admin/").url == "/accounts/2fa/totp/activate/"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_open_the_admin(client, role):
    client.force_login(make_user(role))

    assert client.get("/admin/").status_code in (302, 403)


def test_roles_given_in_the_admin_are_in_the_log_with_who_gave_them(client):
    admin = make_user(Role.ADMINISTRATOR)
    morag = make_user(name="Morag Tait")
    client.force_login(admin)

    client.post(
        f"/admin/accounts/user/{morag.pk}/change/",
        {"email": morag.email, "name": "Morag Tait", "is_active": "on", "roles": ["staff"]},
    )

    assert User.objects.get(pk=morag.pk).roles == {Role.STAFF}
    assert Fact.objects.about(morag).get(what="role_granted").actor == admin


def test_the_first_person_comes_from_the_command_line_as_administrator():
    first = User.objects.create_superuser("first@example.org", "a long and good password")

    assert first.roles == {Role.ADMINISTRATOR}
    assert first.is_staff
