"""What people send us is shown to a virus scanner before anything keeps it: clamd, by its socket, where one is set.

``CLAMD`` is ``unix:///run/clamav/clamd.sock`` or ``tcp://host:3310``; empty, nothing is scanned. Where it is
set and does not answer, no file is taken: the scanner sees every upload or there is none.
"""

import logging
import socket
import struct
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

log = logging.getLogger(__name__)

CHUNK = 64 * 1024
#: A scan of the largest file takes a few seconds; a web process waits no longer for one.
ANSWER_SECONDS = 20


def refuse_infected(file: UploadedFile) -> None:
    """Raises in plain words; leaves the file at its beginning."""
    if not settings.CLAMD:
        return
    try:
        answer = asked(file)
    except OSError:
        log.exception("The virus scanner does not answer.")
        answer = ""
    finally:
        file.seek(0)
    if answer == "stream: OK":
        return
    if answer.endswith(" FOUND"):
        log.warning("A file was refused: %s", answer)
        raise ValidationError(
            "Our virus scanner finds something harmful in this file. Choose another one, or send"
            " it to somebody who looks after your computer",
            code="infected",
        )
    if answer:
        log.error("The virus scanner could not look at a file: %s", answer)
    raise ValidationError(
        "We cannot check files for viruses at the moment, so we take none. Try again in a few minutes",
        code="not_scanned",
    )


def asked(file: UploadedFile) -> str:
    """clamd's answer to INSTREAM: ``stream: OK``, ``stream: Eicar-Signature FOUND``, or an error."""
    with connection() as clamd:
        clamd.sendall(b"zINSTREAM\0")
        file.seek(0)
        try:
            for chunk in file.chunks(CHUNK):
                clamd.sendall(struct.pack("!I", len(chunk)) + chunk)
            clamd.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):  # too long for it, as its answer says
            log.info("The virus scanner hung up before the end of a file.")
        answer = b""
        while not answer.endswith(b"\0") and (more := clamd.recv(1024)):
            answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


@contextmanager
def connection():
    address = urlsplit(settings.CLAMD)
    if address.scheme == "unix":
        clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        where: str | tuple[str, int] = address.path
    else:
        clamd = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        where = (address.hostname or "", address.port or 3310)
    with clamd:
        clamd.settimeout(ANSWER_SECONDS)
        clamd.connect(where)
        yield clamd
