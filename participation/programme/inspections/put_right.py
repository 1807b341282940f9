"""What fails reaches whoever answers for it at once, as an action with a day."""

from django.utils import timezone

from base.accounts.models import User
from base.core.working_days import after_working_days
from participation.messages.contact.services import rendered, send_to_address

from ..actions.models import Action
from ..actions.services import make_action, write_note
from ..activities.leads.services import lead_of
from .action_sources import INSPECTION
from .house_rules import INSPECTION_FIX_DAYS, INSPECTION_SAFETY_DAYS
from .models import Inspection, ItemResult, Verdict

SAFETY, OTHER = "Make safe", "Put right"
#: Their own words stay with the inspection, where they go with whoever wrote them.
MORE = "They also wrote what should be put right: read it with the inspection."


def follow_up(inspection: Inspection) -> None:
    """An action for what is not safe, and one for the rest. Sent again, what is new is noted on the same ones."""
    results = list(inspection.found.exclude(verdict=Verdict.MEETS))
    unsafe = [one for one in results if one.is_safety]
    rest = [in_words(one) for one in results if not one.is_safety]
    if inspection.wrong:
        rest.append(MORE)
    _raise(inspection, SAFETY, [in_words(one) for one in unsafe], INSPECTION_SAFETY_DAYS.value)
    _raise(inspection, OTHER, rest, INSPECTION_FIX_DAYS.value)


def in_words(result: ItemResult) -> str:
    return f"{result.part}: {result.words} ({result.get_verdict_display().lower()})"


def actions_of(inspection: Inspection):
    """The actions that were made of it, the most urgent first."""
    return Action.objects.filter(source_code=INSPECTION.code, source_id=inspection.pk)


def _raise(inspection: Inspection, sort: str, found: list[str], working_days: int) -> None:
    what = f"{sort}: {inspection}"[:200]
    there = actions_of(inspection).filter(what=what).first()
    details = "\n".join(found)
    if there is not None:
        if there.is_open and there.details != details:
            words = f"The inspectors have corrected what they found.\n{details or 'Nothing of it is left.'}"
            write_note(action=there, words=words, by=inspection.planned_by)
        return
    if not found:
        return
    due = after_working_days(timezone.localdate(), working_days)
    standard = inspection.standard
    action = make_action(
        what=what,
        details=details,
        service=standard.service,
        owner=whose_to_put_right(inspection),
        confirmer=standard.confirms,
        due_on=due,
        by=inspection.planned_by,
        of=(INSPECTION, inspection),
    )
    _tell_owner(action)


def whose_to_put_right(inspection: Inspection) -> User:
    """Whoever answers for the service, else whoever planned it; never who is to confirm it."""
    standard = inspection.standard
    candidates = (lead_of(standard.service), inspection.planned_by, standard.written_by)
    return next(one for one in candidates if one is not None and one != standard.confirms)


def _tell_owner(action: Action) -> None:
    subject, text = rendered("inspections/email/found", {"action": action})
    send_to_address(
        action.owner.email,
        template="inspections/email/found",
        subject=subject,
        text=text,
        dedupe_key=f"inspections.found:{action.pk}",
    )
