"""Putting something on a group's page, and taking it down."""

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.services import send
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership

from .models import Post
from .telling import tell_members


@transaction.atomic
def put_up(
    *,
    group: Group,
    by: User,
    text: str,
    file: File | None = None,
    shared: bool = False,
    answers: Post | None = None,
) -> Post:
    """By staff in the landlord's name, by anybody else as the member they are.

    Everybody else on the group hears that there is something new. Of an answer only whoever wrote what it answers
    hears; it is read by those who read that.
    """
    if group.ended_on is not None:
        raise Refused("This group has ended, so nothing more can be put up here.")
    is_staff = Audience.STAFF.admits(by)
    customer = None if is_staff else _member(group, by)
    post = Post.objects.create(
        group=group,
        customer=customer,
        officer=by if is_staff else None,
        answers=answers,
        shared=is_staff or (answers.shared if answers else shared),
        text=text,
        file=file or "",
        size=(file.size or 0) if file else 0,
    )
    record_fact("post_put_up", subject=post, actor=by, group=group.pk)
    post.told = _tell(post, by)
    post.save(update_fields=["told"])
    return post


def _tell(post: Post, by: User) -> int:
    key, context = f"network.post:{post.pk}", {"group": post.group, "post": post}
    if post.answers is None:
        return tell_members(post.group, "network/email/new", key=key, context=context, but=by)
    writer = post.answers.customer
    if writer is None or writer.user_id == by.pk or writer.erased_at is not None:
        return 0
    if not Membership.objects.sitting().filter(group=post.group, customer=writer).exists():
        return 0
    send(writer, "network/email/answered", about=post.source, dedupe_key=key, context=context)
    return 1


@transaction.atomic
def take_down(*, post: Post, by: User) -> None:
    """By its writer, whoever speaks for the group, or staff. Doing it again changes nothing."""
    post = locked(post)
    if post.taken_down_at is None:
        post.taken_down_at, post.taken_down_by = timezone.now(), by
        post.save(update_fields=["taken_down_at", "taken_down_by"])
        record_fact("post_taken_down", subject=post, actor=by, group=post.group_id)


def _member(group: Group, user: User) -> Customer:
    sits = Membership.objects.sitting().filter(group=group, customer__user=user)
    membership = sits.select_related("customer").first()
    if membership is None:
        raise Refused("Only those who sit on this group can put something up here.")
    return membership.customer
