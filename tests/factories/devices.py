"""What a tablet keeps at somebody's door, made as its scripts make it."""

import datetime as dt
import json
import os
import uuid
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from participation.questionnaires.models import Version
from participation.questionnaires.offline.keys import CURVE, in_text, raw_point, server_keys
from participation.questionnaires.offline.sealed import record_key


def sealed_record(
    version: Version,
    answers: dict[str, Any],
    *,
    code: str = "",
    asked_at: dt.datetime | None = None,
    record_id: uuid.UUID | None = None,
    line: dict[str, Any] | None = None,
    who: dict[str, Any] | None = None,
) -> bytes:
    """``answers`` by the name that a question has in a form; without a ``code``, of nobody whom we know.
    ``who`` is what stands in its place where whoever answers has signed in.
    ``line`` is what the line that anybody can read says otherwise."""
    pair, iv, ours = ec.generate_private_key(CURVE), os.urandom(12), server_keys()[0]
    said = {
        "id": str(record_id or uuid.uuid4()),
        "questionnaire": version.questionnaire_id,
        "version": version.pk,
        "asked_at": (asked_at or timezone.now()).isoformat(),
        "key": ours.id,
        "point": in_text(raw_point(pair.public_key())),
        "iv": in_text(iv),
        **(line or {}),
    }
    who = who or ({"code": code} if code else {"nobody": "on"})
    form = encode_multipart(BOUNDARY, {"language": "en", **who, **answers})
    key = record_key(pair.exchange(ec.ECDH(), ours.private.public_key()))
    first = json.dumps(said).encode()
    inside = MULTIPART_CONTENT.encode() + b"\n" + form
    return first + b"\n" + AESGCM(key).encrypt(iv, inside, first)


def as_upload(record: bytes) -> dict[str, SimpleUploadedFile]:
    return {"record": SimpleUploadedFile("answers.sealed", record)}
