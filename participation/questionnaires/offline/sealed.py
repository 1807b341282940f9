"""One record as a device keeps, exports and sends it: a line that anybody can read, and what only we can.

The line is JSON: ``id`` of the record, ``questionnaire`` and ``version`` (numbers of their rows), ``asked_at``,
``key`` (which of ours), ``point`` (the device's half, made for this record alone) and ``iv``. After it comes
AES-256-GCM, with the line bound to it, so that whoever changes either changes both. The key is what ECDH on
P-256 makes of the two halves, through HKDF with SHA-256.

Inside stands, after a line that says where its parts end, a form as browsers send it, files and all.
"""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import load_handler
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime

from base.core.refused import Refused

from .keys import CURVE, from_text, key_called

#: Of one record, with its photos. The device says so before it keeps one.
MOST_BYTES = 2 * settings.MAX_UPLOAD_BYTES
#: Of the line that anybody can read.
LONGEST_LINE = 1000
INFO = b"one record"
NOT_OURS = "This is no record that a device of ours made."
DAMAGED = "This record was changed or damaged after it was kept, so we cannot read it."


@dataclass(frozen=True)
class Sealed:
    id: uuid.UUID
    questionnaire: int
    version: int
    asked_at: dt.datetime
    key: str
    point: bytes
    iv: bytes
    line: bytes
    contents: bytes


@dataclass(frozen=True)
class Typed:
    """What was typed on the device, as a form of a browser has it."""

    data: QueryDict
    files: MultiValueDict[str, Any]


def sealed_in(record: bytes) -> Sealed:
    """Raises ``Refused`` of anything else."""
    if len(record) > MOST_BYTES:
        raise Refused(f"A record can have {MOST_BYTES // 1024**2} MB. This one has more.")
    line, _, contents = record.partition(b"\n")
    try:
        said = json.loads(line[:LONGEST_LINE])
        asked_at = parse_datetime(said["asked_at"])
        if asked_at is None or asked_at.tzinfo is None:
            raise Refused(NOT_OURS)
        return Sealed(
            id=uuid.UUID(said["id"]),
            questionnaire=_number(said["questionnaire"]),
            version=_number(said["version"]),
            asked_at=asked_at,
            key=str(said["key"])[:16],
            point=from_text(said["point"]),
            iv=from_text(said["iv"]),
            line=line,
            contents=contents,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Refused(NOT_OURS) from None


def unsealed(sealed: Sealed, request: HttpRequest) -> Typed:
    """Raises ``Refused`` where no key of ours reads it, or it is not what the device made."""
    ours = key_called(sealed.key)
    if ours is None:
        raise Refused(
            f"This record was encrypted to the key {sealed.key}, which the portal no longer has. Leave it on the "
            "device, and tell whoever looks after the portal: once they put that key back, it can be sent."
        )
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sealed.point)
        key = record_key(ours.private.exchange(ec.ECDH(), theirs))
        plain = AESGCM(key).decrypt(sealed.iv, sealed.contents, sealed.line)
    except (ValueError, InvalidTag):
        raise Refused(DAMAGED) from None
    parts, _, body = plain.partition(b"\n")
    return _form_in(body, parts.decode("ascii", "replace"), request)


def record_key(shared: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=INFO).derive(shared)


def _form_in(body: bytes, content_type: str, request: HttpRequest) -> Typed:
    about = {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": len(body)}
    handlers = [load_handler(one, request) for one in settings.FILE_UPLOAD_HANDLERS]
    try:
        return Typed(*MultiPartParser(about, BytesIO(body), handlers, "utf-8").parse())
    except (MultiPartParserError, SuspiciousOperation):  # too long for any form of ours, too
        raise Refused(DAMAGED) from None


def _number(said: object) -> int:
    if type(said) is not int or not 0 < said < 2**63:
        raise ValueError(said)
    return said
