import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from base.accounts.models import User
from base.core.audience import Role
from base.core.house_rules import BRAND_NAME
from base.core.models import Fact
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


def test_an_administrator_cannot_give_an_account_another_address_to_sign_in_with(client):
    jean = make_user(Role.CUSTOMER, email="jean@example.org")
    client.force_login(make_user(Role.ADMINISTRATOR))

    client.post(
        f"/admin/accounts/user/{jean.pk}/change/",
        {"email": "mine@example.org", "name": "Jean", "is_active": "on", "roles": ["customer"]},
    )

    assert User.objects.get(pk=jean.pk).email == "jean@example.org"
    assert client.get("/admin/account/emailaddress/").status_code == 404


def test_nobody_reads_or_changes_a_second_factor_in_the_admin(client):
    factor = Authenticator.objects.get(user=make_user(Role.MANAGER))
    client.force_login(make_user(Role.ADMINISTRATOR))
    page = f"/admin/mfa/authenticator/{factor.pk}/change/"

    assert factor.data["secret"] not in client.get(page).content.decode()
    assert client.post(page, {"type": "totp", "data": "{}"}).status_code == 403


def test_whoever_lost_their_second_factor_is_signed_out_and_sets_up_another(client):
    manager, admin = make_user(Role.MANAGER), make_user(Role.ADMINISTRATOR)
    factor = Authenticator.objects.get(user=manager)
    Authenticator.objects.create(user=manager, type=Authenticator.Type.RECOVERY_CODES, data={})
    thief = Client()
    thief.force_login(manager)
    client.force_login(admin)

    client.post(f"/admin/mfa/authenticator/{factor.pk}/delete/", {"post": "yes"})

    assert thief.get("/staff/").url == "/accounts/login/?next=/staff/"
    assert not Authenticator.objects.filter(user=manager).exists()
    assert Fact.objects.about(manager).get(what="second_factor_removed").actor == admin


def test_the_admin_speaks_of_the_landlord_and_has_no_groups(client, settings):
    client.force_login(make_user(Role.ADMINISTRATOR))

    page = client.get("/admin/").content.decode()

    assert BRAND_NAME.value in page
    assert "Django" not in page
    assert "/group" not in page
