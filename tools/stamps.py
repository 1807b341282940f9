"""Stamps remember what a step was made from, so that it is done again only when that has changed."""

import hashlib
import os
from pathlib import Path


def fingerprint(*sources: Path) -> str:
    """A hash of the names and contents of files and of whole folders."""
    digest = hashlib.sha256()
    for source in sources:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.is_file():
                digest.update(f"{file.relative_to(source.parent)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, made_from: str) -> bool:
    return stamp.is_file() and stamp.read_text() == made_from


def write_stamp(stamp: Path, made_from: str) -> None:
    """Written last and in one move: a step that was interrupted leaves no stamp."""
    draft = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    draft.write_text(made_from)
    draft.replace(stamp)
