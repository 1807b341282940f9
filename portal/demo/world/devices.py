"""What officers asked at the door without signal, and sent when they were back."""

import datetime as dt
import json
import random
import uuid

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from base.accounts.models import User
from participation.programme.consultations.models import Consultation
from participation.questionnaires.models import DeviceAnswer, DoubtfulTime, Question, Sheet
from participation.questionnaires.offline.keys import CURVE, in_text, raw_point, server_keys
from participation.questionnaires.offline.sealed import record_key

ANSWERS = 8
#: From the first door to the office.
HOURS = 4
#: How long one tablet lay in a van after the closing.
DAYS_IN_A_VAN = 6


def make_device_answers(consultation: Consultation, *, dice: random.Random, by: User) -> None:
    in_person = Sheet.objects.filter(
        questionnaire=consultation.questionnaire, mode=Sheet.Mode.IN_PERSON
    )
    sheets = in_person.order_by("sent_at", "pk")[:ANSWERS]
    DeviceAnswer.objects.bulk_create(
        DeviceAnswer(
            id=uuid.UUID(int=dice.getrandbits(128), version=4),
            questionnaire=sheet.questionnaire,
            sheet=sheet,
            sent_by=by,
            key=server_keys()[0].id,
            asked_at=sheet.sent_at - dt.timedelta(minutes=dice.randint(5, HOURS * 60)),
            received_at=sheet.sent_at,
        )
        for sheet in sheets.select_related("questionnaire")
    )


def make_doubtful_answers(
    consultation: Consultation,
    question: Question,
    *,
    dice: random.Random,
    by: User,
    colleague: User,
) -> None:
    """Two that lay in a van: of one we know by now that it was asked too late, the other is to settle."""
    reached_us = consultation.ends_at + dt.timedelta(days=DAYS_IN_A_VAN)
    if reached_us > timezone.now():
        return
    for hours, reason in (
        (20, ""),
        (2, "Ewan wrote in his diary that he was there the day after."),
    ):
        answer = DeviceAnswer.objects.create(
            id=uuid.UUID(int=dice.getrandbits(128), version=4),
            questionnaire=question.version.questionnaire,
            sent_by=by,
            key=server_keys()[0].id,
            asked_at=consultation.ends_at - dt.timedelta(hours=hours),
            received_at=reached_us,
        )
        settled = {"settled_by": colleague, "settled_at": timezone.now()} if reason else {}
        DoubtfulTime.objects.create(
            answer=answer, record=_sealed(answer, question), reason=reason, **settled
        )


def _sealed(answer: DeviceAnswer, question: Question) -> bytes:
    """As the scripts of a device make it, of somebody without a code."""
    pair, ours, iv = ec.generate_private_key(CURVE), server_keys()[0], answer.id.bytes[:12]
    line = json.dumps(
        {
            "id": str(answer.id),
            "questionnaire": answer.questionnaire_id,
            "version": question.version_id,
            "asked_at": answer.asked_at.isoformat(),
            "key": ours.id,
            "point": in_text(raw_point(pair.public_key())),
            "iv": in_text(iv),
        }
    ).encode()
    said = {question.source: question.options.values_list("code", flat=True)[0]}
    form = encode_multipart(BOUNDARY, {"language": "en", "nobody": "on", **said})
    key = record_key(pair.exchange(ec.ECDH(), ours.private.public_key()))
    inside = MULTIPART_CONTENT.encode() + b"\n" + form
    return line + b"\n" + AESGCM(key).encrypt(iv, inside, line)
