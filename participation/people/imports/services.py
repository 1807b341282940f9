"""What people do with a list: upload it, say what its columns and words are, apply it, settle."""

import logging
import secrets
from functools import partial
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.services import confirm_details

from .emptying import empty
from .fields import COLUMNS, label_of, value_of
from .matching import is_equality, plain
from .models import ColumnMatch, Difference, Import, KnownValue, StatedValue, key_of
from .reading import as_text, starts_with
from .stated_values import in_words
from .tasks import work_on_import

log = logging.getLogger(__name__)
State = Import.State
NOT_KEPT = (
    "The file could not be kept: there may be no room left where the portal keeps its files. "
    "Tell whoever looks after the portal, then try again."
)


@transaction.atomic
def upload_list(*, file: File, name: str, whole_list: bool, by: User) -> Import:
    """Keep the file; a worker opens it. Refused where its first letters say that it is no list."""
    kind = "xlsx" if starts_with(_raw(file)) == b"PK\x03\x04" else "csv"
    imported = Import(file_name=as_text(name)[:150], whole_list=whole_list, asked_by=by)
    _keep(file, imported, f"{secrets.token_hex(8)}.{kind}")
    imported.save()
    record_fact("import_uploaded", subject=imported, actor=by, file=imported.file_name)
    return _queue(imported, State.ARRIVED)


def _raw(file: File) -> IO[bytes]:
    return getattr(file, "file", file)


def _keep(file: File, imported: Import, name: str) -> None:
    """All of it or none: a disk that is full leaves half a file behind."""
    stored = imported.file
    file.seek(0)
    try:
        stored.save(name, file, save=False)
    except Exception as problem:
        log.exception("The file of a list could not be kept.")
        if isinstance(problem, OSError):
            stored.storage.delete(stored.field.generate_filename(imported, name))
        raise Refused(NOT_KEPT) from problem


@transaction.atomic
def read_otherwise(*, imported: Import, sheet: str = "", encoding: str = "", by: User) -> Import:
    """Open the file again, at another sheet or with other letters. Letters are remembered."""
    imported = locked(imported)
    if not imported.can_be_matched:
        raise Refused("This list is being worked on, or done. Upload it again to read it anew.")
    imported.chosen = {"sheet": sheet, "encoding": encoding}
    record_fact("import_read_otherwise", subject=imported, actor=by, sheet=sheet, letters=encoding)
    return _queue(imported, State.ARRIVED)


@transaction.atomic
def match_columns(
    *, imported: Import, columns: list[str], by: User, by_name: bool = False
) -> Import:
    """Say what each column is, remember it for the next list like this, and check the list.

    ``by_name``: people who share a reference are told apart by their names.
    """
    imported = locked(imported)
    if not imported.can_be_matched:
        raise Refused("This list is being worked on, or done. Upload it again to match it anew.")
    _refuse_impossible(imported.headings, columns)
    imported.columns, imported.by_name = columns, by_name
    encoding = imported.chosen.get("encoding")
    ColumnMatch.objects.update_or_create(
        key=key_of(imported.headings),
        defaults=({"encoding": encoding} if encoding else {})
        | {
            "by_name": by_name,
            "columns": {
                plain(heading): meaning
                for heading, meaning in zip(imported.headings, columns, strict=True)
            },
        },
    )
    record_fact("import_columns_matched", subject=imported, actor=by)
    return _queue(imported, State.QUEUED)


def _refuse_impossible(headings: list[str], columns: list[str]) -> None:
    for name, meaning in COLUMNS.items():
        if columns.count(name) > 1 and not meaning.many:
            raise Refused(f"Only one column can be “{meaning.label}”.")
    if any(one and is_equality(head) for head, one in zip(headings, columns, strict=True)):
        raise Refused("Equality information is never taken from a list.")
    if "reference" not in columns:
        raise Refused("Choose which column is the reference: it tells who is who.")
    if not {"name", "last_name"} & set(columns):
        raise Refused("Choose which column is the whole name, or the last name.")


@transaction.atomic
def say_what_words_mean(
    *, imported: Import, meanings: dict[tuple[str, str], str], by: User
) -> Import:
    """``{("tenure", "SST"): "tenant"}``; an empty meaning leaves the word out. Then check again."""
    imported = locked(imported)
    if not imported.is_checked:
        raise Refused("This list is being worked on. Wait until it has been checked.")
    for (field, said), meaning in meanings.items():
        KnownValue.objects.update_or_create(
            field=field, said=said.casefold(), defaults={"meaning": meaning}
        )
    record_fact("import_words_explained", subject=imported, actor=by, words=len(meanings))
    return _queue(imported, State.QUEUED)


@transaction.atomic
def say_who_is_same(*, imported: Import, answers: dict[str, bool], by: User) -> Import:
    """``{"capitals": True}``: references that differ only so are of one person. Then check again.

    Remembered for every later list with these headings.
    """
    imported = locked(imported)
    if not imported.is_checked:
        raise Refused("This list is being worked on. Wait until it has been checked.")
    imported.same_people |= answers
    for known in ColumnMatch.objects.select_for_update().filter(key=key_of(imported.headings)):
        known.same_people |= answers
        known.save(update_fields=["same_people"])
    record_fact("import_people_recognised", subject=imported, actor=by, same=answers)
    return _queue(imported, State.QUEUED)


@transaction.atomic
def apply_list(
    *, imported: Import, by: User, end_waiting: bool = False, end_died: bool = False
) -> Import:
    """Queue a checked list to be applied. Where that is on its way or done, nothing changes.

    ``end_waiting``: whoever a whole list does not name is ended although lines of it cannot be read.
    ``end_died``: and whoever it says has died.
    """
    imported = locked(imported)
    if imported.state in (State.TO_APPLY, State.APPLYING, State.APPLIED):
        return imported
    if not imported.is_checked:
        raise Refused("Only a list that has been checked can be applied.")
    if not imported.changes_something:
        raise Refused("There is nothing to apply.")
    if not imported.changes_something_if(end_waiting=end_waiting, end_died=end_died):
        raise Refused("There is nothing to apply unless you end those whose end waits.")
    imported.applied_by = by
    imported.end_waiting, imported.end_died = end_waiting, end_died
    return _queue(imported, State.TO_APPLY)


@transaction.atomic
def check_again(*, imported: Import, by: User) -> Import:
    imported = locked(imported)
    if imported.is_unfinished:
        return imported
    if not (imported.has_failed or imported.is_checked) or not imported.file:
        raise Refused("This list cannot be checked again. Upload it again.")
    return _queue(imported, State.QUEUED if imported.was_opened else State.ARRIVED)


@transaction.atomic
def discard(*, imported: Import, by: User) -> None:
    """Throw away a list that was not applied, with the people in it."""
    imported = locked(imported)
    if imported.state == State.DISCARDED:
        return
    if not imported.can_be_discarded:
        raise Refused("This list is being worked on, or has been applied.")
    imported.state = State.DISCARDED
    empty(imported)
    record_fact("import_discarded", subject=imported, actor=by)


@transaction.atomic
def settle(*, difference: Difference, choice: str, by: User) -> Difference:
    """Staff have found out who is right. Settling what is settled changes nothing."""
    difference = locked(difference)
    if difference.settled_at:
        return difference
    customer = locked(difference.customer)
    field = difference.field
    if in_words(customer, field) != difference.theirs:
        difference.choice = Difference.Choice.AGREED
    else:
        difference.choice = Difference.Choice(choice)
    if difference.choice == Difference.Choice.LANDLORD:
        setattr(customer, field, value_of(difference.listed, field))
        customer.save()
        StatedValue.objects.filter(customer=customer, field=field).delete()
    if field == "phone":
        confirm_details(customer=customer, by=by)
    difference.settled_at, difference.settled_by = timezone.now(), by
    difference.save(update_fields=["choice", "settled_at", "settled_by"])
    record_fact(
        "difference_settled", subject=customer, actor=by, field=label_of(field), choice=choice
    )
    return difference


def _queue(imported: Import, state: str) -> Import:
    imported.put_in_queue(state)
    imported.save()
    transaction.on_commit(partial(work_on_import.delay, imported.pk), robust=True)
    return imported
