"""Where files are kept: a full disk or a store that does not answer is said in plain words, and leaves no half file."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import FileSystemStorage

OUT_OF_REACH = "Our files are out of reach for the moment, so this could not be done."


class StoreTrouble(OSError):
    """The store could not do it. Its words are for people to read."""


class FileLost(FileNotFoundError):
    """A row names a file that the store does not have."""


@contextmanager
def in_plain_words(kinds: tuple[type[Exception], ...] = (OSError,)) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, StoreTrouble):
        raise
    except FileNotFoundError as lost:
        raise FileLost("The file that this names is not there any more.") from lost
    except kinds as trouble:
        raise StoreTrouble(OUT_OF_REACH) from trouble


class FileStore(FileSystemStorage):
    """A folder. A file has its name only once it is whole."""

    def _open(self, name, mode="rb"):
        with in_plain_words():
            return super()._open(name, mode)  # type: ignore[misc]

    def _save(self, name, content):
        half = os.path.join(os.path.dirname(name), f".{secrets.token_hex(8)}.half")
        with in_plain_words():
            try:
                super()._save(half, content)  # type: ignore[misc]
                name = self._taken(name)
                os.replace(self.path(half), self.path(name))
            except BaseException:
                if os.path.exists(self.path(half)):
                    os.remove(self.path(half))
                raise
        return name

    def _taken(self, name: str) -> str:
        """The name, or another where somebody has just taken it."""
        while True:
            try:
                os.close(os.open(self.path(name), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name
