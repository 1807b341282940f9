"""Forums for their members: found, joined, written in, and left."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage, nearest_page
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.people.customers.mine import customer_of
from participation.people.groups.models import Membership

from ..models import Forum, ForumMember, ForumNotice
from ..views import MembersAlone
from . import services
from .forms import NoticeForm, ReportForm
from .news import want_news

ON_A_PAGE = 20


class Forums(MembersAlone, NearestPage, ListView):
    """Those that somebody is in, and those that they may join; who sits on no group reads how to get on one."""

    template_name = "network/forums.html"
    paginate_by = ON_A_PAGE
    context_object_name = "forums"

    def get_queryset(self):
        self.customer = customer_of(self.request)
        if Audience.STAFF.admits(self.request.user):
            seen = Forum.objects.live()
        else:
            seen = Forum.objects.open_to(self.customer)
        return seen.with_members().order_by("-only_sitting", "title")

    def get_context_data(self, **kwargs):
        joined = Forum.objects.joined_by(self.customer)
        sits = Membership.objects.sitting().filter(customer=self.customer or 0)
        return super().get_context_data(
            joined=set(joined.values_list("pk", flat=True)),
            sits=sits.exists(),
            is_staff=Audience.STAFF.admits(self.request.user),
            **kwargs,
        )


class OneForum(MembersAlone, ActOnForm):
    """Members read and write; whoever may join reads what it is about, and staff read all of it."""

    form_class = NoticeForm
    template_name = "network/forum.html"
    success_message = "It is up."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.is_staff = Audience.STAFF.admits(request.user)
        self.customer = customer_of(request)
        seen = Forum.objects.all() if self.is_staff else Forum.objects.open_to(self.customer)
        self.forum = get_object_or_404(seen, slug=kwargs["slug"])
        joined = Forum.objects.joined_by(self.customer)
        self.is_in = self.is_staff or joined.filter(pk=self.forum.pk).exists()
        self.wants_news = False
        if self.is_in and not self.is_staff:
            mine = ForumMember.objects.live().filter(forum=self.forum, customer=self.customer)
            self.wants_news = mine.filter(wants_news=True).exists()

    def act(self, form) -> Forum:
        services.write_notice(
            forum=self.forum, by=self.request.user, text=form.cleaned_data["text"]
        )
        return self.forum

    def get_context_data(self, **kwargs):
        notices = ForumNotice.objects.filter(forum=self.forum).select_related(
            "customer", "officer", "taken_down_by"
        )
        if not self.is_staff:
            notices = notices.standing() if self.is_in else notices.none()
        answers = Prefetch("answered_by", notices.order_by("posted_at", "pk"))
        first = notices.filter(answers=None).prefetch_related(answers)
        return super().get_context_data(
            forum=self.forum,
            is_in=self.is_in,
            is_staff=self.is_staff,
            wants_news=self.wants_news,
            page=nearest_page(Paginator(first, ON_A_PAGE), self.request.GET.get("page")),
            **kwargs,
        )


class ForumButton(MembersAlone, OneButton):
    def get_queryset(self):
        if self.request.user.is_anonymous:
            return Forum.objects.none()
        self.customer = customer_of(self.request)
        return Forum.objects.live()


class JoinForum(ForumButton):
    def act(self, row) -> str:
        services.join_forum(forum=row, customer=self.customer)
        return "You are in. The others see your name when you write."


class LeaveForum(ForumButton):
    def act(self, row) -> str:
        services.leave_forum(forum=row, customer=self.customer)
        return "You have left this forum."

    def leads_to(self) -> str:
        return "network:forums"


class WantNews(ForumButton):
    wants = True

    def act(self, row) -> str:
        want_news(forum=row, customer=self.customer, wants=self.wants)
        if self.wants:
            return "We tell you once a day if there is something new."
        return "We no longer tell you of new messages."


class NoticePage(MembersAlone, FormAboutRow):
    """A form about one notice that somebody may read."""

    model = ForumNotice
    template_name = "network/forum_notice.html"
    context_object_name = "notice"
    heading = ""

    def get_queryset(self):
        seen = ForumNotice.objects.visible_to(self.request.user).standing()
        return seen.select_related("forum", "customer", "officer")

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class AnswerNotice(NoticePage):
    form_class = NoticeForm
    heading = "Answer"
    success_message = "Your answer is up."

    def get_queryset(self):
        return super().get_queryset().filter(answers=None)

    def act(self, form) -> Forum:
        text = form.cleaned_data["text"]
        services.write_notice(
            forum=self.row.forum, by=self.request.user, text=text, answers=self.row
        )
        return self.row.forum


class ReportNotice(NoticePage):
    form_class = ReportForm
    heading = "Ask us to look at this"
    success_message = "We look at it within two working days. Nobody is told that it was you."

    def act(self, form) -> Forum:
        services.report_notice(notice=self.row, **form.cleaned_data)
        return self.row.forum


class TakeBackNotice(MembersAlone, OneButton):
    model = ForumNotice

    def get_queryset(self):
        return ForumNotice.objects.visible_to(self.request.user).select_related("forum", "customer")

    def act(self, row) -> str:
        services.take_back_notice(notice=row, by=self.request.user)
        return "It is taken down."

    def leads_to(self) -> Forum:
        return self.object.forum
