"""What the Scrutiny Panel of Glenmarnock works by, and how its members get on."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from base.core.demo import World, in_demo
from participation.joining.involvement.models import Interest, Opportunity
from participation.people.customers.models import Aim, Level
from participation.people.groups.models import Group
from participation.programme.activities.models import Service
from participation.programme.events.kinds import TRAINING
from participation.programme.events.models import Booking, Event
from participation.programme.workspaces.models import BarredFromMotion

from .lookups import ITEMS
from .models import Acceptance, Appraisal, DeclaredInterest, ExitInterview, PanelPaper
from .services import add_session, plan_lives, recruit_by

CONSTITUTION = (
    "The panel looks into one service at a time and says what it found. It chooses what it looks into.\n\n"
    "Twelve people sit on it, for three years at a time. Five have to be there to decide. It meets once a "
    "month, and reports to the Board and the executive team."
)
CODES = [
    "We come when we said we would. We keep what we hear about neighbours to ourselves.",
    "We come when we said we would, or say so. We keep what we hear about neighbours to ourselves. We say "
    "when something is near to us, and take no part in it then.",
]
INTERESTS = [
    ("A brother drives for the gas contractor", "Anything about the gas contractor"),
    ("Sits on the community council", ""),
]
WENT_WELL = "Asks what nobody else asks, and reads every paper. Would like to speak up sooner."


#: What people who apply wrote, in turn; the last one asked before the question stood there.
APPLIED = [
    (Interest.Declares.SOMETHING, "My son is a joiner with your repairs contractor"),
    (Interest.Declares.NOTHING, ""),
    (Interest.Declares.NOTHING, ""),
]


@in_demo(position=6)
def make_lives(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).first()
    if panel is None:
        return
    today = world.now.date()
    _papers(panel, world, today)
    _recruits(panel, world)
    plan_lives()
    seats = list(panel.memberships.sitting().counted().order_by("from_on", "pk"))
    for number, seat in enumerate(seats):
        done = seat.induction.all()[: 6 - 2 * (number % 3)]
        seat.induction.filter(pk__in=[step.pk for step in done]).update(
            done_on=min(today, seat.from_on + dt.timedelta(days=20)), done_by=world.officer
        )
        if number % 2 == 0:
            _talked_with(seat, world, today)
    _trains(panel, world)
    for seat, (what, bars) in zip(seats, INTERESTS, strict=False):
        DeclaredInterest.objects.create(
            membership=seat,
            what=what,
            bars=bars,
            declared_on=max(seat.from_on, today - dt.timedelta(days=200)),
            recorded_by=world.officer,
        )
    if left := panel.memberships.exclude(until_on=None).order_by("-until_on").first():
        ExitInterview.objects.create(
            membership=left,
            why="A new job with evening shifts.",
            said="The first review was the best thing. The papers came too late every time.",
            held_on=left.until_on,
            recorded_by=world.officer,
        )


def _recruits(panel: Group, world: World) -> None:
    """People join the panel by its opportunity, and most who wait have said what they have to declare."""
    wanted = Opportunity.objects.filter(title="Scrutiny Panel", panel_opening=None).first()
    if wanted is None:
        return
    recruit_by(group=panel, opportunity=wanted, by=world.officer)
    waiting = Interest.objects.in_hand().filter(opportunity=wanted).order_by("-expressed_at")
    for one, (declares, declared) in zip(waiting, APPLIED, strict=False):
        one.declares, one.declared = declares, declared
        one.save()


def _trains(panel: Group, world: World) -> None:
    """The last training is given at a session that comes, where one of the members has a place already."""
    session = Event.objects.create(
        title="Equality, and what we keep to ourselves",
        slug="equality-and-what-we-keep-to-ourselves",
        kind=TRAINING.code,
        purpose="So that everybody who decides for others knows what the law asks, and keeps what they hear.",
        influence="You say what you want to practise, and the next session begins with it.",
        staff_and_partners="One officer, and the adviser of the panel.",
        residents_time="Two hours, once.",
        planned_hours=Decimal("4"),
        worth="£120 for the adviser. Nobody decides for others here without it.",
        level=Level.objects.order_by("-rank").first(),
        starts_at=world.now.replace(hour=18, minute=0, second=0, microsecond=0)
        + dt.timedelta(days=12),
        ends_at=world.now.replace(hour=20, minute=0, second=0, microsecond=0)
        + dt.timedelta(days=12),
        venue="Calder Hall",
        address="1 Calder Road, Glenmarnock",
        capacity=15,
        members_only=True,
        published_at=world.now - dt.timedelta(days=7),
        lead_officer=world.officer,
        service=Service.GOVERNANCE,
    )
    session.only_for.add(panel)
    session.aims.add(*Aim.objects.filter(code="skills"))
    add_session(event=session, title=ITEMS[-1][0], by=world.officer)
    waiting = panel.memberships.sitting().filter(
        customer__isnull=False, induction__title=ITEMS[-1][0], induction__done_on=None
    )
    if first := waiting.order_by("pk").first():
        Booking.objects.create(event=session, customer=first.customer)


def _papers(panel: Group, world: World, today: dt.date) -> None:
    """Everybody accepted the first code; of the new one, two have not yet."""
    kinds = PanelPaper.Kind
    texts = [(kinds.CONSTITUTION, 1, CONSTITUTION, 900), (kinds.CODE, 1, CODES[0], 900)]
    texts.append((kinds.CODE, 2, CODES[1], 60))
    seats = list(panel.memberships.sitting().order_by("pk"))
    for kind, version, text, days in texts:
        paper = PanelPaper.objects.create(
            group=panel,
            kind=kind,
            version=version,
            text=text,
            agreed_on=today - dt.timedelta(days=days),
            added_by=world.officer,
        )
        accept = seats[2:] if version == 2 else seats
        Acceptance.objects.bulk_create(
            Acceptance(
                paper=paper,
                membership=seat,
                accepted_on=max(seat.from_on, paper.agreed_on),
                recorded_by=world.officer,
            )
            for seat in accept
        )


def _talked_with(seat, world: World, today: dt.date) -> None:
    """Half a year ago, with something to learn; the next is due in half a year."""
    held = max(seat.from_on, today - dt.timedelta(days=180))
    Appraisal.objects.create(
        membership=seat,
        due_on=held,
        held_on=held,
        held_by=world.officer,
        went_well=WENT_WELL,
        wishes="To lead the next review.",
        training_plan="Chairing a meeting: half a day with the adviser.",
        training_due_on=today + dt.timedelta(days=10),
    )
    seat.appraisals.filter(held_on=None).update(due_on=held + dt.timedelta(days=365))


@in_demo(position=45)
def declare_what_bars(world: World) -> None:
    """Whoever took no part in a vote had declared why, before that meeting."""
    for one in BarredFromMotion.objects.select_related("seat", "motion__point__meeting"):
        if known := one.seat.interests.exclude(bars="").first():
            one.why = known.what
            one.save()
            continue
        held = timezone.localdate(one.motion.point.meeting.starts_at)
        DeclaredInterest.objects.create(
            membership=one.seat,
            what=one.why,
            bars="Votes about that contractor",
            declared_on=max(one.seat.from_on, held - dt.timedelta(days=30)),
            recorded_by=world.officer,
        )
