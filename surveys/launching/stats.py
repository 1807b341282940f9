"""What counts in a number about asking for a survey."""

from dataclasses import dataclass

from django.db.models import QuerySet

from base.core.measures import measure
from participation.reach.sendouts.stats import Standing, standings

from ..answering.quotas import answered
from ..models import Draw, Mailing, ScheduledCycle, Survey


@measure(
    "How many of those asked have answered",
    "People drawn for the survey, and those of them who have answered it, in whatever way. Of an anonymous "
    "survey: whose code is spent.",
)
def asked_and_answered(survey: Survey) -> tuple[int, int]:
    draw = Draw.objects.filter(survey=survey).first()
    if draw is None:
        return 0, 0
    drawn = draw.people.drawn()
    return drawn.count(), drawn.filter(answered(survey)).count()


@dataclass(frozen=True)
class Sent:
    """One mailing, with what became of its messages."""

    mailing: Mailing
    standing: Standing


def mailings_of(survey: Survey) -> list[Sent]:
    """Of those who were drawn. Two statements."""
    return _with_standing(Mailing.objects.filter(survey=survey).of_the_drawn())


def reminders_of(cycle: ScheduledCycle) -> list[Sent]:
    """Two statements."""
    return _with_standing(Mailing.objects.filter(cycle=cycle))


def _with_standing(mailings: QuerySet[Mailing]) -> list[Sent]:
    found = list(mailings.select_related("send_out"))
    stands = standings(one.send_out for one in found)
    return [Sent(one, stands[one.send_out_id]) for one in found]
