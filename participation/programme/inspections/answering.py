"""What inspectors read around the questions, and what follows when one of them sends what they found."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Sheet

from ..activities.models import Engagement
from ..activities.services import record_engagement
from .asked import MOVE_IN, PRAISE, WRONG, YES
from .models import Inspection, ItemResult, Standard, Verdict
from .put_right import follow_up
from .years import activity_of

WHO_READS = (
    "The participation team reads this, and the service that puts things right. Reports name neither you nor the"
    " address."
)


def invitation(standard: Standard, customer: Customer | None) -> Invitation:
    return Invitation(
        title=standard.title,
        page=reverse("inspections:mine"),
        has_started=True,
        is_open=standard.in_use_since is not None,
        before="Go from part to part. Say what you see, and leave out what you could not look at.",
        who_reads=WHO_READS,
        after="inspections/_after_answering.html",
    )


def only_of_an_inspection(standard: Standard, customer: Customer | None) -> str:
    """A sheet is of an inspection, and of no customer."""
    return "These questions are about inspections that were arranged." if customer else ""


def receive(standard: Standard, sheet: Sheet, by: User | None) -> None:
    """Sent again, the inspection follows its last sheet."""
    found = Inspection.objects.live().filter(code=sheet.code_id)
    inspection = found.select_for_update(of=("self",)).select_related("standard", "area").first()
    if inspection is None:
        return  # a code that stands for no inspection says nothing of one
    said = said_on(sheet)
    inspection.sheet = sheet
    inspection.sent_at = inspection.sent_at or timezone.now()
    inspection.sent_by = inspection.sent_by or _which_of_them(inspection, by)
    inspection.praise = str(said.get(PRAISE, ""))
    inspection.wrong = str(said.get(WRONG, ""))
    move_in = _chosen(said, MOVE_IN)
    inspection.would_move_in = move_in == YES if move_in else None
    results = results_of(inspection, said)
    inspection.met = sum(one.verdict == Verdict.MEETS for one in results)
    inspection.partly = sum(one.verdict == Verdict.PARTLY for one in results)
    inspection.unsafe = sum(one.is_safety and one.verdict != Verdict.MEETS for one in results)
    inspection.looked_at = len(results)
    inspection.read_at = inspection.read_by = None
    inspection.save()
    inspection.found.all().delete()
    ItemResult.objects.bulk_create(results)
    follow_up(inspection)
    _write_into_ledger(inspection)


def results_of(inspection: Inspection, said: Mapping[str, Said]) -> list[ItemResult]:
    """Not written yet. What was not looked at, or is not there, has none."""
    verdicts = {item: _chosen(said, item.code) for item in inspection.standard.items.all()}
    return [
        ItemResult(
            inspection=inspection,
            place=item.place,
            part=item.part,
            words=item.words,
            is_safety=item.is_safety,
            verdict=verdict,
        )
        for item, verdict in verdicts.items()
        if verdict in Verdict.values
    ]


def _chosen(said: Mapping[str, Any], code: str) -> str:
    """The code of the one answer that was chosen; empty where none was."""
    answer = said.get(code)
    return answer[0] if isinstance(answer, tuple) and answer else ""


def _which_of_them(inspection: Inspection, by: User | None) -> Customer | None:
    """None where one of us answered for them."""
    if by is None:
        return None
    return Customer.objects.filter(user=by, inspections__inspection=inspection).first()


def _write_into_ledger(inspection: Inspection) -> None:
    """Everybody who came has inspected (B-12)."""
    assert inspection.starts_at is not None  # only what is arranged is answered
    day = timezone.localdate(inspection.starts_at)
    activity = activity_of(day, by=inspection.planned_by)
    for inspector in inspection.inspectors.coming().select_related("customer"):
        record_engagement(
            activity=activity,
            role=Engagement.Role.INSPECTED,
            customer=inspector.customer,
            source=inspector.source,
            day=day,
        )
