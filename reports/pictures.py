"""The pictures of an edition: copies of its own, so that a published report keeps what it showed."""

import dataclasses
import io
from typing import TypeVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from .shapes import Picture

R = TypeVar("R")


def with_own_pictures(report: R, attempt: str) -> tuple[R, dict[str, bytes]]:
    """The report with each of its pictures copied and measured, and what is in the copies by name.

    ``attempt`` is how the names of the copies begin.
    """
    kept: dict[str, bytes] = {}

    def own(picture: Picture) -> Picture:
        with default_storage.open(picture.name) as file:
            data = file.read()
        ending = picture.name.rpartition(".")[2]
        name = default_storage.save(f"{attempt}-{len(kept) + 1}.{ending}", ContentFile(data))
        kept[name] = data
        width, height = Image.open(io.BytesIO(data)).size
        return Picture(name, picture.alt, width, height)

    def copied(value):
        if isinstance(value, Picture):
            return own(value)
        if isinstance(value, tuple):
            return tuple(copied(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return dataclasses.replace(
                value, **{one.name: copied(getattr(value, one.name)) for one in fields}
            )
        return value

    return copied(report), kept


def pictures_in(value: object) -> list[Picture]:
    """Every picture that a report shows, in its order."""
    if isinstance(value, Picture):
        return [value]
    if isinstance(value, tuple):
        return [picture for one in value for picture in pictures_in(one)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return [picture for one in fields for picture in pictures_in(getattr(value, one.name))]
    return []
