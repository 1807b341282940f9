"""Actions are made of what a month's sample showed."""

from participation.programme.actions.sources import Source, register

from .models import Sample


def find(pk: int) -> Sample | None:
    return Sample.objects.filter(pk=pk).select_related("checklist").first()


SAMPLE = register(Source("checks_sample", "Check of calls and answers", find))
