"""The queue of an installation without servers."""

from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from portal.settings.services import broker_at


@pytest.fixture
def queue(tmp_path):
    url = f"filesystem://localhost{tmp_path}"
    for folder in ("queue", "control"):
        (tmp_path / folder).mkdir()
    with Connection(url, transport_options=broker_at(url)) as connection:
        yield connection.SimpleQueue("letters")


def test_a_worker_that_looks_while_a_message_is_being_written_finds_it_a_moment_later(
    queue, monkeypatch
):
    looked = []

    def in_two_parts(file: Path, content: bytes) -> None:
        with file.open("wb", buffering=0) as half:
            half.write(content[:10])
            with pytest.raises(Empty):
                queue.get_nowait()
            looked.append(file)
            half.write(content[10:])

    monkeypatch.setattr(Path, "write_bytes", in_two_parts)
    queue.put({"letter": 1})

    assert looked
    assert queue.get_nowait().payload == {"letter": 1}
