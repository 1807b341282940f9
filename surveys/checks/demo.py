"""Calls and messages that Glenmarnock has drawn by lot and checked in half a year, and what is to check now."""

import datetime as dt
import random

from django.utils import timezone

from base.core.demo import World, in_demo
from base.core.periods import Month, months_after
from base.core.working_days import after_working_days
from participation.joining.involvement.models import Placement
from participation.programme.actions.services import make_action
from participation.programme.activities.models import Service
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import PersonalCode

from ..models import JobType
from ..scoring.criteria import WrittenCriterion
from .action_sources import SAMPLE
from .made_up.checked import check_contacts, make_marks, noon_of, write_ledger
from .made_up.listeners import make_listeners
from .models import Checklist, Sample, SampledContact
from .services import draw_sample, drawn_with, give_out, take_into_use, write_checklist

DAY = dt.timedelta(days=1)
#: Months of samples before the last, calls in each month to draw from, and how many are drawn.
MONTHS, CALLS, DRAWN = 5, 1_180, 20
ABOUT = (Service.REPAIRS, Service.REPAIRS, Service.RENT, Service.CUSTOMER_CARE)
OF_CALLS = (
    WrittenCriterion("Was the call taken within five minutes?", 2),
    WrittenCriterion("Did we say plainly what happens next?", 4),
    WrittenCriterion("Did the caller have to say things only once?", 2),
    WrittenCriterion("Was what they rang about settled, or a day named for it?", 4),
)
OF_MESSAGES = (
    WrittenCriterion("Was it answered in time?", 4),
    WrittenCriterion("Was it answered plainly, in words that anybody knows?", 4),
    WrittenCriterion("Was what they asked resolved?", 4),
)
LEARNT = (
    "Callers are answered kindly and quickly. One in five hangs up without knowing on which day somebody comes.",
    "We say a day more often now. People who ring a second time still have to tell it all again.",
    "Notes of the last call now come up by themselves, and callers say things once.",
    "Plain words: “void” and “schedule” are gone from most calls.",
    "The best month up to now. Out of hours, callers still wait for too long.",
)


@in_demo(position=33)
def make_checks(world: World) -> None:
    dice, today = world.dice("checks"), timezone.localdate(world.now)
    volunteers = make_listeners(world)
    calls = _checklist(
        "How we answer calls",
        Checklist.Sort.CALLS,
        OF_CALLS,
        "Come to the office on a Tuesday. An officer plays the call by its number, and nobody else hears it.",
        world,
    )
    messages = _checklist(
        "How we answer messages",
        Checklist.Sort.CONTACTS,
        OF_MESSAGES,
        "Read what somebody wrote, and what we answered.",
        world,
    )
    write_checklist(
        checklist=None,
        criteria=OF_CALLS[:2],
        job_types=JobType.objects.filter(code="complaint"),
        by=world.officer,
        title="How we answer people who complain",
        sort=Checklist.Sort.CALLS,
        a_month=10,
        how="Come to the office on a Thursday.",
    )
    last = Month.of(today).previous
    for back in range(MONTHS, 0, -1):
        month = Month.of(months_after(last.first, -back))
        sample = _written_up(calls, month, LEARNT[MONTHS - back], volunteers, world, dice)
    make_action(
        what="Say on every call on which day somebody comes",
        service=Service.CUSTOMER_CARE,
        owner=world.officer,
        confirmer=world.manager,
        due_on=today + 30 * DAY,
        by=world.manager,
        of=(SAMPLE, sample),
    )
    Checklist.objects.filter(pk=messages.pk).update(in_use_since=world.now - 70 * DAY)
    _to_check_now(calls, last, volunteers, world, dice)


def _checklist(
    title: str, sort: Checklist.Sort, criteria: tuple[WrittenCriterion, ...], how: str, world: World
) -> Checklist:
    written = write_checklist(
        checklist=None,
        criteria=criteria,
        job_types=JobType.objects.filter(code="call"),
        by=world.officer,
        title=title,
        sort=sort,
        a_month=DRAWN,
        how=how,
    )
    checklist = take_into_use(checklist=written, by=world.officer)
    checklist.in_use_since = world.now - 200 * DAY
    checklist.save()
    return checklist


def _written_up(
    checklist: Checklist,
    month: Month,
    learnt: str,
    volunteers: list[Placement],
    world: World,
    dice: random.Random,
) -> Sample:
    """A month of which the list of calls is gone, as it goes after a while."""
    drawn_on = after_working_days(month.last, 3)
    due_on = after_working_days(month.last, 15)
    seed = f"{dice.getrandbits(32):08x}"
    sample = Sample.objects.create(
        checklist=checklist,
        month=month.first,
        population=CALLS + dice.randint(-90, 90),
        seed=seed,
        drawn_at=noon_of(drawn_on),
        drawn_by=world.officer,
        due_on=due_on,
        learnt=learnt,
        learnt_at=noon_of(due_on - DAY),
    )
    numbers = drawn_with(seed, list(range(1, sample.population + 1)), DRAWN)
    marks = [f"sample {sample.pk}, {place}" for place in range(1, DRAWN + 1)]
    give_codes_by_mark(questionnaire=checklist.questionnaire, marks=marks)
    codes = {one.mark: one for one in PersonalCode.objects.filter(mark__in=marks)}
    contacts = []
    for place, (number, mark) in enumerate(zip(numbers, marks, strict=True), start=1):
        contact = SampledContact(
            sample=sample,
            place=place,
            own_id=f"CC{month.first:%y%m}-{number:05}",
            service=dice.choice(ABOUT),
            happened_on=month.first + dice.randint(0, 27) * DAY,
            code=codes[mark],
            given_at=noon_of(drawn_on + DAY),
        )
        if volunteers and place % 2:
            contact.volunteer_id = dice.choice(volunteers).interest.customer_id
        else:
            contact.officer = world.officer if place % 4 else world.manager
        contacts.append(contact)
    contacts[-1].left_out_because = SampledContact.Because.GONE
    check_contacts(contacts[:-1], due_on - 3 * DAY, dice)
    SampledContact.objects.bulk_create(contacts)
    make_marks(contacts[:-1])
    write_ledger(contacts[:-1], world)
    return sample


def _to_check_now(
    checklist: Checklist, month: Month, volunteers: list[Placement], world: World, dice
) -> None:
    """Last month's: drawn, given to Amina and to Morag, and some of them checked."""
    frame = JobType.objects.get(code="call").jobs.filter(month.holds("finished_on", moment=False))
    if not frame.exists():
        return
    seed = f"{dice.getrandbits(32):08x}"
    sample = draw_sample(checklist=checklist, month=month, by=world.officer, seed=seed)
    give_out(
        sample=sample,
        number=max(1, sample.contacts.count() // 2),
        officer=world.officer,
        by=world.officer,
    )
    rest = list(sample.contacts.to_give())
    if volunteers and len(rest) > 1:
        numbers = [one.pk for one in rest[: len(rest) // 2]]
        SampledContact.objects.filter(pk__in=numbers).update(
            volunteer=volunteers[0].interest.customer_id, given_at=world.now - 2 * DAY
        )
    done = list(sample.contacts.filter(officer=world.officer))[1:]
    check_contacts(done, timezone.localdate(world.now) - DAY, dice)
    SampledContact.objects.bulk_update(done, ["sheet", "checked_at", "noticed"])
    make_marks(done)
