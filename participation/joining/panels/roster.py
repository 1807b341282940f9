"""Who sits on the panels that examine what we do, each with how far they have got."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from participation.people.groups.models import Membership

from .models import Appraisal


def members() -> QuerySet[Membership]:
    """Adds ``steps_left`` and ``training_left`` of what they begin with, and ``appraisal_due``."""
    left = Q(induction__isnull=False, induction__done_on=None)
    next_one = Appraisal.objects.filter(membership=OuterRef("pk"), held_on=None)
    return (
        Membership.objects.scrutinising()
        .select_related("customer", "group")
        .annotate(
            steps_left=Count("induction", filter=left),
            training_left=Count("induction", filter=left & Q(induction__is_training=True)),
            appraisal_due=Subquery(next_one.values("due_on")[:1]),
        )
    )
