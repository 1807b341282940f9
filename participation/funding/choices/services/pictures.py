"""Pictures come before costs are published, and when what won is carried out: never while people vote."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Picture, Project

MOST = 6


@transaction.atomic
def add_picture(*, project: Project, file: UploadedFile, alt: str, by: User) -> Picture:
    project = locked(project)
    refuse_while_voting(project)
    if project.pictures.count() >= MOST:
        raise Refused(f"A project has {MOST} pictures at most. Remove one first.")
    picture = Picture.objects.create(project=project, file=file, alt=alt)
    record_fact("choices_picture_added", subject=project, actor=by, alt=alt)
    return picture


@transaction.atomic
def remove_picture(*, picture: Picture, by: User) -> None:
    refuse_while_voting(picture.project)
    record_fact("choices_picture_removed", subject=picture.project, actor=by, alt=picture.alt)
    delete_with_file(picture, picture.file)


def refuse_while_voting(project: Project) -> None:
    row = project.round
    if row.fixed_at is not None and row.result_at is None:
        raise Refused("What people vote on stays as it was published, until the result is.")
