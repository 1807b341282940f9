"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import Rule, declare
from participation.people.customers.record_steps import MergeStep, also_merge

from .models import Engagement

declare(
    Engagement,
    Rule(
        "Times they took part",
        one_per=("activity_id", "role"),
        own_copy=("day", "activity", "role", "mode"),
        sign_of_life="day",
    ),
)


def name_sources_anew(away: Customer, kept: Customer) -> list:
    """A line of the ledger is named by activity and customer; the feature that wrote it looks there."""
    changed = []
    named_by_customer = f":{away.pk}"
    for line in Engagement.objects.filter(customer=kept, source__endswith=named_by_customer):
        start = line.source.removesuffix(named_by_customer)
        if not start.endswith(f":{line.activity_id}"):
            continue
        new = f"{start}:{kept.pk}"
        if not Engagement.objects.filter(source=new).exists():
            changed.append([line.pk, line.source])
            Engagement.objects.filter(pk=line.pk).update(source=new)
    return changed


def name_sources_as_before(changed: list, away: int) -> None:
    for pk, source in changed:
        Engagement.objects.filter(pk=pk, customer=away).update(source=source)


also_merge(MergeStep("sources", name_sources_anew, name_sources_as_before))
