"""People write under a topic and support what others wrote; one of us reads it before anybody else does."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement

from ..answering import why_not_theirs
from ..models import Consultation, ForumPost, ForumSupport, ForumTopic

#: Of one person in one consultation that nobody of us has read yet.
MOST_WAITING = 5
IT_IS_OVER = "This is over. Nobody can write here any more."


@transaction.atomic
def add_topic(*, consultation: Consultation, title: str, about: str, by: User) -> ForumTopic:
    if consultation.is_over or consultation.cancelled_at:
        raise Refused(IT_IS_OVER)
    topic = ForumTopic.objects.create(
        consultation=consultation, title=title, about=about, added_by=by
    )
    record_fact("forum_topic_added", subject=consultation, actor=by, title=title)
    return topic


@transaction.atomic
def write_post(*, topic: ForumTopic, customer: Customer, words: str) -> ForumPost:
    """It waits until one of us has read it."""
    _refuse_whom_it_is_not_for(topic.consultation, customer)
    customer = locked(customer)
    theirs = ForumPost.objects.filter(customer=customer, topic__consultation=topic.consultation_id)
    if theirs.waiting().count() >= MOST_WAITING:
        raise Refused(f"We have not read your last {MOST_WAITING} yet. Write more once we have.")
    return ForumPost.objects.create(topic=topic, customer=customer, words=words)


@transaction.atomic
def support_post(*, post: ForumPost, customer: Customer) -> None:
    """They think so too. Pressed twice, it is once."""
    _refuse_whom_it_is_not_for(post.topic.consultation, customer)
    if post.customer_id == customer.pk:
        raise Refused("You wrote this yourself.")
    ForumSupport.objects.get_or_create(post=post, customer=customer)


@transaction.atomic
def take_support_back(*, post: ForumPost, customer: Customer) -> None:
    """They pressed by mistake, or think otherwise now."""
    _refuse_whom_it_is_not_for(post.topic.consultation, customer)
    ForumSupport.objects.filter(post=post, customer=customer).delete()


def _refuse_whom_it_is_not_for(consultation: Consultation, customer: Customer) -> None:
    """Whoever of us writes for somebody sees more than they do."""
    if not consultation.is_open:
        raise Refused(IT_IS_OVER)
    if why := why_not_theirs(consultation, customer):
        raise Refused(why)


@transaction.atomic
def show_post(*, post: ForumPost, answer: str = "", by: User) -> ForumPost:
    """Everybody reads it from now on, with our answer where there is one; whoever wrote it hears of an answer."""
    post = locked(post)
    if post.turned_down_at:
        raise Refused("Somebody has decided not to show this.")
    new = post.shown_at is None
    if new:
        post.shown_at, post.read_by = timezone.now(), by
        _into_ledger(post, by)
        record_fact("forum_post_shown", subject=post, actor=by)
    is_news = bool(answer) and answer != post.answer
    if is_news:
        post.answer, post.answered_at = answer, timezone.now()
        record_fact("forum_post_answered", subject=post, actor=by)
    post.save()
    if is_news:
        _tell(post, "consultations/email/forum_answer")
    return post


@transaction.atomic
def turn_down_post(*, post: ForumPost, because: str, by: User) -> ForumPost:
    """Nobody else reads it, or any more; whoever wrote it hears why. Done twice, they hear once."""
    post = locked(post)
    if post.turned_down_at is None:
        if post.answered_at:
            raise Refused("It has our answer, and people have read both.")
        post.shown_at, post.turned_down_at = None, timezone.now()
        post.turned_down_because, post.read_by = because, by
        post.save()
        record_fact("forum_post_turned_down", subject=post, actor=by, because=because)
        _tell(post, "consultations/email/forum_not_shown")
    return post


def _into_ledger(post: ForumPost, by: User) -> None:
    """One line for each person, however much they write."""
    consultation = post.topic.consultation
    record_engagement(
        activity=consultation,
        customer=post.customer,
        role=Engagement.Role.CONTRIBUTED,
        day=timezone.localdate(post.written_at),
        source=f"consultations.forum:{consultation.pk}:{post.customer_id}",
        by=by,
    )


def _tell(post: ForumPost, template: str) -> None:
    send(
        post.customer,
        template,
        dedupe_key=f"{template}:{post.pk}",
        about=f"consultations.consultation:{post.topic.consultation_id}",
        context={"post": post, "consultation": post.topic.consultation},
    )
