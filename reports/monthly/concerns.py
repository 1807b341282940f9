"""What should be looked at? Flags by stated rules, each printed with its rule whether it was found or not."""

from dataclasses import dataclass

from participation.programme.actions.models import Action
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD
from participation.questionnaires.results.statistics.proportions import RULE, Change
from reports.sections import Asked, Material, Section
from reports.sentences import capital, counted
from reports.shapes import Definition, definitions
from surveys.asked_us.stats import waiting_too_long
from surveys.heard import stats
from surveys.heard.safety import mentions_of_safety
from surveys.heard.stats import Trend

from .of import month_of


@dataclass(frozen=True)
class Flag:
    """``found`` is empty where the rule found nothing."""

    rule: str
    found: tuple[str, ...]


@dataclass(frozen=True)
class Concerns:
    answer: str
    flags: tuple[Flag, ...]
    counts: tuple[Definition, ...]

    @property
    def raised(self) -> int:
        return sum(bool(one.found) for one in self.flags)


@dataclass(frozen=True)
class Figures:
    drops: tuple[Trend, ...]
    safety: int
    waiting: int
    overdue: int


def count(asked: Asked) -> Figures:
    service, least = asked.subject, ANSWERS_THRESHOLD.value
    trends = stats.satisfied_by_month(month_of(asked), service)
    return Figures(
        tuple(one for one in trends if one.now.of >= least and one.change == Change.LOWER),
        mentions_of_safety(asked.period, service),
        waiting_too_long(service, min(asked.on, asked.period.last)),
        Action.objects.filter(service=service).overdue(asked.on).count(),
    )


def build(material: Material[Figures, None]) -> Concerns:
    this = material.this
    flags = (
        Flag(
            "Satisfaction in the month is lower than in those of the eleven months before it that are shown, together, by "
            f"more than chance explains. {RULE}",
            tuple(dropped(one) for one in this.drops),
        ),
        Flag(
            "Anybody wrote of safety in a survey by name.",
            some(this.safety, "answer speaks of safety", "answers speak of safety"),
        ),
        Flag(
            "Somebody who asked to be rung waits longer than they were told.",
            some(this.waiting, "person waits", "people wait"),
        ),
        Flag(
            "An action of the service is overdue.",
            some(this.overdue, "action is overdue", "actions are overdue"),
        ),
    )
    raised = sum(bool(one.found) for one in flags)
    return Concerns(
        answer=sentence(raised, len(flags)),
        flags=flags,
        counts=definitions(mentions_of_safety, waiting_too_long),
    )


def dropped(trend: Trend) -> str:
    now, before = trend.now, trend.before
    return (
        f"“{trend.survey}”: {now.percent:.0f}% of {now.of:,} people, after {before.percent:.0f}% of "
        f"{before.of:,} before"
    )


def some(number: int, one: str, many: str) -> tuple[str, ...]:
    return (capital(counted(number, one, many)),) if number else ()


def sentence(raised: int, rules: int) -> str:
    if not raised:
        return f"None of our {rules} rules found anything to look at."
    return f"{capital(counted(raised, 'rule', 'rules'))} of {rules} found something to look at."


SECTION = Section(
    code="concerns",
    heading="What should be looked at?",
    template="reports/monthly/concerns.html",
    shape=Concerns,
    count=count,
    build=build,
)
