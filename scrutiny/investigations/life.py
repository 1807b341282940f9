"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from django.db.models import Q
from django.utils import timezone

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import MOMENT, Rule, declare
from participation.people.customers.record_steps import MergeStep, also_merge

from .models import Assignment, Mapper, RecentUser

declare(
    Mapper,
    Rule(
        "Entries in the register of mappers",
        among=Q(ended_on=None),
        ended={"ended_on": MOMENT},
        latest="trained_on",
        # Who drew a map goes with it; the map itself says nothing of them.
        erase="delete",
        own_copy=("trained_on", "trained_by", "trains_others", "ended_on"),
        headings={
            "trained_on": "Trained on",
            "trained_by": "Trained by",
            "trains_others": "Trains others",
            "ended_on": "On the register until",
        },
        sign_of_life="trained_on",
        in_service=Q(ended_on=None),
    ),
)
declare(
    RecentUser,
    Rule(
        "Joint sessions that they were listed for",
        one_per=("investigation_id",),
        stays={"answer": ("yes", "no", "")},
        erase="delete",
        own_copy=("investigation", "used_on", "asked_on", "answer", "came"),
        headings={
            "used_on": "Used the service on",
            "asked_on": "Asked on",
            "came": "Came",
        },
        sign_of_life="answered_on",
    ),
)


def maps_go_with_whoever_draws_them(away: Customer, kept: Customer) -> list:
    """Of two entries on the register one has ended; its maps are drawn under the other, which may have some of them."""
    stays = Mapper.objects.on_register().filter(customer=kept).first()
    if stays is None:
        return []
    theirs = {(one.investigation_id, one.stage) for one in stays.assignments.all()}
    ended = Assignment.objects.filter(
        mapper__customer=kept, mapper__ended_on=timezone.localdate()
    ).order_by("pk")
    moved = []
    for one in ended:
        if (one.investigation_id, one.stage) not in theirs:
            moved.append([one.pk, one.mapper_id])
            one.mapper = stays
            one.save(update_fields=["mapper"])
    return moved


def maps_go_back(moved: list, number: int) -> None:
    for pk, mapper in moved:
        Assignment.objects.filter(pk=pk).update(mapper=mapper)


also_merge(MergeStep("maps", maps_go_with_whoever_draws_them, maps_go_back))
