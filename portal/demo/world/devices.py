"""What officers asked at the door without signal, and sent when they were back."""

import datetime as dt
import random
import uuid

from base.accounts.models import User
from participation.programme.consultations.models import Consultation
from participation.questionnaires.models import DeviceAnswer, Sheet
from participation.questionnaires.offline.keys import server_keys

ANSWERS = 8
#: From the first door to the office.
HOURS = 4


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
