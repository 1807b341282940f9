"""What second factors are made of is kept encrypted: whoever reads the database can show no code.

The newest of ``SECOND_FACTOR_KEYS`` encrypts, and any of them decrypts, so that a key can be exchanged.
"""

import base64
import hashlib

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction

BATCH = 500
#: What Fernet makes begins so (its version), and no key of an app or recovery code does.
ENCRYPTED = "gAAAAA"


def fernet_of(key: str) -> Fernet:
    """Of any long words, as ``SECRET_KEY`` may be."""
    digest = hashlib.sha256(b"portal second factor " + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def ours() -> MultiFernet:
    return MultiFernet([fernet_of(key) for key in settings.SECOND_FACTOR_KEYS])


def encrypted(text: str) -> str:
    return ours().encrypt(text.encode()).decode()


def decrypted(text: str) -> str:
    """Or as it stands, where the release before wrote it while both were running."""
    return ours().decrypt(text.encode()).decode() if text.startswith(ENCRYPTED) else text


def encrypted_anew(text: str) -> str:
    return encrypted(decrypted(text))


def in_data(data: dict, change) -> dict:
    """What an app's key and recovery codes keep, each with its secret changed; of a security key nothing."""
    changed = dict(data)
    for name in ("secret", "seed"):
        if name in data:
            changed[name] = change(data[name])
    if "migrated_codes" in data:
        changed["migrated_codes"] = [change(code) for code in data["migrated_codes"]]
    return changed


def encrypt_anew() -> int:
    """Every second factor with the newest key. Those that no key of ours decrypts stop it, before any changes."""
    rows = Authenticator.objects.order_by("pk")
    for factor in rows.iterator(chunk_size=BATCH):
        in_data(factor.data, decrypted)
    changed = 0
    last = 0
    while numbers := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            batch = list(rows.select_for_update(of=("self",)).filter(pk__in=numbers))
            for factor in batch:
                factor.data = in_data(factor.data, encrypted_anew)
            changed += Authenticator.objects.bulk_update(batch, ["data"])
        last = numbers[-1]
    return changed
