"""Colleagues: let in, looked at, and never without an administrator."""

import pytest
from django.test import Client

from base.accounts.models import User
from base.accounts.services import NOBODY_ELSE, grant_role, switch_account, take_role
from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from tests.factories.people import make_user
from tests.together import many_writers, pressed_together  # noqa: F401

pytestmark = pytest.mark.django_db
NEW = "/admin/accounts/user/add/"


@pytest.fixture
def danuta():
    return make_user(Role.ADMINISTRATOR, name="Danuta Wrona")


@pytest.fixture
def as_danuta(danuta):
    client = Client()
    client.force_login(danuta)
    return client


def change(client, user, **typed):
    about = {"name": user.name, "roles": sorted(user.roles), **typed}
    return client.post(f"/admin/accounts/user/{user.pk}/change/", about)


def test_a_new_colleague_is_told_by_email_how_to_sign_in(as_danuta):
    about = {
        "email": "morag@example.org",
        "name": "Morag Tait",
        "is_active": "on",
        "roles": ["staff"],
    }
    as_danuta.post(NEW, about)

    message = Message.objects.get(address="morag@example.org")
    assert "Danuta Wrona has let you in as Participation or housing officer" in message.text
    assert "/accounts/login/" in message.text


def test_a_customer_who_comes_to_work_for_us_is_told_once_and_another_role_is_no_news(as_danuta):
    jean = make_user(Role.CUSTOMER, name="Jean")
    for roles in (["customer", "staff"], ["customer", "staff", "manager"]):
        change(as_danuta, jean, is_active="on", roles=roles)

    assert Message.objects.filter(template="account/email/invited").count() == 1


@pytest.mark.parametrize(
    "typed", [{"is_active": "on", "roles": ["staff"]}, {"roles": ["administrator"]}]
)
def test_the_last_administrator_stays_one(as_danuta, danuta, typed):
    left = make_user(Role.ADMINISTRATOR)  # who cannot sign in helps nobody
    User.objects.filter(pk=left.pk).update(is_active=False)

    page = change(as_danuta, danuta, **typed).content.decode()

    assert NOBODY_ELSE in page
    danuta = User.objects.get(pk=danuta.pk)
    assert danuta.is_active
    assert Role.ADMINISTRATOR in danuta.roles


def test_of_two_administrators_one_may_go(as_danuta, danuta):
    other = make_user(Role.ADMINISTRATOR)

    switch_account(user=other, on=False, by=danuta)

    assert not User.objects.get(pk=other.pk).is_active
    with pytest.raises(Refused):
        take_role(user=danuta, role=Role.ADMINISTRATOR)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("many_writers")
def test_two_administrators_do_not_take_the_role_from_each_other_at_once(danuta):
    other = make_user(Role.ADMINISTRATOR)

    became = pressed_together(
        lambda: take_role(user=other, role=Role.ADMINISTRATOR, by=danuta),
        lambda: take_role(user=danuta, role=Role.ADMINISTRATOR, by=other),
    )

    assert became == ["done", "refused"]
    assert User.objects.holding(Role.ADMINISTRATOR).count() == 1


def test_the_list_says_what_somebody_may_do_and_whether_their_second_step_stands(as_danuta):
    make_user(Role.MANAGER, name="Ewan Galbraith")
    make_user(Role.CUSTOMER, name="Jean")

    page = as_danuta.get("/admin/accounts/user/?role_grants__role=manager").content.decode()

    assert "Ewan Galbraith" in page
    assert '<td class="field-in_roles">Manager</td>' in page
    assert 'field-second_step"><img' in page
    assert "Jean" not in page


def test_who_gave_and_took_which_role_can_be_read(as_danuta, danuta):
    morag = make_user(name="Morag Tait")
    grant_role(user=morag, role=Role.MANAGER, by=danuta, why="Stands in for Ewan")
    take_role(user=morag, role=Role.MANAGER, by=danuta)
    change(as_danuta, morag)  # and may no longer sign in

    page = as_danuta.get(f"/admin/accounts/user/{morag.pk}/change/").content.decode()

    assert "Given: Manager, by Danuta Wrona (Stands in for Ewan)" in page
    assert "Taken away: Manager, by Danuta Wrona" in page
    assert "May no longer sign in, by Danuta Wrona" in page
