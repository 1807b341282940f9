"""What was put right, and was it in time?"""

from dataclasses import dataclass

from participation.programme.inspections import stats
from participation.programme.inspections.stats import PutRight as Counted
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions


@dataclass(frozen=True)
class PutRight:
    answer: str
    raised: int
    in_time: int
    late: int
    to_do: int
    called_off: int
    counts: tuple[Definition, ...]


def count(asked: Asked) -> Counted:
    return asked(stats.put_right)


def build(material: Material[Counted, None]) -> PutRight:
    this = material.this
    return PutRight(
        answer=sentence(this),
        raised=this.raised,
        in_time=this.in_time,
        late=this.late,
        to_do=this.to_do,
        called_off=this.called_off,
        counts=definitions(stats.put_right),
    )


def sentence(this: Counted) -> str:
    if not this.raised:
        return "Inspectors found nothing that had to be put right."
    raised = capital(counted(this.raised, "thing", "things"))
    done = this.in_time + this.late
    if not this.to_do:
        return f"{raised} had to be put right. All of it is done, {this.in_time:,} in time."
    return (
        f"{raised} had to be put right. {done:,} of them {'is' if done == 1 else 'are'} done, {this.in_time:,} in"
        f" time; {this.to_do:,} {'is' if this.to_do == 1 else 'are'} still to do."
    )


SECTION = Section(
    code="put_right",
    heading="What was put right?",
    template="reports/inspections/put_right.html",
    shape=PutRight,
    count=count,
    build=build,
)
