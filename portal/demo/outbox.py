"""Reads what Django's file-based email backend and our file gateway for texts wrote into their folders."""

import datetime as dt
import json
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

from base.core.row_numbers import row_number


@dataclass(frozen=True)
class File:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Email:
    name: str
    """Of its file, and its place in it."""
    to: str
    subject: str
    at: dt.datetime
    text: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class SentText:
    to: str
    text: str
    at: dt.datetime


def texts(most: int) -> list[SentText]:
    """What the file gateway wrote, the newest first."""
    files = sorted(Path(settings.SMS_FILE_PATH).glob("*.json"), key=_written_at, reverse=True)
    kept = [json.loads(file.read_text(encoding="utf-8")) for file in files[:most]]
    return [SentText(one["to"], one["text"], dt.datetime.fromisoformat(one["at"])) for one in kept]


#: The backend draws a line under each message; the next one begins with its headers.
BETWEEN = re.compile(rb"\n-{79}\n(?=Content-Type:|\Z)")


def names() -> list[str]:
    """The newest first. Emails sent in one moment may share a file, so each has its place in it."""
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=_written_at, reverse=True)
    return [
        f"{file.stem}-{place}" for file in files for place in reversed(range(len(_emails_in(file))))
    ]


def read(name: str) -> Email:
    """Raises LookupError where there is no such email."""
    stem, _, place = name.rpartition("-")
    file = Path(settings.EMAIL_FILE_PATH) / f"{stem}.log"
    emails = _emails_in(file) if file.is_file() else []
    number = row_number(place)
    if number is None or number >= len(emails):
        raise LookupError(name)
    return _as_email(name, message_from_bytes(emails[number], policy=default))


def _written_at(file: Path) -> int:
    return file.stat().st_mtime_ns


def _emails_in(file: Path) -> list[bytes]:
    return BETWEEN.split(file.read_bytes())[:-1]


def _as_email(name: str, parsed: EmailMessage) -> Email:
    body = parsed.get_body(preferencelist=("plain", "html"))
    return Email(
        name=name,
        to=str(parsed["To"]),
        subject=str(parsed["Subject"]).strip(),
        # Django writes the time of day as -0000, which is read as no time zone at all.
        at=parsedate_to_datetime(parsed["Date"]).replace(tzinfo=dt.UTC),
        text=body.get_content() if body else "",
        files=tuple(
            File(
                name=part.get_filename("file"),
                content_type=part.get_content_type(),
                content=part.get_payload(decode=True),
            )
            for part in parsed.iter_attachments()
        ),
    )
