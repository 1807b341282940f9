"""Who answered?"""

from dataclasses import dataclass

from participation.programme.consultations import stats as consulting
from participation.programme.consultations.models import Consultation
from participation.questionnaires.owners import counted_sheets
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions

from .of import consultation_of


@dataclass(frozen=True)
class Route:
    """How many people answered by one way."""

    how: str
    people: int


@dataclass(frozen=True)
class GroupSaid:
    """What one group said, and how many members it speaks for."""

    name: str
    members: int
    said: str
    late: bool = False


@dataclass(frozen=True)
class Who:
    """``unmatched`` match no customer and are in none of the other numbers."""

    answer: str
    routes: tuple[Route, ...]
    people: int
    late: int
    unmatched: int
    on_group: int
    groups: tuple[GroupSaid, ...]
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Who:
    row = consultation_of(asked)
    found = [one for one in consulting.answers_by_route(row) if one.people]
    people, late = sum(one.people for one in found), sum(one.late for one in found)
    groups = tuple(
        GroupSaid(str(one.group), one.members, one.said, one.is_late)
        for one in row.group_answers.select_related("group", "consultation")
    )
    unmatched = _unmatched(row)
    return Who(
        answer=sentence(people, late, unmatched, len(groups)),
        routes=tuple(Route(str(one.how.label), one.people) for one in found),
        people=people,
        late=late,
        unmatched=unmatched,
        on_group=consulting.answers_by_membership(row)[0].people,
        groups=groups,
        counts=definitions(consulting.answers_by_route, consulting.answers_by_membership),
    )


def _unmatched(row: Consultation) -> int:
    if row.questionnaire is None:
        return 0
    return counted_sheets(row.questionnaire).filter(customer=None).count()


def sentence(people: int, late: int, unmatched: int, groups: int) -> str:
    said = f"{capital(counted(people, 'person', 'people'))} answered"
    if late:
        said += f", {late:,} of them after the last day"
    also = []
    if unmatched:
        also.append(
            f"{counted(unmatched, 'answer', 'answers')} came from people who match no customer"
        )
    if groups:
        also.append(f"{counted(groups, 'group', 'groups')} answered, each as one")
    return f"{said}. Beside them, {' and '.join(also)}." if also else f"{said}."


def build(material: Material[Who, None]) -> Who:
    return material.this


SECTION = Section(
    code="who",
    heading="Who answered?",
    template="reports/responses/who.html",
    shape=Who,
    count=count,
    build=build,
)
