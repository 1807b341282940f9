"""One made-up exercise, as rows with the days on which things would have happened."""

import datetime as dt
from decimal import Decimal
from itertools import count

from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World
from base.core.evidence import source_named
from base.core.slugs import free_slug
from base.core.working_days import working_days_between
from participation.people.customers.models import Aim
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity
from scrutiny.recommendations.demo import Told as Recommended
from scrutiny.topics.models import Topic, Vote

from .kinds import EXERCISE
from .made_up import PLAN_ITEMS, MadeUp
from .models import (
    Change,
    Evidence,
    Exercise,
    FactComment,
    Finding,
    MemberHours,
    Move,
    PlanItem,
    ReportSection,
    SectionVersion,
    Side,
    Stage,
)
from .services import take_from_record
from .services.beginning import INFLUENCE, end_of_box, highest_level, midnight

DAY = dt.timedelta(days=1)


#: So long before it begins a topic was suggested, and chosen.
SUGGESTED, CHOSEN = 60, 20


#: The most that a member gives on one day, and with what they begin.
A_DAY = Decimal("4.5")


WORK = (
    MemberHours.What.MEETING,
    MemberHours.What.EVIDENCE,
    MemberHours.What.EVIDENCE,
    MemberHours.What.READING,
    MemberHours.What.WRITING,
)


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(self, panel: Group, members: list[User], world: World) -> None:
        self.panel, self.members, self.world = panel, members, world
        self.today = timezone.localdate(world.now)
        self.items = [
            PlanItem.objects.create(plan=plan, what=what, service=service)
            for plan, what, service in PLAN_ITEMS
        ]

    def tell(self, one: MadeUp) -> None:
        topic = self._topic(one)
        if topic is None:  # of a world in which nobody chose it
            return
        first, stage = self.day(one.moves[0]), list(Stage)[len(one.moves) - 1]
        _, staff, pounds = one.hours or (None, None, None)
        exercise = Exercise.objects.create(
            panel=self.panel,
            topic=topic,
            size=one.size,
            weeks=one.weeks,
            title=topic.title,
            slug=free_slug(Activity, topic.title, 150),
            kind=EXERCISE.code,
            purpose=topic.why,
            influence=INFLUENCE,
            level=highest_level(),
            service=topic.service,
            run_by="participation",
            starts_at=midnight(first),
            ends_at=end_of_box(first, one.weeks),
            lead_officer=self.world.officer,
            stage=stage,
            shared_on=self.day(one.moves[1]) if len(one.moves) > 1 else None,
            question=one.question,
            covers=one.covers,
            leaves_out=one.leaves_out,
            whom=one.whom,
            methods=one.methods,
            plan_item=None if one.plan_item is None else self.items[one.plan_item],
            actual_hours=staff,
            actual_cost=None if pounds is None else Decimal(pounds),
            facts_asked_on=self.day(one.facts_ago[0]) if one.facts_ago else None,
            facts_answered_on=self.day(one.facts_ago[1])
            if one.facts_ago and one.facts_ago[1]
            else None,
            closed_out_at=midnight(self.day(one.moves[-1])) if stage is Stage.CLOSED else None,
            summary=one.words.get(Stage.CLOSED, ""),
        )
        exercise.aims.set(Aim.objects.filter(code__in=("challenge", "change_service")))
        exercise.groups.set([self.panel])
        self._moved(exercise, one)
        self._changed(exercise, one)
        self._worked(exercise, one)
        self._found(exercise, one)
        self._written(exercise, one)
        recommends = Recommended(self.panel, self.members[0], self.world, exercise.activity_ptr)
        for recommendation in one.recommends:
            recommends.tell(recommendation)

    def _moved(self, exercise: Exercise, one: MadeUp) -> None:
        before = None
        for step, ago in zip(Stage, one.moves, strict=False):
            on = self.day(ago)
            Move.objects.create(
                exercise=exercise,
                stage=step,
                on=on,
                by=self.world.manager if step.moved_by is Side.LANDLORD else self.members[0],
                words=one.words.get(step, ""),
                took=None if before is None else working_days_between(before, on),
            )
            before = on

    def _changed(self, exercise: Exercise, one: MadeUp) -> None:
        for change in one.changes:
            on, move, days = self.day(change.ago), None, {}
            if change.what == Change.What.BACK and exercise.next_stage:
                move = Move.objects.create(
                    exercise=exercise,
                    stage=exercise.next_stage,
                    on=self.day(one.back_from),
                    by=self.members[0],
                    took=working_days_between(self.day(one.moves[-1]), self.day(one.back_from)),
                    taken_back_on=on,
                )
            if change.more:
                due = exercise.due_on
                days = {"due_before": due, "due_after": due + change.more * DAY}
                exercise.ends_at += change.more * DAY
            if change.what == Change.What.STOPPED:
                exercise.stopped_on, exercise.summary = on, change.words
                exercise.closed_out_at = midnight(on)
            exercise.save()
            Change.objects.create(
                exercise=exercise,
                what=change.what,
                on=on,
                by=self.members[0],
                words=change.words,
                move=move,
                **days,
            )

    def _worked(self, exercise: Exercise, one: MadeUp) -> None:
        """Lines of a day each, one member after the other, until the hours are told."""
        still, first = Decimal(one.hours[0] if one.hours else 0), self.day(one.moves[0])
        for number in count():
            if not still:
                return
            hours = min(A_DAY, still)
            MemberHours.objects.create(
                exercise=exercise,
                customer=self.members[number % len(self.members)].customer,
                what=WORK[number % len(WORK)],
                on=first + number * 2 * DAY,
                hours=hours,
                noted_by=self.world.officer,
            )
            still -= hours

    def _found(self, exercise: Exercise, one: MadeUp) -> None:
        by, gathered = self.members[-1], []
        for piece in one.gathered:
            gathered.append(
                Evidence.objects.create(
                    exercise=exercise,
                    kind=piece.kind,
                    title=piece.title,
                    says=piece.says,
                    data_date=self.day(piece.ago),
                    is_restricted=piece.kept,
                    added_by=by,
                    added_at=midnight(self.day(piece.ago)),
                )
            )
        for code in one.records:
            source = source_named(code)
            offers = list(source.offered(exercise.service))[:1] if source else []
            names = [f"{code}:{offer.ref}" for offer in offers]
            take_from_record(exercise=exercise, names=names, by=by)
        for number, (words, places) in enumerate(one.findings, start=1):
            finding = Finding.objects.create(
                exercise=exercise, number=number, words=words, written_by=by
            )
            finding.evidence.set(gathered[place] for place in places)

    def _written(self, exercise: Exercise, one: MadeUp) -> None:
        on = self.day(one.moves[-1] if len(one.moves) < 6 else one.moves[5])
        for position, (heading, text) in enumerate(one.report, start=1):
            by = self.members[position % len(self.members)]
            row = ReportSection.objects.create(
                exercise=exercise,
                position=position,
                heading=heading,
                text=text,
                written_by=by,
                written_at=midnight(on),
            )
            SectionVersion.objects.create(
                section=row, number=1, heading=heading, text=text, by=by, at=midnight(on)
            )
        for words, changed, answer in one.facts:
            answered = {
                "changed": changed,
                "answer": answer,
                "answered_by": self.members[0],
                "answered_on": on,
            }
            FactComment.objects.create(
                exercise=exercise,
                words=words,
                by=self.world.manager,
                on=on,
                **(answered if answer else {}),
            )

    def day(self, ago: int) -> dt.date:
        return self.today - ago * DAY

    def _topic(self, one: MadeUp) -> Topic | None:
        """One that the panel chose, or one of years before."""
        if not one.why:
            return Topic.objects.chosen().filter(panel=self.panel, title=one.title).first()
        began = self.day(one.moves[0])
        on, decided = began - SUGGESTED * DAY, began - CHOSEN * DAY
        topic = Topic.objects.create(
            panel=self.panel,
            title=one.title,
            why=one.why,
            service=one.service,
            written_by=self.world.officer,
            suggested_on=on,
            public_on=on,
            decision=Topic.Decision.CHOSEN,
            decided_on=decided,
            reason="Many of us know somebody to whom this happened.",
        )
        Vote.objects.create(
            topic=topic,
            opened_at=midnight(decided),
            opened_by=self.members[0],
            result=Vote.Result.CHOSEN,
            reason=topic.reason,
            closed_on=decided,
            closed_by=self.members[0],
            quorum=self.panel.kind.quorum,
            for_it=6,
            against=1,
        )
        return topic
