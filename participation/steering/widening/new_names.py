"""Targets and gaps name groups as "Who takes part" does: a tenure or an area that is renamed is renamed here too."""

from django.db.models import Model

from participation.reach.representation.new_names import NAMED_BY

from .models import Gap, TargetGroup


def rename_group(named: type[Model], *, before: str, now: str) -> None:
    """To be called in a transaction. What a review of a year kept stays in the words of its day.

    Where a year has a gap of the new name already, of a row that its list has no more, both stay as they are.
    """
    for target in TargetGroup.objects.filter(characteristic_code__in=NAMED_BY[named]):
        if before in target.groups:
            renamed = (now if group == before else group for group in target.groups)
            target.groups = list(dict.fromkeys(renamed))
            target.save()
    gaps = Gap.objects.filter(characteristic_code__in=NAMED_BY[named])
    taken = set(gaps.filter(group=now).values_list("year", "characteristic_code"))
    for gap in gaps.filter(group=before):
        if (gap.year, gap.characteristic_code) not in taken:
            gap.group = now
            gap.save(update_fields=["group"])
