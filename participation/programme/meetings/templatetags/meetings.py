"""What the public page of an event shows of its meeting."""

from django import template

from base.core.kept_queries import kept_query
from participation.programme.events.models import Event

from ..models import AgendaItem, MeetingPaper

register = template.Library()


@kept_query
def agenda(told):
    items = AgendaItem.objects.accepted().filter(event=told.number("event"))
    return items.values_list("title", flat=True)


@kept_query
def papers(told):
    return MeetingPaper.objects.filter(event=told.number("event"))


@register.simple_tag
def agenda_of(event: Event) -> list[str]:
    return agenda.rows(event=event.pk)


@register.simple_tag
def papers_of(event: Event) -> list[MeetingPaper]:
    return papers.rows(event=event.pk)
