"""The shelf of a group, and what each member notes for themselves."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView, View
from django.views.generic.list import MultipleObjectMixin

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.paging import NearestPage
from base.core.views import ActOnForm, RemoveButton

from . import paper_forms as forms
from . import services
from .inside import InMeeting, Inside, InsideForm
from .models import GroupMeeting, GroupPaper, PrivateNote


class Shelf(Inside, NearestPage, ListView):
    """Every paper of the group, the newest first."""

    template_name = "workspaces/shelf.html"
    paginate_by = 20
    context_object_name = "papers"

    def get_queryset(self):
        papers = GroupPaper.objects.filter(group=self.group).marked()
        return papers.select_related("meeting__group", "added_by")


def shelf_address(group) -> str:
    return reverse("workspaces:shelf", args=[group.slug])


class AddPaper(InsideForm):
    """On the shelf; of a meeting, see :class:`AddPaperToMeeting`."""

    form_class = forms.AddPaperForm
    heading = "Add a paper"
    back_words = "Papers"
    success_message = "The paper is added, and everybody is told."
    meeting: GroupMeeting | None = None

    def back(self) -> str:
        return shelf_address(self.group)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "shares": self.standing.runs_as_member}

    def act(self, form) -> str:
        services.add_paper(
            group=self.group, meeting=self.meeting, by=self.request.user, **form.cleaned_data
        )
        return self.back()


class AddPaperToMeeting(InMeeting, AddPaper):
    back_words = "The meeting"

    def get_context_data(self, **kwargs):
        if self.meeting.minutes.approved().exists():
            self.before = (
                "The minutes of this meeting are approved. Your paper stands there as added later, with the day and "
                "your name."
            )
        return super().get_context_data(**kwargs)

    def back(self) -> str:
        return self.meeting.get_absolute_url()


class Paper(Inside, View):
    def get(self, request, slug, pk):
        paper = get_object_or_404(GroupPaper, group=self.group, pk=pk)
        return handed_out(paper.file, paper.title)


class LetRead(InsideForm):
    form_class = forms.AccessForm
    heading = "Who may read this paper?"
    back_words = "Papers"
    success_message = "Saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        papers = GroupPaper.objects.filter(group=self.group).select_related("group")
        self.paper = get_object_or_404(papers, pk=kwargs["pk"])
        self.before = self.paper.title

    def back(self) -> str:
        return shelf_address(self.group)

    def get_initial(self):
        return {**super().get_initial(), "access": self.paper.access}

    def act(self, form) -> str:
        services.let_read(paper=self.paper, by=self.request.user, **form.cleaned_data)
        return self.back()


class RemovePaper(Inside, RemoveButton):
    def get_queryset(self):
        return GroupPaper.objects.filter(group=self.group).select_related("group")

    def act(self, paper) -> str:
        services.remove_paper(paper=paper, by=self.request.user)
        return "The paper is gone."

    def leads_to(self) -> str:
        return shelf_address(self.group)


class Notes(Inside, NearestPage, MultipleObjectMixin, ActOnForm):
    """A member's own notes about this group. To everybody else there are none."""

    form_class = forms.NoteForm
    template_name = "workspaces/notes.html"
    success_message = "Your note is kept."
    paginate_by = 20
    context_object_name = "notes"

    def get_context_data(self, **kwargs):
        self.object_list = own_notes(self.request).filter(group=self.group)
        return super().get_context_data(**kwargs)

    def act(self, form) -> str:
        services.write_note(group=self.group, by=self.request.user, **form.cleaned_data)
        return reverse("workspaces:notes", args=[self.group.slug])


def own_notes(request):
    return PrivateNote.objects.filter(customer__user=request.user.pk).select_related("group")


class MyNotes(NearestPage, ListView):
    """All of somebody's own notes, of groups that they have left too."""

    audience = Audience.CUSTOMERS
    template_name = "workspaces/my_notes.html"
    paginate_by = 20
    context_object_name = "notes"

    def get_queryset(self):
        return own_notes(self.request)


class RemoveNote(RemoveButton):
    audience = Audience.CUSTOMERS

    def get_queryset(self):
        return own_notes(self.request)

    def act(self, note) -> str:
        services.remove_note(note=note)
        return "Your note is gone."

    def leads_to(self) -> str:
        return reverse("workspaces:my_notes")
