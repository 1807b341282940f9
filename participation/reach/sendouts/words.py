"""What a template may say: plain text with a closed list of placeholders, and nothing that can run.

``{name}`` stands for the person's name. Values are filled in once and never looked at again, so a
person called ``{link}`` is called just that; HTML is made from the finished text, escaped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from base.core.house_rules import BRAND_EMAIL, BRAND_NAME, BRAND_PHONE
from participation.messages.contact.rules import NEEDS_CONSENT
from participation.messages.contact.services import way_out
from participation.people.customers.languages import NEED_A_TRANSLATION, RIGHT_TO_LEFT
from participation.people.customers.models import Channel, Customer

from .answers_in_message import as_html

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

#: What each placeholder stands for, as staff read it.
VARIABLES = {
    "name": "the person’s name",
    "title": "what they are invited to",
    "when": "the day and time of it",
    "link": "the address where they can say yes; for a consultation, one of their own",
    "answers": "the first question of a survey after a job, with a link for each answer",
    "landlord": "our name",
    "phone": "our phone number",
}
#: Only there where a send-out says what it invites to; and only where that has a day.
OF_AN_INVITATION = frozenset({"title", "when", "link", "answers"})

#: Stands for what is not known while somebody writes: each about as long as it mostly is.
AN_EXAMPLE = {
    "name": "Amina Hussain-Reid",
    "title": "What you choose to invite to",
    "when": "Wednesday 23 September 2026, 2pm to 4pm",
    "link": f"{settings.PORTAL_ADDRESS}/events/what-you-choose-to-invite-to/",
    "answers": "\n".join(
        (
            "Was it done when we had said?",
            f"Yes: {settings.PORTAL_ADDRESS}/s/7KQ2MX4D.answer-a/",
            f"No: {settings.PORTAL_ADDRESS}/s/7KQ2MX4D.answer-b/",
        )
    ),
}

ENGLISH, STANDARD = "en", "standard"


@dataclass(frozen=True)
class Wording:
    """One version of a template: a language, a format, and what it says by each way."""

    language: str
    format: str
    subject: str
    text: str
    sms: str = ""
    letter: str = ""

    def by(self, channel: str) -> str:
        own = {Channel.SMS: self.sms, Channel.POST: self.letter}
        return own.get(Channel(channel)) or self.text


@dataclass(frozen=True)
class Finished:
    """What one person gets."""

    subject: str
    text: str
    html: str
    language: str
    format: str


def mistakes_in(text: str) -> list[str]:
    """What is wrong with the placeholders, in words; nothing where all can be filled in."""
    unknown = sorted({name for name in PLACEHOLDER.findall(text) if name not in VARIABLES})
    said = [f"“{{{name}}}” is nothing we can fill in. {choices()}" for name in unknown]
    if set(PLACEHOLDER.sub("", text)) & {"{", "}"}:
        said.append(f"A curly bracket stands alone. {choices()}")
    return said


def choices() -> str:
    return "Use " + ", ".join(f"{{{name}}}" for name in VARIABLES) + "."


def used_in(wordings: Iterable[Wording]) -> set[str]:
    parts = (part for one in wordings for part in (one.subject, one.text, one.sms, one.letter))
    return {name for part in parts for name in PLACEHOLDER.findall(part)}


def fill(text: str, values: dict[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values[found[1]], text)


def standing_values() -> dict[str, str]:
    return {"landlord": BRAND_NAME.value, "phone": BRAND_PHONE.value}


def chosen(wordings: Sequence[Wording], language: str, formats: Iterable[str]) -> Wording:
    """Their language before their format; English in the usual format is always there."""
    there = {(one.language, one.format): one for one in wordings}
    wished = [*formats, STANDARD]
    for tongue in (language, ENGLISH):
        for format_ in wished:
            if (tongue, format_) in there:
                return there[tongue, format_]
    return there[ENGLISH, STANDARD]


def finish(
    wordings: Sequence[Wording],
    *,
    customer: Customer,
    formats: Iterable[str],
    channel: str,
    purpose: str,
    values: dict[str, str],
    ending: str = "",
) -> Finished:
    """The words for one person by one way, in their language and format where there is one.

    ``ending`` is what delivery puts under the text of an email: the link that stops the next one.
    """
    wording = chosen(wordings, customer.language, formats)
    values = {**standing_values(), **values, "name": customer.name}
    parts = [fill(wording.by(channel), values).strip()]
    stopped = [way_out()] if purpose in NEEDS_CONSENT else []
    if channel == Channel.POST:
        parts += stopped
    if wording.language != customer.language and customer.language in NEED_A_TRANSLATION:
        parts.append(
            NEED_A_TRANSLATION[customer.language].format(
                phone=BRAND_PHONE.value, email=BRAND_EMAIL.value
            )
        )
    text = ("\n" if channel == Channel.SMS else "\n\n").join(parts) + "\n"
    html = ""
    if channel == Channel.EMAIL:
        html = render_to_string(
            "sendouts/email/message.html",
            {
                "text": as_html(text + (ending or "\n".join(stopped))),
                "language": wording.language,
                "direction": "rtl" if wording.language in RIGHT_TO_LEFT else "ltr",
                "large": wording.format == "large_print",
                "landlord": BRAND_NAME.value,
            },
        )
    subject = " ".join(fill(wording.subject, values).split())[:200]
    return Finished(subject, text, html, wording.language, wording.format)
