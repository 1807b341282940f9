"""A broker in a folder, for an installation without servers.

kombu's own writes each message where workers look for it. A worker that looks in the moment between the
making of a file and the writing of it reads nothing, loses that message and ends.
"""

import uuid
from pathlib import Path
from time import monotonic

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict, **kwargs) -> None:  # type: ignore[override]
        """Written under a name that no worker reads, then given its own in one step."""
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        file = Path(self.data_folder_out, name)
        unfinished = file.with_name(f"{name}.unfinished")
        try:
            unfinished.write_bytes(dumps(payload).encode())
            unfinished.replace(file)
        except OSError as problem:
            raise ChannelError(f"Cannot add {file} to the queue.") from problem


class Transport(filesystem.Transport):
    Channel = Channel


def use() -> None:
    """For every address that begins with ``filesystem://``."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
