"""Actions are made of what a mystery shopper found, where more must be done than an answer says."""

from participation.programme.actions.sources import Source, register

from .models import Failure


def find(pk: int) -> Failure | None:
    return Failure.objects.filter(pk=pk).first()


FAILURE = register(Source("shopping_failure", "Mystery shopping", find))
