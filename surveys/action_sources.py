"""Actions are made of what people said to a survey."""

from participation.programme.actions.sources import Source, register

from .models import Survey


def find(pk: int) -> Survey | None:
    return Survey.objects.filter(pk=pk).first()


SURVEY = register(Source("survey", "Survey", find, activity=lambda row: row.activity_ptr))
