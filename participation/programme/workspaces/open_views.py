"""What is open to more than members: papers for everybody, and groups that somebody can ask to join."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, ListView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.paging import NearestPage
from base.core.views import ActOnForm
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.people.groups.insiders import groups_inside, standing_of
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity, Engagement

from . import asking_forms as forms
from . import services
from .kinds import GROUP_MEETING
from .models import GroupPaper, JoinRequest
from .services.joining import groups_to_join


class OpenMeeting(DetailView):
    """A meeting to which a group lets everybody come. Of another one, whoever came or sits there finds no more than
    when it was, and where its own page is."""

    audience = Audience.EVERYONE
    template_name = "workspaces/open_meeting.html"
    context_object_name = "activity"

    def get_queryset(self):
        user, all_of_them = self.request.user, Activity.objects.filter(kind=GROUP_MEETING.code)
        seen = Q(published_at__isnull=False) | Q(group_meetings__group__in=groups_inside(user))
        if user.is_authenticated:
            seen |= Q(pk__in=Engagement.objects.filter(customer__user=user.pk).values("activity"))
        return all_of_them.filter(seen).distinct()

    def get_context_data(self, **kwargs):
        meeting = self.object.group_meetings.select_related("group__kind").get()
        return super().get_context_data(
            meeting=meeting,
            group=meeting.group,
            is_inside=standing_of(meeting.group, self.request.user).is_inside,
            **kwargs,
        )


class PublicPapers(NearestPage, ListView):
    """Papers that groups let everybody read."""

    audience = Audience.EVERYONE
    template_name = "workspaces/public_papers.html"
    paginate_by = 20
    context_object_name = "papers"
    queryset = GroupPaper.objects.public().select_related("group")


class PublicPaper(View):
    audience = Audience.EVERYONE

    def get(self, request, pk):
        paper = get_object_or_404(GroupPaper.objects.public(), pk=pk)
        return handed_out(paper.file, paper.title)


class GroupsToJoin(NearestPage, ListView):
    """Those that somebody can ask to join, and what became of what they asked."""

    audience = Audience.CUSTOMERS
    open_when_acting = True
    template_name = "workspaces/to_join.html"
    paginate_by = 20
    context_object_name = "groups"

    def get_queryset(self):
        self.customer = customer_of(self.request)
        if self.customer is None:
            return Group.objects.none()
        return groups_to_join(self.customer).select_related("kind", "area")

    def get_context_data(self, **kwargs):
        mine = JoinRequest.objects.filter(customer=self.customer).select_related("group")
        return super().get_context_data(
            mine=mine.order_by("-asked_at")[:10] if self.customer else [], **kwargs
        )


class AskToJoin(AlsoForOfficers, ActOnForm):
    audience = Audience.CUSTOMERS
    form_class = forms.AskToJoinForm
    template_name = "workspaces/ask_to_join.html"
    success_message = "It is asked. You hear what they say."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.customer = customer_of(request)
        open_to_them = groups_to_join(self.customer) if self.customer else Group.objects.none()
        self.group = get_object_or_404(open_to_them.select_related("kind"), slug=kwargs["slug"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(group=self.group, **kwargs)

    def act(self, form) -> str:
        why = form.cleaned_data["why"]
        services.ask_to_join(group=self.group, customer=self.customer, why=why)
        self.done = f"Asked to join {self.group}"
        return reverse("workspaces:to_join")
