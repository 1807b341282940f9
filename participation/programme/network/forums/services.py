"""Forums: begun by staff, joined by whoever they are for and wants to, written in by members, moderated by us."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.slugs import free_slug
from participation.messages.contact.services import send
from participation.people.customers.models import Customer

from ..models import Forum, ForumMember, ForumNotice


@transaction.atomic
def save_forum(*, by: User, forum: Forum | None = None, **fields: Any) -> Forum:
    """A new one, or other words and rules for one that is there. Whoever it is no longer for is out at once."""
    new = forum is None
    if forum is None:
        forum = Forum(slug=free_slug(Forum, fields["title"], 120), begun_by=by)
    else:
        forum = locked(forum)
    save_with_lists(forum, **fields)
    record_fact("forum_begun" if new else "forum_changed", subject=forum, actor=by)
    return forum


@transaction.atomic
def end_forum(*, forum: Forum, by: User) -> None:
    """Nobody but staff reads it any more. Doing it again changes nothing."""
    forum = locked(forum)
    if forum.ended_on is None:
        forum.ended_on = timezone.localdate()
        forum.save()
        record_fact("forum_ended", subject=forum, actor=by)


@transaction.atomic
def join_forum(*, forum: Forum, customer: Customer | None) -> ForumMember:
    """Whoever it is for, because they want to. Joined twice, it is once."""
    if customer is None or not Forum.objects.open_to(customer).filter(pk=forum.pk).exists():
        raise Refused(f"{forum} is for others. Ring us if you think that it is for you too.")
    member, _ = ForumMember.objects.get_or_create(
        forum=forum, customer=locked(customer), left_at=None
    )
    return member


@transaction.atomic
def leave_forum(*, forum: Forum, customer: Customer | None) -> None:
    """What they wrote stays, until they take it down."""
    live = ForumMember.objects.live().filter(forum=forum, customer=customer)
    live.update(left_at=timezone.now())


@transaction.atomic
def write_notice(
    *, forum: Forum, by: User, text: str, answers: ForumNotice | None = None
) -> ForumNotice:
    """By a member, or by staff in the landlord's name. Of an answer only whoever wrote what it answers hears."""
    if forum.ended_on is not None:
        raise Refused("This forum has ended.")
    customer = None
    if not Audience.STAFF.admits(by):
        customer = Customer.objects.filter(user=by.pk).select_related("area").first()
        if not Forum.objects.joined_by(customer).filter(pk=forum.pk).exists():
            raise Refused("Join this forum first. Only its members write in it.")
    notice = ForumNotice.objects.create(
        forum=forum,
        customer=customer,
        officer=None if customer else by,
        answers=answers,
        text=text,
    )
    record_fact("forum_notice_written", subject=notice, actor=by, forum=forum.pk)
    if answers is not None and answers.customer not in (None, customer):
        _tell(answers, "network/email/forum_answered", key=f"network.notice:{notice.pk}")
    return notice


@transaction.atomic
def report_notice(*, notice: ForumNotice, concern: str) -> None:
    """A member asks us to look at it. Asked twice, it waits once; nobody is told who asked."""
    notice = locked(notice)
    if notice.looked_at is not None:
        raise Refused(
            "We looked at this already, and left it. Ring us if you still think it must go."
        )
    if notice.reported_at is None:
        notice.reported_at, notice.concern = timezone.now(), concern
        notice.save()
        record_fact("forum_notice_reported", subject=notice, actor=None, concern=concern)


@transaction.atomic
def look_at_notice(*, notice: ForumNotice, why: str, by: User) -> ForumNotice:
    """By staff: taken down, where ``why`` says why, which its writer reads; else it stays, and is not asked about again."""
    notice = locked(notice)
    if notice.taken_down_at is not None:
        raise Refused("Somebody has taken this down already.")
    if notice.reported_at is not None:
        notice.looked_at = timezone.now()
    if why.strip():
        notice.taken_down_at, notice.taken_down_by = timezone.now(), by
        notice.taken_down_why = why.strip()
    notice.save()
    what = "forum_notice_taken_down" if why.strip() else "forum_notice_left"
    record_fact(what, subject=notice, actor=by)
    if why.strip():
        _tell(notice, "network/email/forum_taken_down", key=f"network.taken_down:{notice.pk}")
    return notice


@transaction.atomic
def take_back_notice(*, notice: ForumNotice, by: User) -> None:
    """By whoever wrote it. Doing it again changes nothing."""
    notice = locked(notice)
    writer = notice.customer.user_id if notice.customer else notice.officer_id
    if writer != by.pk:
        raise Refused("Only whoever wrote this takes it back.")
    if notice.taken_down_at is None:
        notice.taken_down_at, notice.taken_down_by = timezone.now(), by
        notice.save()
        record_fact("forum_notice_taken_back", subject=notice, actor=by)


def _tell(notice: ForumNotice, template: str, *, key: str) -> None:
    """Whoever wrote it, while they are in the forum."""
    writer = notice.customer
    if writer is None or not Forum.objects.joined_by(writer).filter(pk=notice.forum_id).exists():
        return
    context = {"forum": notice.forum, "notice": notice}
    send(
        writer,
        template,
        about=f"network.forumnotice:{notice.pk}",
        dedupe_key=key,
        context=context,
    )
