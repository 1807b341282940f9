from decimal import Decimal
from typing import Any

from base.accounts.models import User
from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.steering.outside_figures.models import OutsideFigure
from participation.steering.outside_figures.services import write_figure
from tests.factories.people import make_user

LAST_YEAR = FinancialYear.current().previous.start_year


def make_outside_figure(
    title: str = "Repairs for each home", *, by: User | None = None, **fields: Any
) -> OutsideFigure:
    told = {
        "service": "repairs",
        "kind": "cost",
        "counts": "All that repairs cost, shared by the homes that we let.",
        "year": LAST_YEAR,
        "unit": "pounds",
        "value": Decimal("1240.50"),
        "source": "Accounts, note 7",
        "peers": "The average of 11 landlords",
        "peer_value": Decimal(1180),
        "peer_source": "Their accounts",
    }
    return write_figure(by=by or make_user(Role.STAFF), title=title, **told | fields)
