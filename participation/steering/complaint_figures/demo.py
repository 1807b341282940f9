"""Two years of complaints at Glenmarnock, as its complaints system counts them, and what was learned."""

import datetime as dt
import hashlib
from itertools import product
from random import Random

from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World, in_demo
from base.core.jobs import JobState
from base.core.periods import Month, months_after
from base.core.rules.services import set_rules

from .house_rules import COMPLAINTS_HOMES
from .models import Learned, Line, Stage, Upload
from .reading import Said
from .work import Words, take_month

MONTHS = 24
HOMES = 4_200
#: So many of a month at stage 1, of each service and theme, the first year; the second is told by ``CHANGED``.
USUAL = {
    ("repairs", "How long it took"): 9,
    ("repairs", "Missed appointment"): 6,
    ("repairs", "Quality of the work"): 5,
    ("rent", "Charges and payments"): 4,
    ("neighbourhood", "Closes and grounds"): 4,
    ("neighbourhood", "A decision we made"): 2,
    ("homes", "Quality of the work"): 2,
    ("customer_care", "Being kept informed"): 4,
    ("customer_care", "How we spoke to somebody"): 2,
}
CHANGED = {
    ("repairs", "How long it took"): 3,
    ("repairs", "Missed appointment"): -3,
    ("customer_care", "Being kept informed"): 2,
}
#: Months ago, service, theme, what was learned, and whether somebody has read it.
LESSONS = (
    (
        14,
        "repairs",
        "Missed appointment",
        "Visits were booked for days on which nobody drives to Kirkton. The booking page now knows the vans’ days.",
        Learned.SHOWN,
    ),
    (
        8,
        "repairs",
        "Missed appointment",
        "People were not told when a visit was off. The team now rings the day before.",
        Learned.SHOWN,
    ),
    (
        5,
        "customer_care",
        "Being kept informed",
        "Calls were noted and nobody rang back. Each promise to ring back now has a day and a name.",
        Learned.SHOWN,
    ),
    (
        3,
        "rent",
        "Charges and payments",
        "The letter about charges had no sum of last year beside this year’s. It has now.",
        Learned.SHOWN,
    ),
    (
        2,
        "neighbourhood",
        "Closes and grounds",
        "The lady in the ground floor flat had told us three times about the bin store.",
        Learned.KEPT_BACK,
    ),
    (
        1,
        "repairs",
        "How long it took",
        "Parts for older boilers take three weeks. We now keep the six that fail most in the store.",
        Learned.TO_READ,
    ),
)
#: Of the newest month: what its system calls a service, and nobody has said which of ours that is.
UNKNOWN = "Estates Caretaking"


@in_demo(position=60)
def make_complaint_figures(world: World) -> None:
    this_month = Month.of(timezone.localdate(world.now)).first
    dice = world.dice("complaints")
    set_rules(
        group=COMPLAINTS_HOMES.group,
        values={COMPLAINTS_HOMES.name: HOMES},
        by=world.manager,
        why="Homes let on 31 March",
    )
    for ago in range(MONTHS, 0, -1):
        month = months_after(this_month, -ago)
        said = _month(month, ago, dice)
        sent = months_after(month, 1) + dt.timedelta(days=6)
        upload = _file(f"complaints-{month:%Y-%m}.csv", len(said), sent, world.officer, 1)
        take_month(upload, month, said, Words())
        if ago == 4:  # two more were found afterwards
            first, *others = said
            more = [_with(first, first.received + 2), *others]
            later = _file(
                f"complaints-{month:%Y-%m}-again.csv",
                len(more),
                sent + dt.timedelta(days=9),
                world.officer,
                1,
            )
            take_month(later, month, more, Words())
    for ago, _, _, words, standing in LESSONS:
        of = Line.objects.filter(month=months_after(this_month, -ago), learned_said=words)
        of.update(learned_standing=standing, read_by=_reader(standing, world))
    _file("complaints-with-names.csv", 0, timezone.localdate(world.now), world.officer, 0)


def _month(month: dt.date, ago: int, dice: Random) -> list[Said]:
    lessons = {(service, theme): words for at, service, theme, words, _ in LESSONS if at == ago}
    found = []
    for (service, theme), usual in USUAL.items():
        changed = CHANGED.get((service, theme), 0) if ago <= MONTHS // 2 else 0
        number = max(0, usual + changed + dice.randint(-2, 2))
        learned = lessons.get((service, theme), "")
        if number or learned:
            found.append(_said(month, service, Stage.ONE, theme, number, learned, dice))
    for (service, theme), stage in product((("repairs", "How long it took"),), Stage):
        if stage != Stage.ONE:
            number = dice.randint(0, 2)
            if number:
                found.append(_said(month, service, stage, theme, number, "", dice))
    if ago == 1:
        found.append(_said(month, UNKNOWN, Stage.ONE, "Closes and grounds", 3, "", dice))
    return found


def _said(
    month: dt.date, service: str, stage: Stage, theme: str, number: int, learned: str, dice: Random
) -> Said:
    answered = max(0, number - (dice.random() < 0.2))
    late = sum(dice.random() < 0.12 for _ in range(answered))
    upheld = sum(dice.random() < 0.4 for _ in range(answered))
    partly = sum(dice.random() < 0.3 for _ in range(answered - upheld))
    return Said(
        month=month,
        service=service,
        area="",
        stage=stage,
        theme=theme,
        received=number,
        answered=answered,
        in_time=answered - late,
        upheld=upheld,
        partly_upheld=partly,
        not_upheld=answered - upheld - partly,
        learned=learned,
    )


def _with(said: Said, received: int) -> Said:
    return Said(**{**said.__dict__, "received": received})


def _file(name: str, lines: int, on: dt.date, by: User, months: int) -> Upload:
    """As a worker would have left it on that day; of no month, one that was refused."""
    return Upload.objects.create(
        file_name=name,
        digest=hashlib.sha256(name.encode()).hexdigest(),
        lines=lines,
        months=months,
        state=JobState.DONE if months else JobState.FAILED,
        progress=100 if months else 0,
        error="" if months else "Take this out of the file first: Name, Case number.",
        attempts=1,
        uploaded_by=by,
        uploaded_at=timezone.make_aware(dt.datetime.combine(on, dt.time(10))),
    )


def _reader(standing: Learned, world: World) -> User | None:
    return None if standing == Learned.TO_READ else world.officer
