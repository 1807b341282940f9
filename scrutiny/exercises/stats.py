"""What counts in a number about exercises and all that came of them. The annual report reads these alone."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from django.db.models import Avg, Count, Q, QuerySet, Sum

from base.core.measures import measure
from base.core.periods import Period
from participation.people.groups.models import Membership
from participation.programme.actions.models import Action, Note
from scrutiny.recommendations.action_sources import RECOMMENDATION
from scrutiny.recommendations.models import Recommendation, Round
from scrutiny.topics.models import ProgrammeLine, ProgrammeVersion

from .models import Change, Exercise, MemberHours, Move, Stage
from .told import ActionTold, LineTold, Mean, RecommendationTold, Told, Took


def _moved(period: Period) -> QuerySet[Exercise]:
    on = period.holds("on", moment=False)
    moves, changes = Move.objects.filter(on), Change.objects.filter(on)
    return Exercise.objects.filter(
        Q(pk__in=moves.values("exercise")) | Q(pk__in=changes.values("exercise"))
    )


@measure(
    "Exercises",
    "Exercises of panels that took a step, were changed or were stopped in the period, each with the stage in which it was "
    "on the last day. A step that was taken back by then is none.",
)
def exercises(period: Period) -> list[Told]:
    """The one that began first comes first. Three statements."""
    rows = _moved(period).select_related("panel").order_by("starts_at", "pk")
    steps: dict[int, list[Move]] = defaultdict(list)
    of_them = {"exercise__in": rows.order_by().values("pk"), "on__lte": period.last}
    stands = Q(taken_back_on=None) | Q(taken_back_on__gt=period.last)
    for move in Move.objects.filter(stands, **of_them):
        steps[move.exercise_id].append(move)
    ends = Change.objects.filter(what__in=(Change.What.STOPPED, Change.What.RESUMED), **of_them)
    stopped = {
        change.exercise_id: change.on if change.what == Change.What.STOPPED else None
        for change in ends.order_by("pk")
    }
    return [
        Told(
            title=one.title,
            panel=one.panel.name,
            service=one.get_service_display(),
            size=one.get_size_display(),
            stage="Stopped" if stopped.get(one.pk) else steps[one.pk][-1].get_stage_display(),
            due_on=one.due_on,
            steps=_steps(steps[one.pk], stopped.get(one.pk)),
        )
        for one in rows
    ]


def _steps(moves: list[Move], stopped_on: dt.date | None) -> tuple[tuple[str, dt.date], ...]:
    taken = [(move.get_stage_display(), move.on) for move in moves]
    return (*taken, ("Stopped", stopped_on)) if stopped_on else tuple(taken)


@measure(
    "Each recommendation",
    "Every recommendation that panels sent in the period, with the last reply, or why the panel withdrew it, what the landlord "
    "took on, and what the panel saw of it, or what the landlord says.",
)
def recommendations(period: Period) -> list[RecommendationTold]:
    """Four statements, however many there are."""
    rows = list(
        Recommendation.objects.sent_in(period)
        .select_related("current", "activity")
        .order_by("activity__starts_at", "activity", "number", "pk")
    )
    taken: dict[int, list[Action]] = defaultdict(list)
    sources = Recommendation.objects.sent_in(period).order_by().values("pk")
    actions = Action.objects.filter(source_code=RECOMMENDATION.code, source_id__in=sources)
    words = {Note.What.DONE.value: "said", Note.What.CONFIRMED.value: "seen"}
    proofs: dict[tuple[int, str], str] = {}
    notes = Note.objects.filter(action__in=actions.values("pk"), what__in=list(words))
    for action_id, what, said in notes.order_by("pk").values_list("action", "what", "words"):
        proofs[action_id, words[what]] = said
    replied: dict[int, Round] = {}
    rounds = Round.objects.filter(recommendation__in=sources).exclude(answer="")
    for round in rounds.order_by("number"):
        replied[round.recommendation_id] = round
    for action in actions.order_by("due_on", "pk"):
        taken[action.source_id or 0].append(action)
    return [
        RecommendationTold(
            number=one.number or 0,
            exercise=one.activity.title if one.activity else "",
            what=one.what,
            sent_on=one.sent_on,
            standing=one.standing,
            reply=replied[one.pk].reply if one.pk in replied else "",
            reason=one.withdrawn_because or (replied[one.pk].reason if one.pk in replied else ""),
            actions=tuple(
                ActionTold(
                    action.what,
                    state_of(action),
                    action.due_on,
                    proofs.get((action.pk, "seen" if action.confirmed_on else "said"), "")
                    if action.done_on
                    else "",
                )
                for action in taken[one.pk]
            ),
        )
        for one in rows
        if one.sent_on
    ]


def state_of(action: Action) -> str:
    if action.called_off_on:
        return "Called off"
    if action.confirmed_on:
        return "Confirmed by the panel"
    return "Done, says the landlord" if action.done_on else "Still to do"


@measure(
    "What changed",
    "Actions of recommendations that a panel confirmed in the period, whenever it had recommended them.",
)
def changes(period: Period) -> list[tuple[str, str]]:
    """What was done, and what the panel saw."""
    confirmed = Action.objects.filter(
        period.holds("confirmed_on", moment=False), source_code=RECOMMENDATION.code
    )
    seen = dict(
        Note.objects.filter(action__in=confirmed.order_by().values("pk"), what=Note.What.CONFIRMED)
        .order_by("pk")
        .values_list("action", "words")
    )
    rows = confirmed.order_by("confirmed_on", "pk").values_list("pk", "what")
    return [(what, seen.get(pk, "")) for pk, what in rows]


@measure(
    "Time for each step of an exercise",
    "Working days since the step before, as a mean of the steps that exercises took in the period. Where a step was taken back "
    "and taken again, the last time counts.",
)
def time_for_each_step(period: Period) -> list[Mean]:
    timed = (
        Move.objects.in_force()
        .filter(period.holds("on", moment=False))
        .exclude(took=None)
        .order_by()
    )
    found = {
        stage: (days, of)
        for stage, days, of in timed.values_list("stage").annotate(days=Avg("took"), of=Count("pk"))
    }
    return [
        Mean(stage.label, round(found[stage.value][0], 1), found[stage.value][1])
        for stage in Stage
        if stage.value in found
    ]


@measure(
    "What it took",
    "Hours of staff and the pounds that were noted of exercises whose report was published in the period, so that each "
    "exercise counts in one year. Of some nothing may be noted.",
)
def took(period: Period) -> Took:
    published = Move.objects.in_force().filter(
        period.holds("on", moment=False), stage=Stage.RECOMMENDATIONS
    )
    noted = Q(actual_hours__isnull=False) | Q(actual_cost__isnull=False)
    sums = (
        Exercise.objects.filter(pk__in=published.values("exercise"))
        .order_by()
        .aggregate(
            reports=Count("pk"),
            noted=Count("pk", filter=noted),
            staff_hours=Sum("actual_hours"),
            cost=Sum("actual_cost"),
        )
    )
    nothing = Decimal()
    return Took(
        reports=sums["reports"],
        noted=sums["noted"],
        staff_hours=sums["staff_hours"] or nothing,
        cost=sums["cost"] or nothing,
    )


@measure(
    "Hours of members",
    "Hours that members of panels gave to exercises on days of the period, added up from one line for each member, day and kind "
    "of work, which they or staff wrote down. Time that nobody wrote down is not in it.",
)
def members_hours(period: Period) -> Decimal:
    given = MemberHours.objects.given_in(period).order_by()
    return given.aggregate(n=Sum("hours"))["n"] or Decimal()


@measure(
    "Members",
    "Customers who sat on a scrutiny panel on the last day of the period, observers not counted.",
)
def members(period: Period) -> int:
    seats = Membership.objects.sitting(period.last).of_customers().counted()
    return (
        seats.filter(group__kind__scrutinises=True)
        .order_by()
        .aggregate(n=Count("customer", distinct=True))["n"]
    )


@measure(
    "Next year’s programme",
    "Topics in the last version of each panel’s programme of the next financial year, as it was published.",
)
def next_programme(year: int) -> list[LineTold]:
    """Of the financial year that begins in ``year``. Two statements."""
    last: dict[int, int] = {}
    for pk, panel in (
        ProgrammeVersion.objects.filter(year=year).order_by("number").values_list("pk", "panel")
    ):
        last[panel] = pk
    lines = ProgrammeLine.objects.filter(version__in=last.values()).select_related("version__panel")
    return [
        LineTold(
            one.version.panel.name,
            one.title,
            one.service,
            one.month,
            one.get_size_display(),
            one.weeks,
        )
        for one in lines.order_by("version__panel__name", "month", "pk")
    ]
