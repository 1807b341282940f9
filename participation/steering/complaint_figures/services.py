"""What staff do with complaint figures: send a file, say what its words mean, and read what was learned."""

import hashlib
import secrets
from functools import partial

from django.core.files.base import File
from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.customers.models import Area
from participation.people.imports.reading import as_text, starts_with

from .models import KnownWord, Learned, Line, Theme, Upload, Which, as_word
from .models.lines import LONGEST_LEARNED
from .tasks import take_file


@transaction.atomic
def upload_file(*, file: File, name: str, by: User) -> Upload:
    """Keep the file until a worker has read it."""
    kind = "xlsx" if starts_with(getattr(file, "file", file)) == b"PK\x03\x04" else "csv"
    file.seek(0)
    upload = Upload(
        file_name=as_text(name)[:150],
        digest=hashlib.file_digest(getattr(file, "file", file), "sha256").hexdigest(),
        uploaded_by=by,
    )
    file.seek(0)
    upload.file.save(f"{secrets.token_hex(8)}.{kind}", file, save=False)
    upload.save()
    record_fact("complaint_figures_uploaded", subject=upload, actor=by, file=upload.file_name)
    transaction.on_commit(partial(take_file.delay, upload.pk), robust=True)
    return upload


@transaction.atomic
def settle_word(*, which: Which, said: str, meaning: str | Area | Theme | None, by: User) -> int:
    """Say what a word means, of every line that has it, and of the next file. How many lines that were.

    ``meaning`` is the code of a service, an area, a theme, or None where it stands for nothing here.
    """
    known, _ = KnownWord.objects.get_or_create(
        which=which, said=as_word(said), defaults={"settled_by": by}
    )
    known = locked(known)
    known.settled_by = by
    setattr(known, which, ("" if which == Which.SERVICE else None) if meaning is None else meaning)
    known.save()
    written = f"{which}_said"
    waiting = Line.objects.exclude(**{written: ""})
    same = [pk for pk, words in waiting.values_list("pk", written) if as_word(words) == known.said]
    number = Line.objects.filter(pk__in=same).update(**{which: known.meaning, written: ""})
    record_fact("complaint_word_settled", subject=known, actor=by, said=known.said, lines=number)
    return number


@transaction.atomic
def theme_named(*, name: str, by: User) -> Theme:
    """The theme of this name, new or not."""
    theme = Theme.objects.filter(name__iexact=name).first()
    if theme is None:
        theme = Theme.objects.create(name=name)
        record_fact("complaint_theme_added", subject=theme, actor=by)
    return theme


@transaction.atomic
def show_learned(*, line: Line, words: str, by: User) -> Line:
    """It says nothing of anybody, or does not any more: the panel and service voices read it."""
    line = _with_lesson(line)
    words = words.strip()
    if not words:
        raise Refused("Write what was learned, or keep it back.")
    if len(words) > LONGEST_LEARNED:
        raise Refused(f"Write no more than {LONGEST_LEARNED:,} letters.")
    return _read(line, Learned.SHOWN, words, by)


@transaction.atomic
def keep_learned_back(*, line: Line, by: User) -> Line:
    """Nobody but us reads it."""
    line = _with_lesson(line)
    return _read(line, Learned.KEPT_BACK, line.learned_said, by)


def _with_lesson(line: Line) -> Line:
    line = locked(line)
    if not line.learned_said:
        raise Refused("Nothing was written down here.")
    return line


def _read(line: Line, standing: Learned, words: str, by: User) -> Line:
    if (line.learned_standing, line.learned) == (standing, words):
        return line
    line.learned_standing, line.learned, line.read_by = standing, words, by
    line.save(update_fields=["learned_standing", "learned", "read_by"])
    record_fact(f"complaint_lesson_{standing}", subject=line, actor=by)
    return line
