"""Terms of office: told before they end, and ended by themselves. Running either again does nothing more."""

from django.db import transaction
from django.utils import timezone

from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.groups.models import Group, Membership, MembershipQuerySet
from participation.people.groups.services import end_seat


def tell_of_ending_terms() -> None:
    """Whoever's term ends soon, by the way they chose. Of a colleague the worklist tells."""
    for number in list(Membership.objects.to_tell_of_end().values_list("pk", flat=True)):
        _tell(number)


@transaction.atomic
def _tell(number: int) -> None:
    due = Membership.objects.to_tell_of_end().filter(pk=number)
    seat = due.select_for_update(of=("self",), skip_locked=True).first()
    if seat is None:  # told, ended, or another worker has it
        return
    if seat.customer is not None:
        send(
            seat.customer,
            "panels/email/term_ends",
            dedupe_key=f"panels.term:{seat.pk}:{seat.term_ends_on}",
            about=f"groups.membership:{seat.pk}",
            context={"seat": seat, "group": seat.group},
        )
    seat.term_told_on = timezone.localdate()
    seat.save()


def end_terms() -> None:
    """Of those who were told before today. Whoever was not keeps their place until they were."""
    for number, group in list(_over().values_list("pk", "group")):
        _end(number, group)


def _over() -> MembershipQuerySet:
    return Membership.objects.past_their_term().filter(term_told_on__lt=timezone.localdate())


@transaction.atomic
def _end(number: int, group: int) -> None:
    locked(Group(pk=group))  # as whoever appoints does
    seat = _over().filter(pk=number, group=group).select_for_update(of=("self",)).first()
    if seat is None:
        return
    end_seat(seat, until_on=seat.term_ends_on, by=None)
    if seat.customer is not None:
        send(
            seat.customer,
            "panels/email/term_ended",
            dedupe_key=f"panels.term_ended:{seat.pk}:{seat.term_ends_on}",
            about=f"groups.membership:{seat.pk}",
            context={"seat": seat, "group": seat.group},
        )
