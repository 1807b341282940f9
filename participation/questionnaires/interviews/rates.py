"""How many of those who are rung take part: outcome rates as survey research reckons them everywhere."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from base.core.measures import measure

from ..models import PhoneTry, Questionnaire, Sheet
from ..outcomes import MEANINGS, NOT_RUNG, Group, Outcome
from .people import Ringing

SOURCE = "American Association for Public Opinion Research, Standard Definitions, 9th edition, 2016"


@dataclass(frozen=True)
class Disposition:
    """People of whom this is the last that came of it. ``code`` is the one of the Standard Definitions."""

    code: str
    words: str
    people: int


@dataclass(frozen=True)
class Rate:
    """``people`` of ``of``; no share of nobody."""

    people: int
    of: int

    @property
    def percent(self) -> float | None:
        return 100 * self.people / self.of if self.of else None


@dataclass(frozen=True)
class PhoneRates:
    """Everybody who was rung or is to be, by what last came of it."""

    dispositions: tuple[Disposition, ...]
    groups: Mapping[Group, int]

    @property
    def people(self) -> int:
        return sum(self.groups.values())

    @property
    def response(self) -> Rate:
        """RR1: I / ((I + P) + (R + NC + O) + U)."""
        of = sum(n for group, n in self.groups.items() if group != Group.NOT_ELIGIBLE)
        return Rate(self.groups.get(Group.INTERVIEW, 0), of)

    @property
    def cooperation(self) -> Rate:
        """COOP1: I / ((I + P) + R + O)."""
        spoke = (Group.INTERVIEW, Group.PARTIAL, Group.REFUSAL, Group.OTHER)
        return Rate(
            self.groups.get(Group.INTERVIEW, 0), sum(self.groups.get(one, 0) for one in spoke)
        )

    def can_be_told(self, least: int) -> bool:
        """Whether neither who took part nor who did not is fewer than this, in either rate."""
        return all(
            rate.people >= least and rate.of - rate.people >= least
            for rate in (self.response, self.cooperation)
        )


def rates_from(counts: Mapping[Outcome, int], not_rung: int) -> PhoneRates:
    """Of how many it came to what in the end, and how many are to be rung and were not yet."""
    found = [
        Disposition(MEANINGS[one].code, str(one.label), counts[one])
        for one in Outcome
        if counts.get(one)
    ]
    groups: Counter[Group] = Counter()
    for one, people in counts.items():
        groups[MEANINGS[one].group] += people
    if not_rung:
        found.append(Disposition(NOT_RUNG, "Not rung yet", not_rung))
        groups[Group.UNKNOWN] += not_rung
    return PhoneRates(tuple(sorted(found, key=lambda one: one.code)), dict(groups))


@measure(
    "Answers by phone, of those rung",
    "Response rate RR1: people who answered all of it, in whatever way, of all who were rung or are to be, "
    "without those whose number does not work or whom it is not about. Cooperation rate COOP1: the same, of "
    f"those who answered all or some of it, refused, or could not take part. By the last that came of it ({SOURCE}).",
)
def phone_rates(questionnaire: Questionnaire, ringing: Ringing | None = None) -> PhoneRates | None:
    """None where nobody was rung. Whoever was rung and answered in another way counts as having answered."""
    sent = Sheet.objects.counted().filter(
        questionnaire=questionnaire, customer=OuterRef("customer")
    )
    last = PhoneTry.objects.filter(questionnaire=questionnaire).latest()
    rows = last.order_by().annotate(sent=Exists(sent)).values_list("outcome", "sent")
    counts: Counter[Outcome] = Counter()
    for outcome, has_sent, people in rows.annotate(people=Count("pk")):
        stopped = outcome == Outcome.PARTIAL
        counts[Outcome.COMPLETE if has_sent and not stopped else Outcome(outcome)] += people
    if not counts:
        return None
    ringing = ringing or Ringing.about(questionnaire)
    may = ringing.whose.owner.rings(ringing.whose.by) if ringing.whose.owner else None
    tried = PhoneTry.objects.filter(questionnaire=questionnaire).order_by().values("customer")
    not_rung = 0 if may is None else may.exclude(pk__in=tried).count()
    return rates_from(counts, not_rung)


def in_sentences(rates: PhoneRates) -> list[str]:
    """As they are printed with a survey, counts beside shares."""
    return [
        f"{name}: {rate.percent:.1f}% ({rate.people:,} of {rate.of:,})."
        for name, rate in (
            ("Response rate (RR1)", rates.response),
            ("Cooperation rate (COOP1)", rates.cooperation),
        )
        if rate.percent is not None
    ]
