"""What the logs say of an address: which page, and never what was looked for or whose link it was.

A log is read by more people than the page, and is kept. Search words stand behind the question mark, and
one-press links (stop these emails) act for whoever has them.
"""

import logging
import re
from urllib.parse import urlsplit

from gunicorn.glogging import Logger

#: A signed word has a colon in it, and nothing else in an address of ours is as long. What follows the
#: short address is somebody's personal code.
SECRET = re.compile(r"(?<=^/s/)[^/]+|[^/]*:[^/]*|[^/]{60,}")


def shown(address: str) -> str:
    return SECRET.sub("…", urlsplit(address).path)


class AccessLog(Logger):
    """gunicorn's, with addresses as above; also that of the page somebody came from."""

    def atoms(self, resp, req, environ, request_time):
        found = super().atoms(resp, req, environ, request_time)
        path = shown(environ.get("PATH_INFO", ""))
        came_from = shown(environ.get("HTTP_REFERER", "")) or "-"
        request = f"{found['m']} {path} {found['H']}"
        return {**found, "r": request, "U": path, "q": "", "f": came_from}


class WithoutSecrets(logging.Filter):
    """For what Django says of a request that it refused: "Not Found: /unsubscribe/…/"."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                shown(said) if isinstance(said, str) and said.startswith("/") else said
                for said in record.args
            )
        return True
