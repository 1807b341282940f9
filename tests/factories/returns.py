from typing import Any

from base.accounts.models import User
from participation.funding.returns.models import AnnualReturn
from participation.funding.returns.services import begin_return, write_return
from tests.factories.groups import make_group


def make_annual_return(name: str, *, by: User, **fields: Any) -> AnnualReturn:
    """Of last year, begun and not sent."""
    begun = begin_return(group=make_group(name), by=by)
    return write_return(annual_return=begun, by=by, work="Six meetings.", **fields)
