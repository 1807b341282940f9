"""Puts reports on the shelf, as a manager or the clock would, without waiting for a worker."""

import datetime as dt

from base.accounts.models import User
from base.core.periods import FinancialYear, Month
from participation.programme.activities.models import Service
from reports.choices.kind import CHOICES
from reports.choices.of import told as rounds_told
from reports.grants.kind import GRANTS
from reports.impact.kind import IMPACT
from reports.inspections.kind import INSPECTIONS
from reports.kinds import Scope, Subject
from reports.models import ReportEdition
from reports.monthly.kind import MONTHLY
from reports.monthly.sending import tell_heads
from reports.scrutiny.kind import SCRUTINY
from reports.services import ask_for_report, publish_report
from reports.shopping.kind import SHOPPING
from reports.tasks import build_report

from .cast import MANAGER

OF_A_YEAR = (IMPACT, SCRUTINY, INSPECTIONS, SHOPPING, GRANTS)


def publish_last_year(today: dt.date) -> None:
    """Of last year, and of each vote on money that was counted. A build that fails is left as it is, for the manager
    to read why and try again."""
    manager = User.objects.get(email=MANAGER.email)
    last = FinancialYear.of(today).previous
    scopes = [Scope(kind, last) for kind in OF_A_YEAR]
    scopes += [Scope(CHOICES, None, subject) for subject in rounds_told()]
    for scope in scopes:
        edition = ask_for_report(scope=scope, by=manager)
        build_report(edition.pk)
        edition.refresh_from_db()
        if edition.state == ReportEdition.State.READY:
            publish_report(edition=edition, by=manager)


def build_last_month(today: dt.date) -> None:
    """Of one service, and its head is told; those of the others the clock asks for."""
    manager = User.objects.get(email=MANAGER.email)
    repairs = Subject(Service.REPAIRS.value, Service.REPAIRS.label)
    scope = Scope(MONTHLY, Month.of(today).previous, repairs)
    edition, _ = ReportEdition.objects.begin(scope, by=manager)
    build_report(edition.pk)
    tell_heads()
