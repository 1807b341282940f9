from portal.core.audience import Role
from portal.core.periods import FinancialYear
from reports.building import build_claimed, claim
from reports.models import ReportEdition
from reports.services import ask_for_report, publish_report

from .people import make_user

#: The financial year that ended last: the one an annual report is for.
LAST_YEAR = FinancialYear.current().previous.start_year


def make_report(year: int = LAST_YEAR, *, published: bool = False, by=None) -> ReportEdition:
    """Asked for and built as a worker builds it; ``published`` puts it before everybody."""
    by = by or make_user(Role.MANAGER)
    edition = ask_for_report(year=year, by=by, correction="")
    build_claimed(claim(edition.pk))
    edition.refresh_from_db()
    assert edition.is_ready, edition.error
    return publish_report(edition=edition, by=by) if published else edition
