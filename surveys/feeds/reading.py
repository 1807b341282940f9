"""What one row of a delivery says, or why it cannot be taken: of a file and of a system's own list alike."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import QuerySet
from django.utils import timezone

from participation.people.imports.matching import plain
from participation.people.imports.reading import as_text
from participation.people.imports.reading.named import named_rows
from participation.people.imports.values import Days, Unfit

from ..house_rules import FINISHED_JOB_DAYS
from ..models import FinishedJob, JobType

#: Rows of one file. Who has more splits it.
MOST_LINES = 20_000
#: The headings that a column may have, compared without capitals and signs.
HEADINGS = {
    "id": ("id", "job id", "job number", "job no", "job", "case number", "case id", "order number"),
    "type": ("type", "job type", "kind", "case type", "category"),
    "reference": (
        *("reference", "customer reference", "customer ref", "tenant reference", "tenant ref"),
        *("tenancy reference", "tenancy ref", "ref", "person reference"),
    ),
    "finished_on": (
        *("finished on", "finished", "completed", "completed on", "completion date", "day done"),
        *("date completed", "date finished", "closed on", "date closed", "date"),
    ),
}
NEEDED = {"id": "Job ID", "type": "Type", "finished_on": "Finished on"}
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

ReadDay = Callable[[str], dt.date]
#: The place of a row in its delivery, and what it says by the names of ``HEADINGS``.
Rows = Iterator[tuple[int, Any]]


@dataclass(frozen=True)
class JobSaid:
    """One row that can be taken."""

    own_id: str
    job_type: JobType
    reference: str
    finished_on: dt.date


class RowReader:
    """Reads rows of one delivery. Raises Unfit, in words that follow the place of the row.

    The words never repeat what a row says of a person.
    """

    def __init__(self, read_day: ReadDay):
        self.read_day = read_day
        self.today = timezone.localdate()
        self.oldest = self.today - dt.timedelta(days=FINISHED_JOB_DAYS.value)
        self.types: dict[str, JobType] = {}
        for one in self.known_types():
            self.types |= {plain(one.code): one, plain(one.name): one}

    @staticmethod
    def known_types() -> QuerySet[JobType]:
        return JobType.objects.all()

    def __call__(self, said: Any) -> JobSaid:
        if not isinstance(said, Mapping):
            raise Unfit("It is not a list of names and values.")
        job_type = self.types.get(plain(text_of(said, "type", 60)))
        if job_type is None:
            raise Unfit("We do not know its type.")
        return JobSaid(
            text_of(said, "id", FinishedJob._meta.get_field("own_id").max_length or 0),
            job_type,
            text_of(said, "reference", 40, needed=False),
            self.day_of(said),
        )

    def day_of(self, said: Mapping[str, Any]) -> dt.date:
        day = self.read_day(text_of(said, "finished_on", 40))
        if day > self.today:
            raise Unfit("The day it was finished is still to come.")
        if day < self.oldest:
            raise Unfit(f"It was finished more than {FINISHED_JOB_DAYS.value} days ago.")
        return day


def text_of(said: Mapping[str, Any], name: str, longest: int, *, needed: bool = True) -> str:
    """A text or a whole number, as a text. True, a list and a fraction are neither."""
    value = said.get(name)
    if value is None:
        value = ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unfit(f"“{name}” must be a text.")
    if isinstance(value, str) and len(value) > 10 * longest:  # not worth cleaning
        raise Unfit(f"“{name}” is longer than {longest} signs.")
    text = as_text(value)
    if needed and not text:
        raise Unfit(f"It has no “{name}”.")
    if len(text) > longest:
        raise Unfit(f"“{name}” is longer than {longest} signs.")
    return text


def iso_day(text: str) -> dt.date:
    """As systems send it: 2026-11-30."""
    if ISO_DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass  # 2026-02-30 is said below to be no day
    raise Unfit("“finished_on” is not a day like 2026-11-30.")


def typed_day() -> ReadDay:
    """As people's lists write it, with the day first."""
    days = Days(timezone.localdate(), past=False, month_first=False)

    def read(text: str) -> dt.date:
        try:
            return days(text)
        except Unfit:
            raise Unfit("The day it was finished is not a day like 30/11/2026.") from None

    return read


def rows_of_file(file: IO[bytes]) -> Rows:
    """Each line with its number. Raises Refused where the file as a whole cannot be read."""
    return named_rows(file, HEADINGS, NEEDED, most=MOST_LINES)
