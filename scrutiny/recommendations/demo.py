"""What the scrutiny panel of Glenmarnock recommends, and how far each is."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.demo import World, in_demo
from base.core.working_days import after_working_days, counted, working_days_between
from participation.people.groups.models import Group
from participation.programme.actions.models import Action, Note
from participation.programme.activities.models import Activity

from .action_sources import RECOMMENDATION
from .house_rules import RECOMMENDATION_AGAIN_WORKING_DAYS, RECOMMENDATION_REPLY_WORKING_DAYS
from .made_up import RECOMMENDATIONS, MadeUp
from .models import RaisedBy, Recommendation, Round, SignOff, Step

DAY = dt.timedelta(days=1)
W, N = Step.What, Note.What
#: Working days from the reply until it is said that an action is done, and until the panel has looked.
DONE, SEEN = 30, 12


#: What the panel saw before it called something done.
WHAT_THEY_SAW = (
    "We looked at ten cases of the week before. All of them had it.",
    "Two of us went there and asked. It is as they say.",
    "We read the last month of it, and asked three customers. They noticed the difference.",
    "We were shown how it is done now, and tried it ourselves.",
)


@in_demo(position=40)
def make_recommendations(world: World) -> None:
    panel = Group.objects.filter(name="Scrutiny Panel").first()
    seat = panel and panel.memberships.sitting().exclude(customer__user=None).first()
    if not seat:
        return
    told = Told(panel, seat.customer.user, world)
    for made_up in RECOMMENDATIONS:
        told.tell(made_up)
    others = panel.memberships.filter(customer__isnull=False)
    raised = others.exclude(customer=seat.customer).first()
    if raised:
        first = Recommendation.objects.sent().order_by("pk").first()
        RaisedBy.objects.create(recommendation=first, customer=raised.customer)


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(
        self, panel: Group, member: User, world: World, activity: Activity | None = None
    ) -> None:
        self.activity = activity
        self.panel, self.member, self.world = panel, member, world
        self.today = timezone.localdate(world.now)
        self.members = panel.memberships.sitting().filter(customer__isnull=False).count()
        self.board = User.objects.holding(Role.BOARD).first()
        self.number = 0

    def tell(self, one: MadeUp) -> None:
        recommendation = Recommendation.objects.create(
            panel=self.panel,
            activity=self.activity,
            what=one.what,
            evidence=one.evidence,
            benefit=one.benefit,
            benefit_type=one.kind,
            priority=one.priority,
            service=one.service,
            written_by=self.member if one.sent else self.world.officer,
        )
        if one.sent is None:
            return
        self.number += 1
        asked_on = self.today - one.sent * DAY
        round = self._asked(recommendation, asked_on, 1, RECOMMENDATION_REPLY_WORKING_DAYS.value)
        recommendation.number, recommendation.sent_on = self.number, asked_on
        recommendation.current = round
        recommendation.save()
        self._step(round, W.SENT, asked_on, by=self.member)
        self._meanwhile(one, round)
        if one.withdrawn:
            after, because = one.withdrawn
            recommendation.withdrawn_on = after_working_days(asked_on, after)
            recommendation.withdrawn_because = because
            recommendation.save()
            self._step(round, W.WITHDRAWN, recommendation.withdrawn_on, because, by=self.member)
        if one.answered:
            self._answered(one, round)
        if one.again:
            on = after_working_days(round.answered_on or asked_on, 7)
            days = RECOMMENDATION_AGAIN_WORKING_DAYS.value
            recommendation.current = self._asked(recommendation, on, 2, days, one.again)
            recommendation.save()
            self._step(recommendation.current, W.AGAIN, on, one.again, by=self.member)

    def _asked(
        self, recommendation: Recommendation, on: dt.date, number: int, days: int, because: str = ""
    ) -> Round:
        clock = counted(on, days)
        return Round.objects.create(
            recommendation=recommendation,
            number=number,
            asked_on=on,
            asked_by=self.member,
            because=because,
            first_due_on=clock.due,
            due_on=clock.due,
            counted=clock.in_words,
        )

    def _meanwhile(self, one: MadeUp, round: Round) -> None:
        if one.first_word:
            after, words = one.first_word
            self._step(round, W.INTERIM, after_working_days(round.asked_on, after), words)
        if one.extended:
            after, days, why = one.extended
            before, round.due_on = round.due_on, after_working_days(round.due_on, days)
            round.save()
            on = after_working_days(round.asked_on, after)
            self._step(round, W.EXTENDED, on, why, due=(before, round.due_on))

    def _answered(self, one: MadeUp, round: Round) -> None:
        assert one.answered is not None  # asked for before
        after, round.answer, round.reply, round.reason = one.answered
        on = round.answered_on = after_working_days(round.asked_on, after)
        round.answered_by, round.took = self.world.manager, after
        round.save()
        self._step(round, W.ANSWERED, on, round.reason, took=after)
        for what, days, stands in one.actions:
            self._action(round, what, on, on + days * DAY, stands)
        if one.signed_off and self.board:
            signed_on = after_working_days(on, 25)
            SignOff.objects.create(round=round, on=signed_on, by=self.board, words=one.signed_off)

    def _action(self, round: Round, what: str, made: dt.date, due: dt.date, stands: str) -> None:
        action = Action.objects.create(
            what=what,
            service=round.recommendation.service,
            owner=self.world.manager,
            confirming_group=self.panel,
            first_due_on=due,
            due_on=due,
            source_code=RECOMMENDATION.code,
            source_id=round.recommendation_id,
            came_from=str(round.recommendation)[:200],
            created_by=self.world.manager,
            created_at=_noon(made),
        )
        if stands == "late":
            return
        done = after_working_days(made, DONE)
        self._moved(action, round, N.DONE, W.SAID_DONE, done, "It is done.", made)
        seen = after_working_days(done, SEEN)
        if stands == "back":
            words = "Two of the nine doors are still dark. We were there on a Tuesday at seven."
            self._moved(action, round, N.SENT_BACK, W.NOT_YET, seen, words, None)
            return
        action.done_on, action.done_by = done, self.world.manager
        if stands == "confirmed":
            words = WHAT_THEY_SAW[action.pk % len(WHAT_THEY_SAW)]
            self._moved(action, round, N.CONFIRMED, W.CONFIRMED, seen, words, done)
            action.confirmed_on, action.confirmed_by = seen, self.member
        action.save()

    def _moved(
        self,
        action: Action,
        round: Round,
        what: Note.What,
        step: Step.What,
        on: dt.date,
        words: str,
        since: dt.date | None,
    ) -> None:
        by = self.world.manager if what == N.DONE else self.member
        Note.objects.create(
            action=action, what=what, on=on, words=words, by=by, written_at=_noon(on)
        )
        took = working_days_between(since, on) if since else None
        self._step(round, step, on, words, by=by, action=action, took=took)

    def _step(
        self,
        round: Round,
        what: Step.What,
        on: dt.date,
        words: str = "",
        *,
        by: User | None = None,
        action: Action | None = None,
        due: tuple[dt.date, dt.date] | None = None,
        took: int | None = None,
    ) -> None:
        Step.objects.create(
            recommendation=round.recommendation,
            round=round,
            action=action,
            what=what,
            on=on,
            words=words,
            due_before=due[0] if due else None,
            due_after=due[1] if due else None,
            took=took,
            told=self.members,
            by=by or self.world.manager,
            written_at=_noon(on),
        )


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
