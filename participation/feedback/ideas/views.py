"""The log of ideas and good practice, and of issues that nobody is talking about yet."""

from django.db.models.functions import Coalesce
from django.utils.text import Truncator

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, quiet, tag, told
from base.core.views import FormAboutRow, WriteRow
from participation.people.groups.routing import takers

from .forms import DecideIdea, DecideIssue, IdeaForm, IssueForm, NotedFilter, PassOn
from .models import Idea, Issue, Noted
from .pages import NOTED_PAGE
from .services import decide_idea, decide_issue, note_idea, note_issue, pass_on

#: What a file says in columns of its own of the smaller print under each.
NOTED_BY = ("Written down by", "On")


class NotedList(StaffList):
    opens_with = ("-noted_on",)
    filter_class = NotedFilter
    back = ("activities:staff_outcomes", "Outcomes")
    context_object_name = "noted"

    def noted(self, row: Noted, page: str):
        """What, who wrote it down, and when."""
        return lines(
            link(row.title, page),
            told("", str(row.noted_by)),
            quiet(f"{row.noted_by}, {in_words(row.noted_on)}", in_file=False),
            told("", row.noted_on),
        )

    def standing(self, row: Noted):
        if row.decided_on:
            state = tag(row.get_decision_display(), "done")
        else:
            late = row.is_late
            state = tag(
                "Decision is late" if late else "Not decided yet", "late" if late else "doing"
            )
        return lines(state, Truncator(row.why).words(20))

    def decided(self, row: Noted):
        if row.decided_on:
            return told(f"Decided {in_words(row.decided_on)}", row.decided_on)
        return row.decide_by


class Ideas(NotedList):
    audience = Audience.STAFF
    title = "Ideas and good practice"
    one, many = "idea", "ideas"
    columns = (
        Column("What", sort="title", also=NOTED_BY),
        Column("Where it comes from", sort=("kind", "source", "source_words")),
        Column("Where it stands", sort=("decision", "decide_by"), also=("Why",)),
        Column("Decide by", sort=Coalesce("decided_on", "decide_by")),
    )
    queryset = Idea.objects.select_related("noted_by")
    nothing = nothing_fits = (
        "No idea here. Write down the next thing somebody suggests, or something another landlord"
        " does well."
    )
    way_on = ("ideas:new_idea", "Write down an idea")
    template_name = "ideas/ideas.html"

    def look_up(self, rows: list[Idea]) -> None:
        self.page_of = addresses("ideas:idea")

    def row(self, row: Idea):
        return (
            self.noted(row, self.page_of(row.pk)),
            f"{row.get_kind_display()}. {row.came_from}",
            self.standing(row),
            self.decided(row),
        )


class Issues(NotedList):
    audience = Audience.STAFF
    title = "Emerging issues"
    one, many = "issue", "issues"
    columns = (
        Column("What", sort="title", also=NOTED_BY),
        Column("Who covers it", sort=("forum", "activity__title")),
        Column("Where it stands", sort=("decision", "decide_by"), also=("Why",)),
        Column("Decide by", sort=Coalesce("decided_on", "decide_by")),
    )
    queryset = Issue.objects.select_related("noted_by", "activity", "area")
    nothing = nothing_fits = (
        "No issue here. Write down what you hear people say that no group is talking about."
    )
    way_on = ("ideas:new_issue", "Write down an issue")
    template_name = "ideas/issues.html"

    def look_up(self, rows: list[Issue]) -> None:
        self.page_of = addresses("ideas:issue")

    def row(self, row: Issue):
        activity = row.activity
        return (
            self.noted(row, self.page_of(row.pk)),
            link(activity.title, activity.staff_address) if activity else row.forum or "Nobody",
            self.standing(row),
            self.decided(row),
        )


class WriteIdea(WriteRow):
    audience = Audience.STAFF
    model = Idea
    context_object_name = "noted"
    form_class = IdeaForm
    template_name = "ideas/write_idea.html"

    def act(self, form) -> Idea:
        return note_idea(by=self.request.user, idea=self.row, **form.cleaned_data)


class WriteIssue(WriteRow):
    audience = Audience.STAFF
    model = Issue
    context_object_name = "noted"
    form_class = IssueForm
    template_name = "ideas/write_issue.html"

    def act(self, form) -> Issue:
        return note_issue(by=self.request.user, issue=self.row, **form.cleaned_data)


class NotedPage(FormAboutRow):
    """One of them: who raised it, what was decided, and deciding."""

    success_message = "The decision is saved."
    context_object_name = "noted"

    def get_queryset(self):
        return self.model.objects.select_related("noted_by", "decided_by")

    def get_initial(self):
        return {
            name: getattr(self.row, name)
            for name in self.form_class.base_fields
            if name != "form_token"
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sections=NOTED_PAGE.about(self.row),
            changes=changes_of(self.row),
            **kwargs,
        )


class IdeaPage(NotedPage):
    audience = Audience.STAFF
    model = Idea
    form_class = DecideIdea
    template_name = "ideas/idea.html"

    def act(self, form) -> Idea:
        decide_idea(idea=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class IssuePage(NotedPage):
    audience = Audience.STAFF
    model = Issue
    form_class = DecideIssue
    template_name = "ideas/issue.html"

    def get_queryset(self):
        return super().get_queryset().select_related("activity", "area__parent", "goes_to")

    def act(self, form) -> Issue:
        decide_issue(issue=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class PassIssueOn(FormAboutRow):
    """An issue of one place to its group, one of all places to the panel; the officer may choose another."""

    audience = Audience.STAFF
    context_object_name = "noted"
    form_class = PassOn
    template_name = "ideas/pass_on.html"

    def get_queryset(self):
        return Issue.objects.select_related("area__parent", "goes_to")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.suggested = list(takers(self.row.area)[:5])

    def get_initial(self):
        return {"to": self.suggested[0].pk if self.suggested else None, "words": self.row.what}

    def act(self, form) -> Issue:
        issue = pass_on(issue=self.row, by=self.request.user, **form.cleaned_data)
        self.success_message = f"{issue.goes_to} reads it on its page."
        return issue

    def get_context_data(self, **kwargs):
        return super().get_context_data(suggested=self.suggested, **kwargs)
