"""What the panel and service voices of Glenmarnock found, and what they were answered."""

import datetime as dt

from django.utils import timezone

from base.accounts.models import User
from base.core.demo import World, in_demo
from base.core.figures import Reader
from base.core.working_days import after_working_days, counted
from participation.people.groups.models import Group
from participation.steering.indicators.of_service import OfService, of_service
from participation.steering.indicators.services import SETTLES
from scrutiny.recommendations.models import Benefit

from .models import Finding
from .services import days_to_answer, frozen

DAY = dt.timedelta(days=1)


@in_demo(position=95)  # once figures are counted
def make_findings(world: World) -> None:
    panel = Group.objects.live().filter(kind__scrutinises=True).order_by("pk").first()
    seat = panel and panel.memberships.sitting().exclude(customer__user=None).first()
    if not seat:
        return
    told = Told(panel, seat.customer.user, world)
    answered = told.sent(
        "Most complaints about repairs are about how long it took",
        "Complaints about visits that nobody made have gone down since the team rings the day before. Those about how long it "
        "takes have not. We ask that the time from report to repair is told to everybody when they ring.",
        "repairs",
        "complaints-received",
        Finding.To.EXECUTIVE,
        ago=70,
    )
    told.answered(
        answered,
        "You are right. From January whoever takes a repair says by when it will be done, and texts if that changes. We report "
        "the time from report to repair to you each quarter.",
        after=15,
    )
    told.sent(
        "The share of repairs done in one visit has been under the target for a year",
        "It does not get worse, and it does not get better. We ask the board whether 85% is still what it wants, and what it "
        "gives the team to reach it.",
        "repairs",
        "right-first-time",
        Finding.To.BOARD,
        ago=12,
    )
    told.draft(
        "Callers are not told who rings them back",
        "People ring again because nobody said who would ring back.",
        "customer_care",
        "checks-score",
    )


class Told:
    """Rows as the services would have left them, had their days been those days."""

    def __init__(self, panel: Group, member: User, world: World) -> None:
        self.panel, self.member, self.world = panel, member, world
        self.today = timezone.localdate(world.now)

    def draft(
        self,
        what: str,
        means: str,
        service: str,
        figure: str,
        to: Finding.To = Finding.To.EXECUTIVE,
        ago: int = 1,
    ) -> Finding:
        known = of_service(service, Reader.PANEL)
        one = next((one for one in known if one.figure.code == figure), None)
        written_on = self.today - ago * DAY
        return Finding.objects.create(
            panel=self.panel,
            service=service,
            what=what,
            means=means,
            benefit_type=Benefit.NEED,
            to=to,
            executive=self.world.manager if to == Finding.To.EXECUTIVE else None,
            written_by=self.member,
            written_on=written_on,
            **(_as_it_stood(one, written_on) if one else frozen(None)),
        )

    def sent(
        self, what: str, means: str, service: str, figure: str, to: Finding.To, *, ago: int
    ) -> Finding:
        finding = self.draft(what, means, service, figure, to, ago)
        clock = counted(self.today - ago * DAY, days_to_answer(to))
        finding.sent_on, finding.due_on, finding.counted = clock.start, clock.due, clock.in_words
        finding.save()
        return finding

    def answered(self, finding: Finding, words: str, *, after: int) -> None:
        finding.answer, finding.took = words, after
        finding.answered_on = after_working_days(finding.sent_on, after)
        finding.answered_by = self.world.manager
        finding.save()


def _as_it_stood(one: OfService, on: dt.date) -> dict:
    """The figure as somebody read it on that day: of the last quarter that was counted by then."""
    counted_on = [(there, there.quarter.last + (SETTLES + 1) * DAY) for there in one.quarters]
    told, day = next((pair for pair in counted_on if pair[1] <= on), counted_on[-1])
    said = f"From {told.quarter}: {told.cell.words}."
    return frozen(one) | {"figure_said": said, "figure_counted_on": min(day, on)}
