"""A selection step by step: planned, its list fixed and a seed made, drawn. Each step is on record."""

import hashlib
import json
import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from participation.joining.involvement.models import Interest
from participation.people.customers.models import Channel, Customer, CustomerQuerySet
from participation.reach.segments.filters import can_be_invited_by

from .draw import Drawn, draw
from .features import as_people, people_in_cells, profile_of_customers
from .models import Chosen, Selection

FIXED_ALREADY = "Its list is fixed, so nothing about it can change. Plan another selection."


@transaction.atomic
def save_selection(*, by: User, selection: Selection | None = None, **fields: Any) -> Selection:
    """Plan a selection, or change one whose list is not fixed yet."""
    if selection is None:
        selection = Selection(planned_by=by)
    else:
        selection = locked(selection)
        if selection.fixed_at:
            raise Refused(FIXED_ALREADY)
    return save_with_lists(selection, **fields)


def who_can_be_drawn(selection: Selection) -> CustomerQuerySet:
    """Of a segment those we may invite; of an opportunity those who asked and are in hand.

    Who asked to join something needs no further consent to be chosen for it.
    """
    if selection.segment:
        return selection.segment.people().filter(can_be_invited_by(list(Channel.values)))
    asked = Interest.objects.in_hand().filter(opportunity=selection.opportunity)
    return Customer.objects.current().filter(pk__in=asked.values("customer"))


@transaction.atomic
def fix_list(*, selection: Selection, by: User) -> Selection:
    """Write down who can be drawn, and only then make the seed, so that nobody can choose either.

    Doing it twice changes nothing: there is one list and one seed.
    """
    selection = locked(selection)
    if selection.fixed_at:
        return selection
    listed = people_in_cells(who_can_be_drawn(selection), selection.features)
    people = sum(len(pks) for pks in listed.values())
    if not people:
        raise Refused("There is nobody to choose from. Choose another segment or opportunity.")
    profile = profile_of_customers(selection.features)
    selection.listed = [[list(cell), pks] for cell, pks in listed.items()]
    selection.profile = [[list(cell), profile[cell]] for cell in sorted(profile)]
    selection.fingerprint = fingerprint(selection)
    selection.seed = secrets.token_hex(16)
    selection.fixed_at = timezone.now()
    selection.save()
    record_fact(
        "selection_fixed",
        subject=selection,
        actor=by,
        people=people,
        places=selection.places,
        reserves=selection.reserves,
        features=selection.features,
        fingerprint=selection.fingerprint,
        seed=selection.seed,
    )
    return selection


@transaction.atomic
def draw_people(*, selection: Selection, by: User) -> Selection:
    """Choose the people and the reserves. Doing it twice changes nothing: there is one draw."""
    selection = locked(selection)
    if selection.drawn_at:
        return selection
    if not selection.fixed_at:
        raise Refused("Fix the list first. The seed is made before anybody sees who is chosen.")
    drawn = drawn_again(selection)
    Chosen.objects.bulk_create(
        Chosen(
            selection=selection,
            customer_id=person.key,
            is_reserve=is_reserve,
            place=place,
            cell=list(person.cell),
        )
        for is_reserve, people in ((False, drawn.chosen), (True, drawn.reserves))
        for place, person in enumerate(people, start=1)
    )
    selection.cells = [
        [list(one.cell), one.customers, one.listed, one.quota, one.chosen] for one in drawn.cells
    ]
    selection.drawn_at = timezone.now()
    selection.save()
    record_fact(
        "selection_drawn",
        subject=selection,
        actor=by,
        chosen=len(drawn.chosen),
        reserves=len(drawn.reserves),
    )
    return selection


@transaction.atomic
def stand_down(*, chosen: Chosen, by: User, why: str) -> Chosen | None:
    """Somebody cannot come: the next reserve of their group is called up, or else the next of all.

    Returns who was called up, or None where nobody is left. Doing it twice changes nothing more.
    """
    locked(chosen.selection)
    chosen = locked(chosen)
    if not why.strip():
        raise Refused("Say why they cannot take part.")
    was_in_it = Chosen.objects.in_it().filter(pk=chosen.pk).exists()
    if chosen.stood_down_at:
        if chosen.stood_down_why == why.strip():
            return None
        raise Refused(f"They have stood down already: {chosen.stood_down_why}")
    chosen.stood_down_at, chosen.stood_down_why = timezone.now(), why.strip()
    chosen.save()
    reserve = None
    if was_in_it:
        waiting = list(Chosen.objects.in_reserve().filter(selection=chosen.selection_id))
        waiting.sort(key=lambda one: (one.cell != chosen.cell, one.place))
        reserve = waiting[0] if waiting else None
    if reserve:
        reserve.called_up_at = timezone.now()
        reserve.save(update_fields=["called_up_at"])
    record_fact(
        "stood_down",
        subject=chosen.selection,
        actor=by,
        why=chosen.stood_down_why,
        customer=chosen.customer_id,
        called_up=reserve.customer_id if reserve else None,
    )
    return reserve


def drawn_again(selection: Selection) -> Drawn:
    """The draw, from nothing but the seed and what was fixed."""
    return draw(
        as_people(selection.listed_cells),
        profile=selection.profile_cells,
        places=selection.places,
        reserves=selection.reserves,
        seed=selection.seed,
    )


def is_as_drawn(selection: Selection) -> bool:
    """Whether the lists are those that were fixed, and the seed gives the places on record."""
    drawn = drawn_again(selection)
    again = [(False, place, list(one.cell)) for place, one in enumerate(drawn.chosen, start=1)]
    again += [(True, place, list(one.cell)) for place, one in enumerate(drawn.reserves, start=1)]
    on_record = selection.people.order_by("is_reserve", "place")
    kept = list(on_record.values_list("is_reserve", "place", "cell"))
    return fingerprint(selection) == selection.fingerprint and kept == again


def fingerprint(selection: Selection) -> str:
    lists = json.dumps([selection.listed, selection.profile], separators=(",", ":"))
    return hashlib.sha256(lists.encode()).hexdigest()
