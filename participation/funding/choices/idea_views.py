"""Ideas: sent by customers, keyed in by one of us, read, and made projects of."""

from functools import cached_property
from urllib.parse import quote

from django.shortcuts import get_object_or_404
from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, link, tag
from base.core.views import FormAboutRow
from participation.people.customers.mine import AlsoForOfficers, customer_of

from . import services
from .idea_forms import IdeaForm, KeyIdeaForm, ReadIdeaForm
from .models import Idea, Round
from .staff_views import AboutRound, OnRound


class SendIdea(AlsoForOfficers, FormAboutRow):
    """For whoever has an account, and for one of us acting for somebody."""

    audience = Audience.CUSTOMERS
    model = Round
    context_object_name = "round"
    form_class = IdeaForm
    template_name = "choices/send_idea.html"
    success_message = "We have your idea. Everybody can read it once one of us has."

    def get_row(self):
        return get_object_or_404(Round.objects.public(), slug=self.kwargs["slug"])

    def act(self, form):
        customer = customer_of(self.request)
        if customer is None:
            return f"/join/?back={quote(self.request.path)}"
        idea = services.send_idea(round=self.row, customer=customer, **form.cleaned_data)
        self.done = f"Sent an idea: {idea.title}"
        return self.row


class Ideas(StaffList):
    audience = Audience.STAFF
    personal = True
    title = "Ideas"
    one, many = "idea", "ideas"
    columns = (
        Column("Idea", sort="title"),
        Column("Came", sort="written_at"),
        Column("How", sort="source"),
        Column("Where it stands"),
    )
    opens_with = ("-written_at",)
    queryset = Idea.objects.all()
    nothing = "No idea yet."
    template_name = "choices/ideas.html"

    @cached_property
    def round(self) -> Round:
        return get_object_or_404(Round, pk=self.kwargs["pk"])

    def get_queryset(self):
        return super().get_queryset().filter(round=self.round)

    def look_up(self, rows: list[Idea]) -> None:
        self.page_of = addresses("choices:idea")

    def row(self, row: Idea):
        return (
            link(row.title, self.page_of(row.pk)),
            row.written_at,
            row.get_source_display(),
            tag(*row.standing),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)


class KeyIdea(AboutRound):
    form_class = KeyIdeaForm
    heading = "Key in an idea"
    success_message = "The idea is keyed in."

    def act(self, form) -> str:
        services.key_idea(round=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("choices:ideas", args=[self.row.pk])


class ReadIdea(FormAboutRow):
    audience = Audience.STAFF
    model = Idea
    context_object_name = "idea"
    form_class = ReadIdeaForm
    template_name = "choices/idea.html"
    success_message = "Saved."

    def get_queryset(self):
        return Idea.objects.select_related("round", "project", "customer")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round": self.row.round}

    def act(self, form) -> str:
        said, by = form.cleaned_data, self.request.user
        match said["what"]:
            case "show":
                services.show_idea(idea=self.row, by=by)
            case "project":
                services.make_project(idea=self.row, pot=said["pot"], by=by)
            case "join":
                services.join_project(
                    idea=self.row, project=said["project"], agreed=said["agreed"], by=by
                )
            case _:
                services.turn_down(idea=self.row, because=said["because"], by=by)
        return reverse("choices:ideas", args=[self.row.round_id])


class AskForIdeas(OnRound):
    audience = Audience.STAFF

    def act(self, row: Round) -> str:
        services.ask_for_ideas(round=row, by=self.request.user)
        return "Everybody can read the round now, and send ideas."
