"""Papers of a group, and what each member notes for themselves."""

from django.core.files import File
from django.db import transaction

from base.accounts.models import User
from base.core.documents import delete_with_file
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.insiders import Standing
from participation.people.groups.models import Group
from participation.programme.network.telling import tell_members

from ..models import GroupMeeting, GroupPaper, PrivateNote
from .gate import insider, runner

Access = GroupPaper.Access
FROZEN = "The minutes of this meeting are approved, so its papers stay as they are. Add another one beside it."


@transaction.atomic
def add_paper(
    *,
    group: Group,
    title: str,
    file: File,
    by: User,
    meeting: GroupMeeting | None = None,
    access: str = Access.MEMBERS,
) -> GroupPaper:
    """By any member. Only whoever runs the group's meetings shares one with others than its members.

    Added once the minutes are approved, it stands there as a later addition (``GroupPaperQuerySet.marked``).
    """
    if meeting is not None:
        meeting = locked(meeting)  # nobody approves its minutes meanwhile
    standing = insider(group, by)
    _refuse_whoever_looks_on(standing)
    if access != Access.MEMBERS:
        runner(group, by, as_member=True)
    paper = GroupPaper.objects.create(
        group=group,
        meeting=meeting,
        title=title,
        file=file,
        size=file.size or 0,
        access=access,
        added_by=by,
    )
    key = f"workspaces.paper:{paper.pk}"
    paper.told = tell_members(
        group, "workspaces/email/paper", key=key, context={"paper": paper}, but=by
    )
    paper.save(update_fields=["told"])
    record_fact("group_paper_added", subject=paper, actor=by, group=group.pk, access=access)
    return paper


@transaction.atomic
def let_read(*, paper: GroupPaper, access: str, by: User) -> GroupPaper:
    """Share it with others, or with members alone again: a decision of the group."""
    paper = locked(paper)
    runner(paper.group, by, as_member=True)
    if paper.access != access:
        paper.access = access
        paper.save()
        record_fact("group_paper_shared", subject=paper, actor=by, access=access)
    return paper


@transaction.atomic
def remove_paper(*, paper: GroupPaper, by: User) -> None:
    """By whoever added it, or runs the meetings. What minutes were approved with stays."""
    if paper.meeting is not None:
        locked(paper.meeting)
    if GroupPaper.objects.marked().filter(pk=paper.pk, is_frozen=True).exists():
        raise Refused(FROZEN)
    standing = insider(paper.group, by)
    if paper.added_by_id != by.pk and not standing.runs:
        raise Refused("Only whoever added it, or runs the meetings, takes it away.")
    record_fact("group_paper_removed", subject=paper, actor=by, group=paper.group_id)
    delete_with_file(paper, paper.file)


@transaction.atomic
def write_note(
    *, group: Group, text: str, by: User, meeting: GroupMeeting | None = None
) -> PrivateNote:
    """The log says nothing of it: not even that it was written."""
    seat = insider(group, by).seat
    if seat is None or seat.customer is None:
        raise Refused("Only customers who sit on the group keep notes here.")
    return PrivateNote.objects.create(
        group=group, meeting=meeting, customer=seat.customer, text=text
    )


def remove_note(*, note: PrivateNote) -> None:
    note.delete()


def _refuse_whoever_looks_on(standing: Standing) -> None:
    if not standing.counts and not standing.supports:
        raise Refused("Whoever looks on adds nothing here.")
