"""The log of ideas and good practice, and of issues that nobody is talking about yet."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.paging import NearestPage
from base.core.views import ActOnForm

from .forms import DecideIdea, DecideIssue, IdeaForm, IssueForm, NotedFilter
from .models import Idea, Issue
from .services import decide_idea, decide_issue, note_idea, note_issue


class NotedList(NearestPage, ListView):
    context_object_name = "noted"
    paginate_by = 25

    def get_queryset(self):
        self.filter = NotedFilter(self.request.GET)
        return self.filter.narrow(self.model.objects.select_related("noted_by"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class Ideas(NotedList):
    audience = Audience.STAFF
    model = Idea
    template_name = "ideas/ideas.html"


class Issues(NotedList):
    audience = Audience.STAFF
    model = Issue
    template_name = "ideas/issues.html"

    def get_queryset(self):
        return super().get_queryset().select_related("activity", "area")


class WriteNoted(ActOnForm):
    """A new one, or one that is there."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.noted = get_object_or_404(self.model, pk=kwargs["pk"]) if "pk" in kwargs else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.noted}

    def get_context_data(self, **kwargs):
        return super().get_context_data(noted=self.noted, **kwargs)


class WriteIdea(WriteNoted):
    audience = Audience.STAFF
    model = Idea
    form_class = IdeaForm
    template_name = "ideas/write_idea.html"

    def act(self, form) -> Idea:
        return note_idea(by=self.request.user, idea=self.noted, **form.cleaned_data)


class WriteIssue(WriteNoted):
    audience = Audience.STAFF
    model = Issue
    form_class = IssueForm
    template_name = "ideas/write_issue.html"

    def act(self, form) -> Issue:
        return note_issue(by=self.request.user, issue=self.noted, **form.cleaned_data)


class NotedPage(ActOnForm):
    """One of them: who raised it, what was decided, and deciding."""

    success_message = "The decision is saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.noted = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def get_queryset(self):
        return self.model.objects.select_related("noted_by", "decided_by")

    def get_initial(self):
        return {
            name: getattr(self.noted, name)
            for name in self.form_class.base_fields
            if name != "form_token"
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            noted=self.noted,
            raised=self.noted.enquiries.order_by("sent_at", "pk"),
            changes=changes_of(self.noted),
            **kwargs,
        )


class IdeaPage(NotedPage):
    audience = Audience.STAFF
    model = Idea
    form_class = DecideIdea
    template_name = "ideas/idea.html"

    def act(self, form) -> Idea:
        decide_idea(idea=self.noted, by=self.request.user, **form.cleaned_data)
        return self.noted


class IssuePage(NotedPage):
    audience = Audience.STAFF
    model = Issue
    form_class = DecideIssue
    template_name = "ideas/issue.html"

    def get_queryset(self):
        return super().get_queryset().select_related("activity", "area")

    def act(self, form) -> Issue:
        decide_issue(issue=self.noted, by=self.request.user, **form.cleaned_data)
        return self.noted
