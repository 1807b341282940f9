"""Population counts from outside: read from a file, all or nothing, and set beside who takes part."""

import csv
import io
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.counted_tables import Cells
from base.core.facts import record_fact
from base.core.hidden import one_line
from base.core.refused import Refused
from base.core.row_numbers import row_number
from base.core.rows import locked
from participation.people.customers.models import Area, Tenure
from participation.people.equality.models import Question

from .characteristics import AGE_BANDS, CHARACTERISTICS, Characteristic
from .comparing import compare
from .models import PopulationCount, PopulationSource
from .stats import Comparison, Known

COLUMNS = ("characteristic", "area", "group", "people")
MOST_LINES = 5000
MOST_PROBLEMS = 20
MOST_PEOPLE = 100_000_000


@dataclass(frozen=True)
class Line:
    characteristic: str
    area: Area | None
    group: str
    people: int


class WrongLines(Refused):
    """What is wrong with the file, a sentence for each line."""

    def __init__(self, problems: list[str]):
        super().__init__(" ".join(problems))
        self.problems = problems


def groups_of(one: Characteristic) -> dict[str, str]:
    """The names that our own tables have for its groups, by how they may be typed."""
    if one.code == "age":
        names = [name for _, name in AGE_BANDS]
    elif one.code == "tenure":
        names = list(Tenure.objects.values_list("name", flat=True))
    elif one.is_place:
        names = list(Area.objects.filter(kind=one.code).values_list("name", flat=True))
    else:
        question = Question.objects.asked().filter(code=one.question).first()
        options = question.options.values_list("group", "text") if question else []
        names = list(dict.fromkeys(heading or text for heading, text in options))
    return {name.casefold(): name for name in names}


def read_counts(content: bytes) -> list[Line]:
    """Every line of the file, or :class:`WrongLines` with what is wrong in each."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongLines(
            ["The file is not a CSV file in UTF-8. Export it again as CSV (UTF-8)."]
        ) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        headings = [str(name or "").strip().lower() for name in reader.fieldnames or []]
    except csv.Error:
        raise WrongLines(
            ["The first line cannot be read. Export the file again as CSV (UTF-8)."]
        ) from None
    if missing := [name for name in COLUMNS if name not in headings]:
        raise WrongLines([f"The first line must name these columns too: {', '.join(missing)}."])
    reader.fieldnames = headings
    known = {code: groups_of(one) for code, one in CHARACTERISTICS.items()}
    areas = {area.name.casefold(): area for area in Area.objects.all()}
    lines: dict[tuple, Line] = {}
    problems: list[str] = []
    try:
        for row in reader:
            try:
                line = _line(row, known, areas)
                thing = (line.characteristic, line.area, line.group)
                if thing in lines:
                    raise ValueError(f"“{line.group}” is there twice")
                lines[thing] = line
            except ValueError as problem:
                problems.append(f"Line {reader.line_num}: {problem}.")
            if len(problems) >= MOST_PROBLEMS or len(lines) > MOST_LINES:
                break
    except csv.Error:
        problems.append(f"Line {reader.line_num}: it cannot be read. Export the file again as CSV.")
    if len(lines) > MOST_LINES:
        problems.append(f"There are more than {MOST_LINES:,} lines. Split the file.")
    if not lines and not problems:
        problems.append("There is nothing in the file but its first line.")
    if problems:
        raise WrongLines(problems)
    return list(lines.values())


def _line(row: dict[str, Any], known: dict[str, dict[str, str]], areas: dict[str, Area]) -> Line:
    said = {name: one_line(str(row.get(name) or "")).strip() for name in COLUMNS}
    code = said["characteristic"].lower()
    if code not in known:
        raise ValueError(f"“{said['characteristic'][:40]}” is not one of {', '.join(known)}")
    group = known[code].get(said["group"].casefold())
    if group is None:
        raise ValueError(
            f"“{said['group'][:40]}” is not a group of {code}. The groups are: "
            f"{', '.join(known[code].values()) or 'none'}"
        )
    area = areas.get(said["area"].casefold())
    if said["area"] and area is None:
        raise ValueError(f"we have no place called “{said['area'][:40]}”")
    number = said["people"].replace(",", "")
    people = row_number(number)
    if people is None or people > MOST_PEOPLE:
        raise ValueError(f"“{said['people'][:40]}” is not a number of people")
    return Line(code, area, group, people)


@transaction.atomic
def add_source(*, by: User, lines: list[Line], **fields: Any) -> PopulationSource:
    """The source and every line of it, or nothing."""
    source = PopulationSource.objects.create(added_by=by, **fields)
    PopulationCount.objects.bulk_create(
        PopulationCount(
            source=source,
            characteristic=line.characteristic,
            area=line.area,
            group=line.group,
            people=line.people,
        )
        for line in lines
    )
    record_fact(
        "population_source_added", subject=source, actor=by, title=source.title, lines=len(lines)
    )
    return source


@transaction.atomic
def take_off(*, source: PopulationSource, by: User) -> None:
    """Nobody can compare with it any more. Doing it again changes nothing."""
    source = locked(source)
    if source.taken_off_at is None:
        source.taken_off_at = timezone.now()
        source.save(update_fields=["taken_off_at"])
        record_fact("population_source_taken_off", subject=source, actor=by, title=source.title)


def beside(comparison: Comparison, one: Characteristic, source: PopulationSource) -> Comparison:
    """The same people who took part, beside the source's numbers in place of our customers.

    What is hidden of those who took part stays hidden. A group that the source does not count is not
    compared.
    """
    if comparison.withheld:
        return comparison
    rows = source.counts.filter(characteristic=one.code, area=None)
    counted = dict(rows.values_list("group", "people"))
    cells = {
        row.group: Cells(counted.get(row.name), row.people, row.why_hidden)
        for row in comparison.groups
    }
    cells |= {(name,): Cells(n, 0) for name, n in counted.items() if (name,) not in cells}
    unknown = {row.group: Cells(None, row.people, row.why_hidden) for row in comparison.unknown}
    all_counted = sum(counted.values())
    compared = compare(cells | unknown, all_customers=all_counted, all_people=comparison.people.of)
    return replace(
        comparison,
        groups=tuple(row for row in compared if row.group in cells),
        unknown=(),
        customers=Known(all_counted, all_counted),
    )
