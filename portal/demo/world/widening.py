"""Hearing from everybody: two target groups, what stops people, what is tried, and the gaps of a year."""

import datetime as dt
from typing import NamedTuple

from base.accounts.models import User
from base.core.periods import FinancialYear, months_after
from participation.programme.activities.models import Activity
from participation.reach.representation.characteristics import CHARACTERISTICS
from participation.reach.representation.stats import ParticipationSlice, who_takes_part
from participation.steering.widening.models import (
    Barrier,
    BarrierLook,
    Gap,
    GapAction,
    Ground,
    Initiative,
    TargetGroup,
    YearReview,
)
from participation.steering.widening.services import COMPARED, note_gaps
from participation.steering.widening.targets import possible_groups
from participation.steering.widening.year_reviews import MONTHS_FOR_IT, as_kept

K, S = Initiative.Kind, Barrier.State
YOUNGER, MINORITY, OWNERS = "Younger people", "Minority ethnic groups", "Factored owners"


class InTheWay(NamedTuple):
    """``found`` and ``review`` are in days from today; ``looked`` is what was seen half way."""

    title: str
    grounds: str
    who: str
    how_we_know: str
    doing: str
    found: int
    state: Barrier.State
    review: int | None
    looked: str = ""


IN_THE_WAY = [
    InTheWay(
        "Meetings end after the last bus",
        "location time",
        "People in Netherhaven and the Links without a car",
        "Eleven of the thirty people we rang said so.",
        "Meetings there start at 4pm, and a shared taxi takes people home.",
        -200,
        S.EASED,
        40,
        "Nine people took the taxi last month. The 4pm meetings are fuller than those at 7pm were.",
    ),
    InTheWay(
        "Nobody to look after the children",
        "caring cost",
        "Parents of small children, most of them women",
        "The calls to people who booked and did not come.",
        "We pay for a sitter, and the play worker is at every second drop-in.",
        -150,
        S.FOUND,
        -2,
    ),
    InTheWay(
        "Letters only in English",
        "language ethnicity",
        "Families who speak Polish, Urdu or Arabic at home",
        "The drop-in at the Links, with an interpreter.",
        "Invitations in four languages; everything else on request within a week.",
        -300,
        S.EASED,
        90,
        "Twice as many people from these families came to the gala as the year before.",
    ),
    InTheWay(
        "The joining form needed an email address",
        "digital age disability",
        "People who are not online, most of them over 75",
        "Calls to the office.",
        "It can be filled in on paper or by phone.",
        -420,
        S.GONE,
        None,
        "One in three of those who joined since did it by phone or on paper.",
    ),
    InTheWay(
        "The old hall has steps",
        "disability needs",
        "People who use a wheelchair, and people with prams",
        "A panel member who could not get in.",
        "We meet elsewhere. The hall belongs to the council and is listed.",
        -380,
        S.STAYS,
        None,
        "The council has no money for a ramp before 2029. We do not book the hall any more.",
    ),
]


class Tried(NamedTuple):
    title: str
    kind: Initiative.Kind
    tried: str
    target: str
    starts: int
    ends: int | None
    results: str
    learned: str
    words: str
    """In the title of the activities that belong to it."""


TRIED = [
    Tried(
        "Your street in ten years",
        K.SCHOOLS,
        "With the two secondary schools: pupils plan their street, and tell the Board about it. No "
        "pupil’s name is kept.",
        YOUNGER,
        -250,
        -130,
        "Two classes took part, and four of the older pupils joined the quick questions when they "
        "turned 16.",
        "Again, and earlier in the school year.",
        "Gala",
    ),
    Tried(
        "First Friday at the shop",
        K.DROP_INS,
        "A table in front of the shop on the first Friday of each month, in the villages without an "
        "office.",
        YOUNGER,
        -160,
        None,
        "",
        "",
        "Drop-in",
    ),
    Tried(
        "Tea and tablets",
        K.DIGITAL,
        "Two hours of help with phones and tablets, with neighbours as teachers and in the languages "
        "people speak at home.",
        MINORITY,
        -120,
        -10,
        "",
        "",
        "Coffee",
    ),
    Tried(
        "Owners’ surgery in the close",
        K.DROP_INS,
        "An officer stands in the close for an hour after work, with the bill of that close.",
        OWNERS,
        -90,
        None,
        "",
        "",
        "Estate walk",
    ),
    Tried(
        "What would make you come?",
        K.ASKING,
        "Three evenings at the mosque and the Polish club: they ask us, and we plan the next year "
        "together.",
        MINORITY,
        20,
        80,
        "",
        "",
        "",
    ),
]

WHAT_WE_DO = {
    "age": "Ask at the school gate and at the college, and hold every third drop-in there.",
    "sex": "Hold the estate walks on Saturdays too, and ask the football club along.",
    "disability": "Ring before each event to ask what would help, and send a car where it does.",
    "tenure": "An evening for owners about what the factoring charge pays for, and what they would change.",
    "ethnicity": "Invite in four languages, with a name to ask for in each.",
}


def make_widening(*, today: dt.date, officer: User, colleague: User, manager: User) -> None:
    targets = _targets()
    barriers = [_barrier(one, today, officer, colleague) for one in IN_THE_WAY]
    for tried in TRIED:
        initiative = Initiative.objects.create(
            title=tried.title,
            kind=tried.kind,
            tried=tried.tried,
            owner=officer,
            starts_on=today + dt.timedelta(days=tried.starts),
            ends_on=None if tried.ends is None else today + dt.timedelta(days=tried.ends),
            results=tried.results,
            learned=tried.learned,
            finished_on=today + dt.timedelta(days=tried.ends + 9)
            if tried.results and tried.ends
            else None,
        )
        initiative.targets.add(targets[tried.target])
        initiative.barriers.add(barriers[2 if tried.target == MINORITY else 0])
        if tried.words:
            theirs = Activity.objects.filter(
                title__icontains=tried.words,
                starts_at__date__range=(initiative.starts_on, initiative.ends_on or today),
            )
            initiative.activities.set(theirs.order_by("starts_at", "pk")[:4])
    _gaps(today, officer, manager)
    _review_of_last_year(today, manager)


def _review_of_last_year(today: dt.date, manager: User) -> None:
    """As a manager wrote it in June; the next one waits for April."""
    this = FinancialYear.of(today)
    year = this.previous.start_year
    figures = {
        CHARACTERISTICS[code].title: who_takes_part(
            [CHARACTERISTICS[code]], [ParticipationSlice(year)]
        )[0]
        for code in COMPARED
    }
    YearReview.objects.create(
        year=year,
        due_on=months_after(this.first, MONTHS_FOR_IT),
        reviewed_on=this.first + dt.timedelta(days=70),
        reviewed_by=manager,
        figures=[as_kept(title, one) for title, one in figures.items()],
        found="Factored owners took part far less than their share, as the year before. They write to us "
        "about bills and do not come to evenings. Of people under 25 too few took part to say "
        "anything of them.",
        next="The owners’ evening moves to January, when the bills go out. We go to the college with the "
        "quick questions and do not wait for its pupils to come to us. We look again in a year.",
    )


def _targets() -> dict[str, TargetGroup]:
    ethnic_groups = possible_groups()["ethnicity"]
    return {
        YOUNGER: TargetGroup.objects.create(
            name=YOUNGER,
            why="They will live with what is decided the longest, and we hear from them the least.",
            characteristic_code="age",
            groups=["Under 25"],
        ),
        MINORITY: TargetGroup.objects.create(
            name=MINORITY,
            why="One household in nine, and few of the people in our groups.",
            characteristic_code="ethnicity",
            groups=[name for name in ethnic_groups if name != "White"],
        ),
        OWNERS: TargetGroup.objects.create(
            name=OWNERS,
            why="They pay for what we do in their closes, and tell us mostly when it goes wrong.",
            characteristic_code="tenure",
            groups=["Factored owner"],
        ),
    }


def _barrier(one: InTheWay, today: dt.date, officer: User, colleague: User) -> Barrier:
    barrier = Barrier.objects.create(
        title=one.title,
        who=one.who,
        how_we_know=one.how_we_know,
        doing=one.doing,
        owner=officer if one.review != 90 else colleague,
        found_on=today + dt.timedelta(days=one.found),
        state=one.state,
        review_on=None if one.review is None else today + dt.timedelta(days=one.review),
    )
    barrier.grounds.set(Ground.objects.filter(code__in=one.grounds.split()))
    if one.looked:
        BarrierLook.objects.create(
            barrier=barrier,
            looked_on=today + dt.timedelta(days=one.found // 2),
            looked_by=officer,
            seen=one.looked,
            state=one.state,
            next_on=barrier.review_on,
        )
    return barrier


def _gaps(today: dt.date, officer: User, manager: User) -> None:
    """What the comparison finds in this world; of this year's, one is still to be decided on."""
    this_year = FinancialYear.of(today).start_year
    for year in (this_year - 1, this_year):
        found = note_gaps(year=year)
        Gap.objects.filter(year=year).update(found_on=today - dt.timedelta(days=25))
        for gap in found if year < this_year else found[:-1]:
            done_on = today - dt.timedelta(days=100) if year < this_year else None
            GapAction.objects.create(
                gap=gap,
                doing=WHAT_WE_DO[gap.characteristic_code],
                owner=officer,
                due_on=done_on or today + dt.timedelta(days=9),
                decided_by=manager,
                done_on=done_on,
                came_of_it="More came than the year before, and still too few." if done_on else "",
            )
