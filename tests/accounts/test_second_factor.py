import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from base.accounts.models import User
from base.accounts.services import grant_role, take_role
from base.core.audience import Role
from base.core.models import Fact
from tests.accounts.codes import shown_by_app
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.STAFF, Role.MANAGER, Role.BOARD, Role.ADMINISTRATOR])
def test_nothing_opens_before_the_second_factor_is_set_up(client, role):
    user = make_user(role)
    Authenticator.objects.filter(user=user).delete()
    client.force_login(user)

    response = client.get("/")

    assert response.status_code == 302
    assert response.url == "/accounts/2fa/totp/activate/"


def test_a_customer_needs_no_second_factor(client):
    client.force_login(make_user(Role.CUSTOMER))

    assert client.get("/").status_code == 200


def test_granting_a_role_twice_is_one_role_and_one_line_in_the_log():
    user = make_user()

    grant_role(user=user, role=Role.STAFF)
    grant_role(user=user, role=Role.STAFF)

    assert user.roles == {Role.STAFF}
    assert Fact.objects.about(user).filter(what="role_granted").count() == 1


@pytest.mark.parametrize("role", Role)
def test_whom_the_tests_make_is_as_somebody_to_whom_the_role_was_granted(role):
    made, granted = make_user(role), make_user()
    grant_role(user=granted, role=role)

    assert rights(made) == rights(granted)
    for one in (made, granted):
        one = User.objects.get(pk=one.pk)
        assert rights(one) == rights(granted)
        assert one.roles == {role}


def rights(user) -> tuple:
    return user.roles, user.is_staff, user.is_superuser, user.is_active, user.needs_second_factor


def test_taking_a_role_shuts_the_door_and_is_logged():
    user = make_user(Role.STAFF)

    take_role(user=user, role=Role.STAFF, why="Left the team")

    assert user.roles == frozenset()
    assert Fact.objects.about(user).get(what="role_taken").why == "Left the team"


def test_an_email_address_is_one_person_whatever_its_case():
    make_user(email="Amina@Example.org")

    assert User.objects.filter(email="amina@example.org").exists()


def set_up_an_app(client) -> None:
    form = client.get("/accounts/2fa/totp/activate/").context["form"]
    client.post("/accounts/2fa/totp/activate/", {"code": shown_by_app(form.secret)})


def test_setting_it_up_ends_what_was_signed_in_without_it(
    client, django_capture_on_commit_callbacks
):
    user = make_user(Role.STAFF)
    Authenticator.objects.filter(user=user).delete()
    waiting = Client()
    for browser in (waiting, client):
        browser.force_login(user)

    with django_capture_on_commit_callbacks(execute=True):
        set_up_an_app(client)

    assert client.get("/staff/").status_code == 200
    assert waiting.get("/staff/").url == "/accounts/login/?next=/staff/"


def test_recovery_codes_alone_open_nothing(client):
    user = make_user(Role.STAFF)
    Authenticator.objects.filter(user=user).update(type=Authenticator.Type.RECOVERY_CODES)
    client.force_login(user)

    assert client.get("/staff/").url == "/accounts/2fa/totp/activate/"
