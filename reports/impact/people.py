"""Who took part?"""

from dataclasses import dataclass

from base.core.periods import Period
from participation.programme.activities import stats as taking_part
from participation.reach.representation.comparing import SMALLEST_BASE
from reports.charts import PairChart, pair_chart
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted, than
from reports.shapes import Definition, Pair, definitions


@dataclass(frozen=True)
class People:
    """In the first year on record nobody can be told from somebody new."""

    answer: str
    customers: int
    unique: Pair
    new: Pair | None
    returning: Pair | None
    times: Pair
    by_head: Pair
    counts: tuple[Definition, ...]
    apart: tuple[taking_part.Apart, ...] = ()

    @property
    def rows(self) -> list[tuple[str, Pair]]:
        rows = [
            ("People who took part", self.unique),
            ("For the first time", self.new),
            ("Again", self.returning),
        ]
        return [(label, pair) for label, pair in rows if pair is not None]

    @property
    def chart(self) -> PairChart:
        return pair_chart(
            (label, pair.this) if pair.last is None else (label, pair.this, pair.last)
            for label, pair in self.rows[1:]
        )


@dataclass(frozen=True)
class Figures:
    """``earlier``: somebody took part before the year, so that who is new can be told."""

    earlier: bool
    people: int
    new: int
    returning: int
    times: int
    by_head: int


@dataclass(frozen=True)
class Customers:
    """How many there are now, and those who are counted apart."""

    all: int
    apart: tuple[taking_part.Apart, ...]


def count(asked: Asked) -> Figures:
    people, new = asked(taking_part.people_taking_part), asked(taking_part.new_people)
    kinds = asked(taking_part.by_kind)
    return Figures(
        earlier=asked(on_record_before),
        people=people,
        new=new,
        returning=people - new,  # what returning_people counts, without asking for both again
        times=sum(kind.engagements for kind in kinds),  # each is of one kind, as each activity is
        by_head=asked(taking_part.counted_by_head),
    )


def on_record_before(period: Period) -> bool:
    return taking_part.took_part_before(period.first)


def tell(asked: Asked) -> Customers:
    apart = tuple(asked(taking_part.customers_apart))
    return Customers(taking_part.customers_now(), apart)


def build(material: Material[Figures, Customers]) -> People:
    this, last = material.both
    customers, unique = material.told.all, Pair(this.people, last.people)

    def since_before(now: int, before: int) -> Pair | None:
        return Pair(now, before if last.earlier else None) if this.earlier else None

    return People(
        answer=sentence(unique, customers, SMALLEST_BASE, so_far=material.so_far),
        customers=customers,
        unique=unique,
        new=since_before(this.new, last.new),
        returning=since_before(this.returning, last.returning),
        times=Pair(this.times, last.times),
        by_head=Pair(this.by_head, last.by_head),
        counts=definitions(
            taking_part.people_taking_part,
            taking_part.new_people,
            taking_part.returning_people,
            taking_part.engagements,
            taking_part.counted_by_head,
            taking_part.customers_now,
            *([taking_part.customers_apart] if material.told.apart else []),
        ),
        apart=material.told.apart,
    )


def sentence(people: Pair, customers: int, smallest_base: int, *, so_far: bool = False) -> str:
    before = than(people, so_far=so_far)
    if people.this < smallest_base or not customers:
        return capital(f"{counted(people.this, 'person', 'people')} took part{before}.")
    one_in = round(customers / people.this)
    share = f"About 1 in {one_in:,} customers" if one_in > 1 else "Most customers"
    return f"{share} took part: {people.this:,} people{before}."


SECTION = Section(
    code="people",
    heading="Who took part?",
    template="reports/impact/people.html",
    shape=People,
    count=count,
    tell=tell,
    build=build,
)
