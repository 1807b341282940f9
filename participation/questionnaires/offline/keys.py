"""The keys to which a device encrypts what it keeps: it holds the public half, and can read nothing again.

Each is made from one of ``SECOND_FACTOR_KEYS``, the newest first: a new one there is a new one here, and what was
encrypted to an older one is read for as long as that stands there too, or again once it is put back.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

CURVE = ec.SECP256R1()
#: How many points the curve has.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@dataclass(frozen=True)
class ServerKey:
    """``id`` goes with each record, and says which key reads it."""

    id: str
    private: ec.EllipticCurvePrivateKey

    @property
    def point(self) -> str:
        """Its public half, as a page hands it to the device."""
        return in_text(raw_point(self.private.public_key()))


def server_keys() -> tuple[ServerKey, ...]:
    return tuple(_made_from(secret) for secret in settings.SECOND_FACTOR_KEYS)


def key_called(key_id: str) -> ServerKey | None:
    return next((key for key in server_keys() if key.id == key_id), None)


@lru_cache(maxsize=16)
def _made_from(secret: str) -> ServerKey:
    # 16 bytes more than the curve takes, so that no number is likelier than another.
    spread = HKDF(SHA256(), 48, salt=None, info=b"portal answers on a device")
    number = int.from_bytes(spread.derive(secret.encode())) % (ORDER - 1) + 1
    private = ec.derive_private_key(number, CURVE)
    digest = hashlib.sha256(raw_point(private.public_key()))
    return ServerKey(digest.hexdigest()[:16], private)


def raw_point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def in_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from_text(text: str) -> bytes:
    """Raises ``ValueError`` of what is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
