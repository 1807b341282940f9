"""What a change of rent means for people."""

from collections.abc import Sequence

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.rows import locked
from participation.questionnaires.bank.ready import NONE_OF_THEM, RENT_OPTION
from participation.questionnaires.models import Question

from ..models import Consultation, RentTable
from ..ready.rent import HOMES


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


def still_to_fill_in(consultation: Consultation) -> RentTable:
    """A table without amounts, which nobody has saved: what to fill in where its questions are the ready ones, and
    nothing elsewhere. Its columns are called as the answers are."""
    asked = Question.objects.filter(
        version__questionnaire=consultation.questionnaire_id, code=RENT_OPTION
    )
    newest = asked.order_by("-version__number").first()
    if newest is None:
        return RentTable()
    answers = newest.options.filter(counts=True).exclude(words=NONE_OF_THEM)
    options = list(answers.values_list("words", flat=True))
    return RentTable(options=options, rows=[[home, *[""] * (len(options) + 1)] for home in HOMES])
