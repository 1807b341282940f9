"""Ways for a text to leave, chosen by ``SMS_GATEWAY`` as Django's email backends are by EMAIL_BACKEND."""

import json
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from base.core.house_rules import BRAND_SHORT_NAME


@dataclass(frozen=True)
class Text:
    to: str
    text: str
    reference: str
    """Ours; the same again where the same message is tried again, so that a gateway can tell."""


class TextRefused(ValueError):
    """The gateway will say the same next time: a number it cannot reach, words it will not carry."""


class Gateway(Protocol):
    def send(self, text: Text) -> None:
        """Raises TextRefused for good, OSError where another try may work."""


def gateway() -> Gateway | None:
    """None where the landlord has none: texts then wait for a person."""
    return import_string(settings.SMS_GATEWAY)() if settings.SMS_GATEWAY else None


#: What the locmem gateway was given; the suite empties it before each test.
outbox: list[Text] = []


class LocmemGateway:
    def send(self, text: Text) -> None:
        outbox.append(text)


class ConsoleGateway:
    """For somebody who works on the portal: the text on the worker's standard output."""

    def send(self, text: Text) -> None:
        print(f"Text to {text.to} ({text.reference}):\n{text.text}\n", flush=True)  # noqa: T201


class FileGateway:
    """One file for each text in ``SMS_FILE_PATH``, for the demo's outbox."""

    def send(self, text: Text) -> None:
        folder = Path(settings.SMS_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        kept = {**asdict(text), "at": timezone.now().isoformat()}
        (folder / f"{text.reference}.json").write_text(json.dumps(kept), encoding="utf-8")


class HttpGateway:
    """POSTs each text as JSON to ``SMS_URL`` with ``SMS_KEY`` as bearer token.

    Any answer in the 200s means accepted. 429, 408 and the 500s are tried again later; any other
    refusal is for good, and its words are kept on the message for staff to read.
    """

    TRY_AGAIN = frozenset({408, 425, 429})

    def send(self, text: Text) -> None:
        body = {
            "to": text.to,
            "from": settings.SMS_FROM or BRAND_SHORT_NAME.value,
            "text": text.text,
            "reference": text.reference,
        }
        request = Request(  # noqa: S310  (SMS_URL is checked to be http or https at start)
            settings.SMS_URL,
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {settings.SMS_KEY}",
                "Content-Type": "application/json",
                "Idempotency-Key": text.reference,
            },
        )
        try:
            with urlopen(request, timeout=settings.SMS_TIMEOUT):  # noqa: S310
                return
        except HTTPError as answer:
            said = answer.read(500).decode(errors="replace").strip()
            if answer.code >= 500 or answer.code in self.TRY_AGAIN:
                raise OSError(f"The text gateway said {answer.code}: {said}") from answer
            raise TextRefused(f"The text gateway said {answer.code}: {said}") from answer
        except HTTPException as broken:
            raise OSError(f"The text gateway broke off: {broken}") from broken
