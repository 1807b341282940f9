"""What goes before a meeting: proposals for its agenda, our answers, and its papers."""

from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.activities.for_whom import sitting_on
from participation.programme.events.models import Event

from .models import AgendaItem, MeetingPaper, open_for_proposals


@transaction.atomic
def propose_item(*, event: Event, customer: Customer, title: str, why: str = "") -> AgendaItem:
    """Everybody it is for may put something forward, until a day before: with a place, and without."""
    if not Event.objects.filter(pk=event.pk).theirs(Q(customer=customer)).exists():
        raise Refused(
            f"This meeting is for {sitting_on(event)}. Ask one of them to put it forward, or tell us: "
            "there is a link at the end of every page."
        )
    if not open_for_proposals(event):
        raise Refused("It is too late for the agenda. Say it at the meeting, or call us.")
    item, new = AgendaItem.objects.get_or_create(
        event=event, customer=customer, title=title, defaults={"why": why}
    )
    if not new and item.why != why:
        raise Refused("You have put that forward already. Give this one another name.")
    return item


@transaction.atomic
def add_item(*, event: Event, by: User, title: str) -> AgendaItem:
    """One of ours: it stands on the agenda at once."""
    item = AgendaItem.objects.create(
        event=event, title=title, accepted_at=timezone.now(), answered_by=by
    )
    record_fact("agenda_item_added", subject=item, actor=by, title=title)
    return item


@transaction.atomic
def answer_item(*, item: AgendaItem, by: User, declined_why: str = "") -> AgendaItem:
    """Onto the agenda, or why not. Whoever put it forward is told; once."""
    item = locked(item)
    if item.accepted_at or item.declined_why:
        raise Refused("Somebody has answered this since you opened the page.")
    item.declined_why, item.answered_by = declined_why.strip(), by
    item.accepted_at = None if item.declined_why else timezone.now()
    item.save()
    what = "agenda_item_declined" if item.declined_why else "agenda_item_accepted"
    record_fact(what, subject=item, actor=by, why=item.declined_why)
    if item.customer:
        send(
            item.customer,
            "meetings/email/answer",
            dedupe_key=f"meetings.agenda:{item.pk}",
            about=item.source,
            context={"item": item, "event": item.event},
        )
    return item


@transaction.atomic
def add_paper(*, event: Event, title: str, file: File, by: User) -> MeetingPaper:
    paper = MeetingPaper.objects.create(event=event, title=title, file=file, size=file.size or 0)
    record_fact("paper_added", subject=event, actor=by, title=title, late=paper.is_late)
    return paper


@transaction.atomic
def remove_paper(*, paper: MeetingPaper, by: User) -> None:
    record_fact("paper_removed", subject=paper.event, actor=by, title=paper.title)
    delete_with_file(paper, paper.file)
