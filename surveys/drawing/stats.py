"""What counts in a number about a sample."""

from dataclasses import dataclass

from django.db.models import Count, Q

from base.core.measures import measure
from participation.messages.contact.models import HELD_BECAUSE

from ..models import Draw
from .sizes import shared_out


@dataclass(frozen=True)
class GroupOfSample:
    """How many of one group it is for, are left out, may be asked, and were drawn. ``share`` and
    ``drawn_share`` are in percent of all it is for and of all drawn; None where there is nobody.
    ``quota`` is how many answers of it are enough, where that was said; ``fair`` is how many of a draw of the same size this group would have by its size alone."""

    name: str
    everybody: int
    left_out: int
    drawn: int
    share: float | None
    drawn_share: float | None
    fair: int = 0
    quota: int | None = None

    @property
    def may_be_asked(self) -> int:
        return self.everybody - self.left_out

    @property
    def difference(self) -> float | None:
        """In percentage points: how much larger its part is of those drawn than of everybody."""
        if self.share is None or self.drawn_share is None:
            return None
        return self.drawn_share - self.share


@measure(
    "Who is asked, by group",
    "Everybody the survey is for, each once: those a rule of sending leaves out, those who may be asked, "
    "and those drawn. Shares are of everybody it is for, and of those drawn.",
)
def groups_of(draw: Draw) -> list[GroupOfSample]:
    rows = (
        draw.people.order_by("group")
        .values("group")
        .annotate(
            everybody=Count("pk"),
            left_out=Count("pk", filter=~Q(held_by="")),
            drawn=Count("pk", filter=Q(is_drawn=True)),
        )
    )
    found = list(rows)
    everybody = sum(row["everybody"] for row in found)
    drawn = sum(row["drawn"] for row in found)
    fair = shared_out(drawn, {row["group"]: row["everybody"] for row in found})
    return [
        GroupOfSample(
            row["group"],
            row["everybody"],
            row["left_out"],
            row["drawn"],
            100 * row["everybody"] / everybody if everybody else None,
            100 * row["drawn"] / drawn if drawn else None,
            fair[row["group"]],
            draw.quotas.get(row["group"]),
        )
        for row in found
    ]


@measure(
    "Left out by a rule",
    "People the survey is for whom a rule of sending leaves out, each counted under the first rule that does.",
)
def left_out_of(draw: Draw) -> list[tuple[str, int]]:
    rows = draw.people.exclude(held_by="").order_by().values("held_by").annotate(n=Count("pk"))
    counts = {row["held_by"]: row["n"] for row in rows}
    return [(words, counts[rule]) for rule, words in HELD_BECAUSE.items() if rule in counts]
