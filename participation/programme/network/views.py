"""The page of a group for those who sit on it: notices, papers, and when they meet (K-03, T-42)."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import ListView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.paging import nearest_page
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.people.groups.insiders import standing_of
from participation.people.groups.models import Group
from participation.people.groups.pages import SPACE_PAGE
from participation.programme.activities import kinds
from participation.programme.activities.models import Activity

from .forms import AnswerForm, PostForm
from .models import Post
from .services import put_up, take_down

POSTS = 20
MEETINGS = 10


class Groups(ListView):
    """The groups somebody sits on; each has a page of its own."""

    audience = Audience.CUSTOMERS
    template_name = "network/groups.html"
    context_object_name = "groups"

    def get_queryset(self):
        return Group.objects.live().visible_to(self.request.user)


class MembersAlone:
    """Pages of a group's members and of staff, which nobody opens for somebody else."""

    audience = Audience.SIGNED_IN
    shut_when_acting = True
    refusal_when_acting = "network/not_for_another.html"


class Space(MembersAlone, ActOnForm):
    """Members of the group and staff; to everybody else it is not there."""

    form_class = PostForm
    template_name = "network/space.html"
    success_message = "It is up."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        groups = Group.objects.visible_to(request.user).select_related("kind")
        self.group = get_object_or_404(groups, slug=kwargs["slug"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "by_staff": Audience.STAFF.admits(self.request.user)}

    def act(self, form) -> str:
        put_up(group=self.group, by=self.request.user, **form.answers())
        return reverse("network:space", args=[self.group.slug])

    def get_context_data(self, **kwargs):
        user = self.request.user
        posts = Post.objects.visible_to(user).select_related("customer", "officer", "taken_down_by")
        answers = Prefetch("answered_by", posts.order_by("posted_at", "pk"))
        notices = posts.filter(group=self.group, answers=None).prefetch_related(answers)
        shown = nearest_page(Paginator(notices, POSTS), self.request.GET.get("page"))
        numbers = [one.pk for post in shown for one in (post, *post.answered_by.all())]
        standing = standing_of(self.group, user)
        mine = Post.objects.may_be_taken_down_by(user).filter(pk__in=numbers)
        coming = Activity.objects.visible_to(user).published().of_group(self.group)
        coming = coming.filter(ends_at__gte=timezone.now(), cancelled_at=None)
        coming = coming.exclude(kinds.is_("held_by_group"))
        return super().get_context_data(
            group=self.group,
            is_staff=Audience.STAFF.admits(user),
            standing=standing,
            sections=SPACE_PAGE.about(standing) if standing.is_inside else [],
            page=shown,
            may_take_down=set(mine.values_list("pk", flat=True)),
            meetings=coming.order_by("starts_at")[:MEETINGS],
            **kwargs,
        )


class Answer(MembersAlone, FormAboutRow):
    """Read by those who read what it answers."""

    form_class = AnswerForm
    model = Post
    template_name = "network/answer.html"
    context_object_name = "post"
    success_message = "Your answer is up."

    def get_queryset(self):
        seen = Post.objects.visible_to(self.request.user).standing().filter(answers=None)
        return seen.select_related("group", "customer", "officer")

    def act(self, form) -> str:
        text = form.cleaned_data["text"]
        put_up(group=self.row.group, by=self.request.user, text=text, answers=self.row)
        return reverse("network:space", args=[self.row.group.slug])


class TakeDown(MembersAlone, OneButton):
    model = Post

    def get_queryset(self):
        return Post.objects.may_be_taken_down_by(self.request.user).select_related("group")

    def act(self, row) -> str:
        take_down(post=row, by=self.request.user)
        return "It is taken down."

    def leads_to(self) -> str:
        return reverse("network:space", args=[self.object.group.slug])


class Paper(MembersAlone, View):
    def get(self, request, pk):
        post = get_object_or_404(Post.objects.visible_to(request.user).exclude(file=""), pk=pk)
        return handed_out(post.file, str(post))
