"""What the scrutiny panel of Glenmarnock has investigated, and what is on its way."""

import datetime as dt
from itertools import cycle, islice

from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.demo import World, in_demo
from base.core.slugs import free_slug
from participation.people.customers.models import Aim, Customer, Level
from participation.people.groups.models import Group
from participation.programme.activities.leads.services import lead_of
from participation.programme.activities.models import Activity
from scrutiny.recommendations.models import Benefit, Priority
from scrutiny.recommendations.services import write_draft
from scrutiny.topics.models import Topic

from .kinds import INVESTIGATION
from .made_up import ALL, EVIDENCE, FOUND, NEXT, NOT_TAKEN, PROPOSED, MadeUp
from .models import (
    Assignment,
    Evidence,
    EvidenceSource,
    Investigation,
    Mapper,
    Proposal,
    RecentUser,
    SeenStep,
    Stage,
    Step,
    Template,
    TouchPoint,
)
from .models.investigations import MAPPED

DAY = dt.timedelta(days=1)
TRAINED_BY = "Tenants Information Service"
#: Days of training before today: all but the last still hold.
TRAINED = (40, 90, 200, 320, 500, 790)


@in_demo(position=46)
def make_investigations(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    people = list(
        Customer.objects.filter(erased_at=None, joined_at__isnull=False).order_by("pk")[:60]
    )
    if panel is None or not people or not Template.objects.exists():
        return
    told = Telling(world, panel, people)
    told.register()
    for one in ALL:
        told.tell(one)


class Telling:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(self, world: World, panel: Group, people: list[Customer]) -> None:
        self.world, self.panel = world, panel
        self.today = timezone.localdate(world.now)
        amina = next((one for one in people if one.name == "Amina Hussain" and one.user_id), None)
        self.people = [*([amina] if amina else []), *(one for one in people if one != amina)]
        self.touch = {one.code: one for one in TouchPoint.objects.all()}
        self.sources = {one.code: one for one in EvidenceSource.objects.all()}
        self.mappers: list[Mapper] = []

    def register(self) -> None:
        """Three customers, the officer and a colleague, and a student whose training has run out."""
        at_work = User.objects.holding(Role.STAFF).exclude(Q(pk=self.world.officer.pk))
        colleagues = [self.world.officer, *at_work.order_by("pk")[:1]]
        who = [
            *({"customer": one} for one in self.people[:3]),
            *({"colleague": one} for one in colleagues),
            {"name": "Isla, a student of social work"},
        ]
        rows = zip(who, TRAINED, strict=False)
        self.mappers = Mapper.objects.bulk_create(
            Mapper(
                **one,
                works_in=["rent"] if "colleague" in one else [],
                trained_on=self.today - days * DAY,
                trained_by=TRAINED_BY,
                trains_others=place == 0,
                added_by=self.world.officer,
            )
            for place, (one, days) in enumerate(rows)
        )

    def tell(self, one: MadeUp) -> None:
        begun = self.today - one.ago * DAY
        made = self._begin(one, begun)
        steps = {step.name: step for step in made.journey_steps.all()}
        for stage, seen in zip(MAPPED, one.maps, strict=False):
            SeenStep.objects.bulk_create(
                SeenStep(
                    step=steps[told.name],
                    stage=stage,
                    what=told.what,
                    touch_point=self.touch[told.touch],
                    feeling=told.feeling,
                    wait=told.wait,
                    pain=told.pain,
                    idea=told.idea,
                )
                for told in seen
            )
        self._who_draws(made, begun)
        if made.stage in (Stage.JOINT, Stage.OVER):
            self._who_comes(made)
        if one.published:
            self._decide(made, steps)
            self._known(made)

    def _begin(self, one: MadeUp, begun: dt.date) -> Investigation:
        template = Template.objects.get(code=one.template)
        # The manager leads what the officer maps.
        leads = self.world.manager if one.stage == Stage.STAFF else self.world.officer
        chosen = Topic.objects.chosen().filter(panel=self.panel, service=one.service)
        done = Stage.values.index(one.stage)
        made = Investigation.objects.create(
            kind=INVESTIGATION.code,
            title=one.title,
            slug=free_slug(Activity, one.title, 150),
            panel=self.panel,
            topic=chosen.first(),
            service=one.service,
            purpose=one.purpose,
            influence="What both sides agree on goes to the panel, which recommends it to us.",
            level=Level.objects.order_by("pk").last(),
            run_by="participation",
            residents_time="Two hours for each map, and one evening together.",
            starts_at=_at(begun),
            ends_at=_at(begun + 120 * DAY),
            lead_officer=leads,
            stage=one.stage,
            customers_done_on=begun + 20 * DAY if done > 0 else None,
            staff_done_on=begun + 45 * DAY if done > 1 else None,
            joint_on=_day_of_session(begun, self.today, done),
            joint_where="Calder Hall, 6.30pm to 8pm" if done > 1 else "",
            summary=FOUND if one.published else "",
            next_steps=NEXT if one.published else "",
            published_at=_at(begun + 110 * DAY) if one.published else None,
            closed_out_at=_at(begun + 110 * DAY) if one.published else None,
        )
        made.groups.set([self.panel])
        made.aims.set(Aim.objects.filter(code="know_needs"))
        Step.objects.bulk_create(
            Step(investigation=made, place=place, name=name)
            for place, name in enumerate(
                template.usual_steps.values_list("name", flat=True), start=1
            )
        )
        return made

    def _who_draws(self, made: Investigation, begun: dt.date) -> None:
        lead = lead_of(made.service)
        may = [one for one in self.mappers if not one.why_not(made.service, lead)]
        customers = [one for one in may if one.customer_id]
        if made.stage == Stage.JOINT:  # the first of them is asked to its session
            customers = customers[1:]
        colleagues = [
            one for one in may if one.colleague_id and one.colleague_id != made.lead_officer_id
        ]
        for stage in made.stages_begun:
            chosen = (colleagues or customers)[:1] if stage == Stage.STAFF else customers[:2]
            Assignment.objects.bulk_create(
                Assignment(investigation=made, stage=stage, mapper=one, given_on=begun)
                for one in chosen
            )

    def _who_comes(self, made: Investigation) -> None:
        """One has not answered yet, some come, one cannot; when it was held, those who came."""
        held = made.stage == Stage.OVER
        answers = ["yes"] * 6 if held else ["", "yes", "yes", "no", "yes"]
        begins = 0 if not held else 3
        asked_on = (made.staff_done_on or self.today) + 3 * DAY
        people = list(islice(self.people, begins, begins + len(answers)))
        RecentUser.objects.bulk_create(
            RecentUser(
                investigation=made,
                customer=customer,
                used_on=asked_on - (10 + place) * DAY,
                listed_on=asked_on - DAY,
                asked_on=asked_on,
                answer=answer,
                answered_on=asked_on + DAY if answer else None,
                came=place != 0 if held else None,
            )
            for place, (customer, answer) in enumerate(zip(people, answers, strict=False))
        )

    def _decide(self, made: Investigation, steps: dict[str, Step]) -> None:
        """The first is a draft of the panel, the second waits for its turn as one, the last is not taken on."""
        assert made.joint_on is not None  # proposals are of a session that was held
        for place, ((what, why, gain, step), priority) in enumerate(
            zip(PROPOSED, cycle([Priority.HIGH, Priority.MEDIUM]))
        ):
            last = place == len(PROPOSED) - 1
            draft = None
            if not last:
                draft = write_draft(
                    by=self.world.officer,
                    panel=self.panel,
                    activity=made.activity_ptr,
                    what=what,
                    evidence=why,
                    benefit=gain,
                    benefit_type=Benefit.NEED,
                    priority=priority,
                    service=made.service,
                )
            Proposal.objects.create(
                investigation=made,
                step=steps[step],
                what=what,
                why=why,
                gain=gain,
                made_on=made.joint_on,
                became="not_taken" if last else "recommendation",
                reason=NOT_TAKEN if last else "",
                decided_on=made.joint_on + 10 * DAY,
                decided_by=self.world.officer,
                recommendation=draft,
            )

    def _known(self, made: Investigation) -> None:
        Evidence.objects.bulk_create(
            Evidence(
                investigation=made,
                source=self.sources[code],
                says=says,
                is_restricted=restricted,
                as_of=self.today - 160 * DAY,
                added_by=self.world.officer,
                added_on=self.today - 148 * DAY,
            )
            for code, says, restricted in EVIDENCE
        )


def _at(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)))


def _day_of_session(begun: dt.date, today: dt.date, done: int) -> dt.date | None:
    """As it was where it is over; planned where both maps are drawn."""
    if done > 2:
        return begun + 75 * DAY
    return today + 16 * DAY if done > 1 else None
