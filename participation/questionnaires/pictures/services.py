"""Putting pictures beside a question and its answers, and taking them off."""

from collections.abc import Mapping
from typing import NamedTuple

from django.core.files.images import get_image_dimensions
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from base.core.refused import Refused

from ..building.drafts import draft_of
from ..models import Option, Question
from ..picture_files import forget_pictures


class Wanted(NamedTuple):
    """A new picture or none, what it shows, and whether the one that is there goes."""

    file: UploadedFile | None
    alt: str
    away: bool = False


@transaction.atomic
def put_pictures(*, question: Question, wanted: Mapping[str, Wanted]) -> None:
    """``wanted`` is by the code of an answer; of the question itself, by none."""
    version = draft_of(question.version.questionnaire)
    if question.version_id != version.pk:
        raise Refused("People are being asked this already. Begin a correction first.")
    rows: dict[str, Question | Option] = {one.code: one for one in question.options.all()}
    rows[""] = question
    gone = []
    for code, one in wanted.items():
        if (row := rows.get(code)) is None:
            continue
        if row.picture and (one.file or one.away):
            gone.append(str(row.picture.name))
            row.picture, row.picture_width, row.picture_height = "", None, None
        if one.file:
            row.picture_width, row.picture_height = get_image_dimensions(one.file)
            one.file.seek(0)
            row.picture = one.file
        row.alt = "" if one.away and not one.file else one.alt
        row.save(update_fields=["picture", "alt", "picture_width", "picture_height"])
    forget_pictures(gone)
