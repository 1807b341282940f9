"""What a message says, as we read it: its reader's code is not there, but where one of us finds it."""

from dataclasses import dataclass

from participation.questionnaires.codes.in_messages import CodeInWords, codes_in, for_us

from .models import Message


@dataclass(frozen=True)
class Says:
    text: str
    codes: list[CodeInWords]


def says(message: Message) -> Says:
    return Says(for_us(message.text), codes_in(message.text, message.customer_id))
