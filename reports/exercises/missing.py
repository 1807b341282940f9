"""Exercises of which the panel has published its report, and everybody has no PDF of it."""

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from reports.models import ReportEdition
from scrutiny.exercises.models import Exercise, Move, Stage

from .of import CODE, LABEL


def without_edition() -> QuerySet[Exercise]:
    """The earliest first, with ``published_on``: the day on which the panel published it. What is closed is left alone."""
    subject = Concat(Value(LABEL), Cast("pk", CharField()))
    built = ReportEdition.objects.filter(
        kind=CODE, subject=OuterRef("subject"), state=ReportEdition.State.PUBLISHED
    )
    reported = Exercise.objects.filter(stage__in=Stage.reported()).exclude(stage=Stage.CLOSED)
    published = Move.objects.in_force().filter(exercise=OuterRef("pk"), stage=Stage.RECOMMENDATIONS)
    on = Subquery(published.values("on")[:1])
    found = reported.annotate(subject=subject, published_on=on).filter(~Exists(built))
    return found.order_by("published_on", "pk")
