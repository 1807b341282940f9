"""What the groups of Glenmarnock told of last year, in every state that there is."""

import datetime as dt
from decimal import Decimal

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from base.core.brand import current_brand
from base.core.demo import World, in_demo
from base.core.pdf import pdf_of

from .made_up import ACCOUNTS, GIVEN_BACK, GRANT, TOLD
from .models import AccountLine, AnnualReturn, groups_that_report
from .services import last_year
from .stats import paid_in

DAY = dt.timedelta(days=1)


@in_demo(position=47)
def make_returns(world: World) -> None:
    """The first are sent, one is given back, one is begun; the others have sent nothing."""
    today = timezone.localdate(world.now)
    year = last_year(today)
    there = groups_that_report().filter(memberships__isnull=False).distinct().order_by("pk")
    sheet = _accounts() if there.exists() else b""
    for place, (group, told) in enumerate(zip(there, TOLD, strict=False)):
        sent = place < len(TOLD) - 2
        made = AnnualReturn.objects.create(
            group=group,
            year=year.start_year,
            members=told.members,
            work=told.work,
            consultations=told.consultations,
            outcomes=told.outcomes,
            begun_by=world.officer,
            sent_on=min(today, year.last + (40 + 9 * place) * DAY) if sent else None,
            sent_by=world.officer if sent else None,
            given_back_because=GIVEN_BACK if place == len(TOLD) - 2 else "",
            accounts=ContentFile(sheet, name="accounts.pdf") if sent else "",
            examined_by="Rhona Macaulay, who does the books of the credit union" if sent else "",
            examined_on=year.last + 20 * DAY if sent else None,
            shows_accounts=place == 0,
        )
        paid = paid_in(year, [group.pk])[group.pk]
        AccountLine.objects.bulk_create(
            AccountLine(
                annual_return=made,
                comes_in=comes_in,
                head=head,
                pounds=paid if head == GRANT else Decimal(pounds),
                from_grant=from_grant and paid > 0,
            )
            for comes_in, head, pounds, from_grant in told.lines
            if head != GRANT or paid
        )


def _accounts() -> bytes:
    """A sheet that opens anywhere."""
    given = {"lines": ACCOUNTS, "brand": current_brand()}
    css = render_to_string("returns/pack.css", given)
    return pdf_of(render_to_string("returns/made_up_accounts.html", given), css=css)
