"""Actions are made of what a mini review proposes."""

from participation.programme.actions.sources import Source, register

from .models import MiniReview


def find(pk: int) -> MiniReview | None:
    proposes = MiniReview.objects.exclude(proposal="")
    return proposes.filter(pk=pk).select_related("standard").first()


MINI_REVIEW = register(Source("mini_review", "Mini review", find))
