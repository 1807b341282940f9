"""The forum of a consultation: everybody reads it, customers write and support, staff read it first and answer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from base.core.audience import Audience
from base.core.paging import NearestPage, nearest_page
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.people.customers.mine import AlsoForOfficers, customer_of

from ..models import Consultation, ForumPost, ForumSupport, ForumTopic
from ..views.staff import OneConsultation
from . import services
from .forms import PostForm, ReadForm, TopicForm

#: Under a topic on the page of the whole forum; on its own page, and on that of staff, a page holds more.
FIRST_SHOWN, ON_A_PAGE = 5, 30
#: Of those that nobody has read: the next come up as these are read.
MOST_TO_READ = 200


def topics_for(request):
    seen = Consultation.objects.published().visible_to(request.user)
    return ForumTopic.objects.filter(consultation__in=seen).select_related("consultation")


class InForum(AlsoForOfficers):
    """Reads what everybody reads, and says so too where it is open."""

    def whose(self, posts: Iterable[ForumPost]) -> dict[str, Any]:
        """``supported`` are those of the posts that whoever looks thinks too."""
        customer, user = customer_of(self.request), self.request.user
        supports = ForumSupport.objects.filter(
            customer=customer, post__in=[one.pk for one in posts]
        )
        return {
            "customer": customer,
            "may_write": customer is not None
            or user.is_anonymous
            or Audience.CUSTOMERS.admits(user),
            "supported": set(supports.values_list("post", flat=True)) if customer else set(),
        }


class Forum(InForum, TemplateView):
    """Every topic, and under each what most people support."""

    audience = Audience.EVERYONE
    template_name = "consultations/forum.html"

    def get_context_data(self, slug, **kwargs):
        topics = list(topics_for(self.request).filter(consultation__slug=slug).with_posts())
        if not topics:
            raise Http404("Nothing is talked over here.")
        posts = ForumPost.objects.shown().filter(topic__in=[one.pk for one in topics])
        posts = list(posts.first_of_each_topic(FIRST_SHOWN))
        under = defaultdict(list)
        for post in posts:
            under[post.topic_id].append(post)
        whose = self.whose(posts)
        mine = ForumPost.objects.filter(customer=whose["customer"], topic__in=topics, shown_at=None)
        return super().get_context_data(
            consultation=topics[0].consultation,
            topics=[(topic, under[topic.pk]) for topic in topics],
            mine=mine.select_related("topic") if whose["customer"] else (),
            **whose,
            **kwargs,
        )


class OneTopic(InForum, NearestPage, ListView):
    """All that everybody reads under one topic."""

    audience = Audience.EVERYONE
    template_name = "consultations/forum_topic.html"
    context_object_name = "posts"
    paginate_by = ON_A_PAGE

    def get_queryset(self):
        topics = topics_for(self.request).filter(consultation__slug=self.kwargs["slug"])
        self.topic = get_object_or_404(topics, pk=self.kwargs["pk"])
        return ForumPost.objects.shown().filter(topic=self.topic).with_supporters()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            topic=self.topic, consultation=self.topic.consultation, **kwargs
        )
        return context | self.whose(context["posts"])


class WritePost(AlsoForOfficers, FormAboutRow):
    audience = Audience.CUSTOMERS
    model = ForumTopic
    context_object_name = "topic"
    form_class = PostForm
    template_name = "consultations/write_post.html"
    success_message = "We have it. Everybody can read it once one of us has."

    def get_queryset(self):
        return topics_for(self.request)

    def act(self, form) -> str:
        customer = customer_of(self.request)
        if customer is None:
            return f"/join/?back={quote(self.request.path)}"
        services.write_post(topic=self.row, customer=customer, words=form.cleaned_data["words"])
        return forum_of(self.row)


class SupportPost(AlsoForOfficers, OneButton):
    """ "I think so too"; and the other button, which takes that back."""

    audience = Audience.CUSTOMERS
    model = ForumPost

    def get_queryset(self):
        shown = ForumPost.objects.shown().filter(topic__in=topics_for(self.request))
        return shown.select_related("topic__consultation")

    def leads_to(self) -> str:
        return forum_of(self.object.topic)

    def act(self, post: ForumPost) -> str | None:
        customer = customer_of(self.request)
        if customer is None:
            return "Join first, and then say so."
        if "take_back" in self.request.POST:
            services.take_support_back(post=post, customer=customer)
            return "It is taken back."
        services.support_post(post=post, customer=customer)
        return "You think so too. Thank you."


class StaffForum(OneConsultation, ActOnForm):
    """Topics, one more of them, and what people wrote: what nobody has read on top."""

    audience = Audience.STAFF
    form_class = TopicForm
    template_name = "consultations/staff_forum.html"
    success_message = "It is added."

    def get_context_data(self, **kwargs):
        posts = ForumPost.objects.filter(topic__consultation=self.consultation)
        posts = posts.select_related("topic")
        read = posts.filter(Q(shown_at__isnull=False) | Q(turned_down_at__isnull=False))
        pages = Paginator(read.order_by("-written_at", "-pk"), ON_A_PAGE)
        page = nearest_page(pages, self.request.GET.get("page"))
        return super().get_context_data(
            topics=self.consultation.topics.all(),
            lists=[(posts.waiting()[:MOST_TO_READ], "To read"), (page.object_list, "Read")],
            page=page,
            **kwargs,
        )

    def act(self, form) -> str:
        services.add_topic(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:staff_forum", args=[self.consultation.pk])


class ReadPost(FormAboutRow):
    """What somebody wrote: show it, answer it, or not."""

    audience = Audience.STAFF
    model = ForumPost
    context_object_name = "post"
    form_class = ReadForm
    template_name = "consultations/read_post.html"
    success_message = "Saved."

    def get_queryset(self):
        return ForumPost.objects.select_related("topic__consultation", "customer")

    def get_initial(self):
        shown = "no" if self.row.turned_down_at else "yes" if self.row.shown_at else ""
        return {
            "show": shown,
            "answer": self.row.answer,
            "because": self.row.turned_down_because,
        }

    def act(self, form) -> str:
        said = form.cleaned_data
        if said["show"] == "yes":
            services.show_post(post=self.row, answer=said["answer"], by=self.request.user)
        else:
            services.turn_down_post(post=self.row, because=said["because"], by=self.request.user)
        return reverse("consultations:staff_forum", args=[self.row.topic.consultation_id])


def forum_of(topic: ForumTopic) -> str:
    return reverse("consultations:forum", args=[topic.consultation.slug])
