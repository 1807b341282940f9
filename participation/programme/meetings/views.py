"""The agenda and papers of a meeting: for those who come, and for the officer who prepares it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.views import ActOnForm, FormAboutRow, RemoveButton
from participation.people.customers.mine import AlsoForOfficers, OwnRecord
from participation.programme.events.models import Event

from .forms import AddItemForm, DeclineForm, PaperForm, ProposeForm
from .house_rules import MEETING_PAPERS_DAYS
from .models import AgendaItem, MeetingPaper, last_day_for_papers, open_for_proposals
from .services import add_item, add_paper, answer_item, propose_item, remove_paper


class Propose(AlsoForOfficers, OwnRecord, ActOnForm):
    """Somebody it is for puts something forward, with a place or without, and sees what became of what they put before."""

    audience = Audience.CUSTOMERS
    form_class = ProposeForm
    template_name = "meetings/propose.html"
    success_message = "Thank you. We tell you whether it is on the agenda."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        events = Event.objects.visible_to(request.user)
        self.event = get_object_or_404(events, slug=kwargs["slug"])

    def act(self, form) -> str:
        propose_item(event=self.event, customer=self.customer, **form.cleaned_data)
        self.done = f"The agenda of {self.event}: something put forward"
        return self.request.path

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            event=self.event,
            is_open=open_for_proposals(self.event),
            mine=AgendaItem.objects.filter(event=self.event, customer=self.customer),
            **kwargs,
        )


class OneEvent:
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(Event, pk=kwargs["pk"])


class Prepare(OneEvent, ActOnForm):
    """What was put forward, the agenda, the papers and whether they are up in time."""

    audience = Audience.STAFF
    form_class = AddItemForm
    template_name = "meetings/prepare.html"
    success_message = "It is on the agenda."

    def act(self, form) -> str:
        add_item(event=self.event, by=self.request.user, **form.cleaned_data)
        return self.request.path

    def get_context_data(self, **kwargs):
        last_day = last_day_for_papers(self.event)
        return super().get_context_data(
            event=self.event,
            items=self.event.agenda_items.select_related("customer", "answered_by"),
            papers=self.event.papers.select_related("event"),
            last_day=last_day,
            too_late=timezone.localdate() > last_day,
            days=MEETING_PAPERS_DAYS.value,
            **kwargs,
        )


class AnswerItem(FormAboutRow):
    audience = Audience.STAFF
    form_class = DeclineForm
    template_name = "meetings/answer.html"
    success_message = "Saved. Whoever put it forward is told."
    context_object_name = "item"

    def get_queryset(self):
        return AgendaItem.objects.select_related("event", "customer")

    def act(self, form) -> str:
        answer_item(item=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("meetings:prepare", args=[self.row.event_id])


class AddPaper(OneEvent, ActOnForm):
    audience = Audience.STAFF
    form_class = PaperForm
    template_name = "meetings/add_paper.html"
    success_message = "The paper is added."

    def act(self, form) -> str:
        add_paper(event=self.event, by=self.request.user, **form.cleaned_data)
        return reverse("meetings:prepare", args=[self.event.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, **kwargs)


class RemovePaper(OneEvent, RemoveButton):
    audience = Audience.STAFF
    pk_url_kwarg = "paper"

    def get_queryset(self):
        return MeetingPaper.objects.filter(event=self.event)

    def act(self, paper: MeetingPaper) -> str:
        remove_paper(paper=paper, by=self.request.user)
        return "The paper is removed."

    def leads_to(self) -> str:
        return reverse("meetings:prepare", args=[self.event.pk])


class DownloadPaper(View):
    audience = Audience.EVERYONE

    def get(self, request, slug, pk):
        events = Event.objects.visible_to(request.user).filter(slug=slug)
        paper = MeetingPaper.objects.filter(event__in=events, pk=pk).first()
        if paper is None:
            raise Http404("There is no such paper.")
        return handed_out(paper.file, paper.title)
