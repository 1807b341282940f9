"""What a change of rent means for people."""

from collections.abc import Sequence

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked

from ..models import Consultation, RentTable


@transaction.atomic
def write_rent_table(
    *, consultation: Consultation, options: Sequence[str], rows: Sequence[Sequence[str]], by: User
) -> None:
    """The table that everybody reads; without options there is none."""
    consultation = locked(consultation)
    if options:
        RentTable.objects.update_or_create(
            consultation=consultation, defaults={"options": list(options), "rows": list(rows)}
        )
    else:
        RentTable.objects.filter(consultation=consultation).delete()
    record_fact("rent_table_written", subject=consultation, actor=by, homes=len(rows))
