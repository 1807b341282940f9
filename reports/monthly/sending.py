"""On the first working day of a month each head of service is sent the report of the month before.

An edition is asked for once, and its head is told once, however often the clock comes round: of a worker
that stops in between, the next run does what is left. What could not be built is on the worklist of
managers, who build it again; the email then follows.
"""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.periods import Month
from base.core.working_days import is_working_day
from participation.messages.contact.services import rendered, send_to_address
from participation.programme.activities.leads.services import leads_of
from reports.kinds import REPORT_KINDS, Scope, Subject
from reports.models import HeadTold, ReportEdition

from .of import CODE, services

EMAIL = "reports/email/monthly"
#: Of what is older nobody is told any more.
MOST_DAYS = 62


def first_working_day(month: Month) -> dt.date:
    day = month.first
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day


def scopes_due(today: dt.date) -> list[tuple[Scope, User]]:
    """Last month's, from the first working day of this one: of each service that somebody answers for,
    with who it is."""
    this = Month.of(today)
    if today < first_working_day(this):
        return []
    leads = leads_of()
    return [
        (Scope(REPORT_KINDS[CODE], this.previous, subject), leads[subject.code])
        for subject in services()
        if subject.code in leads
    ]


def without_head() -> list[Subject]:
    """Services about which people are asked, and whose report reaches nobody."""
    leads = leads_of()
    return [one for one in services() if one.code not in leads]


def ask_for_due() -> None:
    """The rows alone: the sweep, a minute later, finds them queued and has them built."""
    for scope, officer in scopes_due(timezone.localdate()):
        edition, is_new = ReportEdition.objects.begin(scope, by=officer)
        if is_new:
            record_fact(
                "report_asked_for",
                subject=edition,
                actor=None,
                report=edition.kind,
                about=edition.about,
                number=edition.number,
            )


def untold(today: dt.date) -> QuerySet[ReportEdition]:
    """Built ones of whole months of which nobody was told."""
    told = HeadTold.objects.filter(about=OuterRef("about"))
    editions = ReportEdition.objects.built().filter(
        ~Exists(told), kind=CODE, last_day__gte=today - dt.timedelta(days=MOST_DAYS)
    )
    return editions.order_by("about", "number")


def tell_heads() -> None:
    leads = leads_of()
    for edition in untold(timezone.localdate()):
        if edition.has_all_of_its_period and edition.subject in leads:
            tell_head(edition=edition, officer=leads[edition.subject])


def tell_head(*, edition: ReportEdition, officer: User) -> HeadTold:
    """Once for each service and month: whoever comes second finds that it is done."""
    try:
        with transaction.atomic():
            told = HeadTold.objects.create(about=edition.about, edition=edition, officer=officer)
            subject, text = rendered(EMAIL, {"edition": edition, "report": edition.report})
            send_to_address(
                officer.email,
                template=EMAIL,
                subject=subject,
                text=text,
                dedupe_key=f"reports.monthly:{edition.about}",
            )
            record_fact("monthly_report_sent", subject=edition, actor=None, to=officer.pk)
            return told
    except IntegrityError:
        return HeadTold.objects.get(about=edition.about)


@transaction.atomic
def mark_read(*, told: HeadTold, by) -> None:
    if told.officer_id == by.pk and told.read_at is None:
        told.read_at = timezone.now()
        told.save(update_fields=["read_at"])
