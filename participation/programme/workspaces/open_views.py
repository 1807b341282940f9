"""What is open to more than members: papers for everybody, and groups that somebody can ask to join."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.paging import NearestPage
from base.core.views import ActOnForm
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.people.groups.models import Group

from . import asking_forms as forms
from . import services
from .models import GroupPaper, JoinRequest
from .services.joining import groups_to_join


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
