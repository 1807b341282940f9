"""Whoever reads the database can show no code; keys are exchanged without anybody setting up anew."""

import importlib

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.core.cache import cache
from django.core.management import CommandError, call_command

from base.accounts import secrets
from base.accounts.models import User
from base.core.audience import Role
from tests.accounts.codes import shown_by_app
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"
migration = importlib.import_module("base.accounts.migrations.0002_encrypt_second_factors")


@pytest.fixture
def morag() -> User:
    """With an app and recovery codes, as allauth sets them up."""
    user = make_user(Role.STAFF)
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def kept() -> str:
    return str(list(Authenticator.objects.order_by("pk").values_list("data", flat=True)))


def works(user: User) -> bool:
    cache.clear()  # a code shown once is good once
    app = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return TOTP(app).validate_code(shown_by_app(SECRET))


def codes(user: User) -> list[str]:
    found = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return RecoveryCodes(found).get_unused_codes()


def test_the_database_holds_no_secret_and_codes_work(morag):
    assert SECRET not in kept()
    assert kept().count(secrets.ENCRYPTED) == 2
    assert works(morag)
    assert len(codes(morag)) == 10


def test_a_key_is_exchanged_and_the_old_one_taken_out(morag, settings):
    before, as_before = codes(morag), kept()
    settings.SECOND_FACTOR_KEYS = ["the new one", *settings.SECOND_FACTOR_KEYS]
    assert works(morag)

    call_command("encrypt_second_factors", verbosity=0)
    settings.SECOND_FACTOR_KEYS = ["the new one"]

    assert kept() != as_before
    assert works(morag)
    assert codes(morag) == before


def test_a_key_taken_out_too_early_is_said_and_changes_nothing(morag, settings):
    before = kept()
    settings.SECOND_FACTOR_KEYS = ["the new one"]

    with pytest.raises(CommandError, match="Put it back"):
        call_command("encrypt_second_factors")

    assert kept() == before


def test_what_the_release_before_wrote_is_encrypted_and_going_back_decrypts_it(morag, monkeypatch):
    recovery = codes(morag)
    migration.decrypt(apps, None)
    assert SECRET in kept()
    assert secrets.ENCRYPTED not in kept()
    assert works(morag)  # while both releases run
    monkeypatch.setattr(migration, "BATCH", 1)

    migration.encrypt(apps, None)
    once = kept()
    migration.encrypt(apps, None)

    assert SECRET not in once
    assert kept() == once
    assert works(morag)
    assert codes(morag) == recovery


def test_codes_brought_from_elsewhere_are_encrypted_and_a_security_key_has_nothing_to():
    brought = secrets.in_data({"migrated_codes": ["one", "two"]}, secrets.encrypted)
    key = {"name": "Desk", "credential": {"id": "x"}}

    assert [secrets.decrypted(code) for code in brought["migrated_codes"]] == ["one", "two"]
    assert all(code.startswith(secrets.ENCRYPTED) for code in brought["migrated_codes"])
    assert secrets.in_data(key, secrets.encrypted) == key
