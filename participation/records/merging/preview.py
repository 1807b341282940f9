"""What a merge would do, counted in one query."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Relation

from ..relations import MOVES, relations
from .moving import is_dropped
from .services import FILLED


@dataclass(frozen=True)
class Line:
    """``twice``: of the ``rows``, how many name a thing that the kept record names too."""

    words: str
    rows: int
    twice: int


def lines_for(kept: Customer, away: Customer) -> list[Line]:
    counted = [one for one in relations() if not is_dropped(one, away=away, kept=kept)]
    counts = {f"n{n}": _count(one, away) for n, one in enumerate(counted)}
    twice = {
        f"t{n}": _twice(one, kept, away)
        for n, one in enumerate(counted)
        if one.rule and one.rule.can_clash
    }
    found = Customer.objects.filter(pk=away.pk).values(**counts, **twice).get()
    lines: dict[str, Line] = {}
    for n, relation in enumerate(counted):
        if found[f"n{n}"]:
            words = (relation.rule or MOVES).words
            lines[relation.name] = Line(words, found[f"n{n}"], found.get(f"t{n}", 0))
    return sorted(lines.values(), key=lambda line: line.words)


def fills(kept: Customer, away: Customer) -> list[str]:
    """The names of what the kept record lacks and takes from the other."""
    return [
        str(Customer._meta.get_field(name).verbose_name)
        for name in FILLED
        if getattr(kept, name) in (None, "") and getattr(away, name) not in (None, "")
    ]


def _count(relation: Relation, away: Customer):
    return _number(relation.rows(away), relation)


def _twice(relation: Relation, kept: Customer, away: Customer):
    assert relation.rule is not None
    same = {name: OuterRef(name) for name in relation.rule.one_per}
    standing = relation.rows(kept).filter(relation.rule.among, **same)
    return _number(
        relation.rows(away).filter(relation.rule.among).filter(Exists(standing)), relation
    )


def _number(rows, relation: Relation):
    grouped = rows.order_by().values(whose=F(relation.column)).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(grouped, output_field=IntegerField()), Value(0))
