"""The evidence of a panel: copied out of the portal's record as it stands that day, or written down by a member."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.evidence import piece_named
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Evidence, Exercise, Side
from .who import going_on

NOT_NOW = "Evidence is added from when the panel gathers it until its report is published."


@transaction.atomic
def take_from_record(*, exercise: Exercise, names: Iterable[str], by: User) -> list[Evidence]:
    """``names`` are ``source:ref``. What is taken already stays as it was taken; what is gone is left out."""
    exercise = gathering(exercise, by)
    there = {
        f"{code}:{ref}" for code, ref in exercise.evidence.values_list("source_code", "source_ref")
    }
    taken = []
    for name in dict.fromkeys(names):
        found = None if name in there else piece_named(name, exercise.service)
        if found is None:
            continue
        source, ref, piece = found
        taken.append(
            Evidence.objects.create(
                exercise=exercise,
                kind=Evidence.Kind.RECORD,
                title=piece.title[:150],
                says=piece.says,
                definition=piece.definition,
                data_date=piece.data_date,
                address=piece.address,
                source_code=source.code,
                source_ref=ref,
                source_title=source.title,
                is_restricted=not piece.is_open,
                may_be_open=piece.is_open,
                added_by=by,
            )
        )
    record_fact("evidence_taken", subject=exercise, actor=by, pieces=[one.pk for one in taken])
    return taken


@transaction.atomic
def add_evidence(
    *, exercise: Exercise, by: User, file: UploadedFile | None = None, **fields: Any
) -> Evidence:
    """What a member saw, heard or read. A document comes with its file."""
    exercise = gathering(exercise, by)
    if fields["kind"] == Evidence.Kind.DOCUMENT and file is None:
        raise Refused("Choose the file of the document.")
    evidence = Evidence(exercise=exercise, added_by=by, **fields)
    if file is not None:
        evidence.file, evidence.size = file, file.size or 0
    evidence.save()
    record_fact("evidence_added", subject=evidence, actor=by, restricted=evidence.is_restricted)
    return evidence


@transaction.atomic
def change_evidence(*, evidence: Evidence, by: User, **fields: Any) -> Evidence:
    """Of what comes from the record, only who may read it: the rest is a copy of that day."""
    exercise = gathering(evidence.exercise, by)
    evidence = locked(evidence)
    evidence.exercise = exercise
    if evidence.is_from_record and fields.keys() - {"is_restricted"}:
        raise Refused("This is a copy of our record, and stays as it was.")
    if not evidence.may_be_open and not fields.get("is_restricted", True):
        raise Refused("Not everybody may read this on our pages, so it stays restricted.")
    for name, value in fields.items():
        setattr(evidence, name, value)
    if evidence.kind == Evidence.Kind.DOCUMENT and not evidence.file:
        raise Refused("A document comes with its file. Add it as a new piece of evidence.")
    evidence.save()
    record_fact("evidence_changed", subject=evidence, actor=by, restricted=evidence.is_restricted)
    return evidence


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: User) -> None:
    """Nothing that a finding rests on."""
    gathering(evidence.exercise, by)
    evidence = locked(evidence)
    if finding := evidence.findings.first():
        raise Refused(f"Finding {finding.number} rests on it. Take it out there first.")
    record_fact("evidence_removed", subject=evidence, actor=by)
    delete_with_file(evidence, evidence.file)


def gathering(exercise: Exercise, by: User) -> Exercise:
    """The exercise, held; whoever publishes its report at this moment waits."""
    exercise = going_on(exercise, Side.PANEL, by)
    if not exercise.takes_evidence:
        raise Refused(NOT_NOW)
    return exercise
