"""Ideas and emerging issues: written down, then decided on with a reason. Each decision is on record."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked, save_with_lists
from base.core.working_days import after_working_days
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity
from participation.programme.network.services import put_up

from .house_rules import IDEA_DECISION_WORKING_DAYS
from .models import Idea, Issue
from .signals import decided


@transaction.atomic
def note_idea(*, by: User, idea: Idea | None = None, **fields: Any) -> Idea:
    """Write an idea down, or put right what was written. Deciding is another step."""
    return save_with_lists(Idea(**first_words(by)) if idea is None else locked(idea), **fields)


@transaction.atomic
def note_issue(*, by: User, issue: Issue | None = None, **fields: Any) -> Issue:
    """Write an emerging issue down, or put right what was written."""
    return save_with_lists(Issue(**first_words(by)) if issue is None else locked(issue), **fields)


@transaction.atomic
def decide_idea(
    *,
    idea: Idea,
    by: User,
    decision: Idea.Decision,
    why: str,
    together: Idea.Together,
    together_words: str = "",
) -> Idea:
    """Say what becomes of it. It can be decided anew: "not now" may become "we are trying it out"."""
    idea = locked(idea)
    if not why.strip():
        raise Refused("Say why. Those who raised it read it.")
    before = idea.decision
    idea.decision, idea.why = decision, why.strip()
    idea.together, idea.together_words = together, together_words.strip()
    _settle(idea, by)
    record_fact(
        "idea_decided", subject=idea, actor=by, why=idea.why, before=before, decision=idea.decision
    )
    decided.send(sender=Idea, noted=idea)
    return idea


@transaction.atomic
def decide_issue(
    *,
    issue: Issue,
    by: User,
    decision: Issue.Decision,
    why: str = "",
    forum: str = "",
    activity: Activity | None = None,
) -> Issue:
    """Engagement is arranged and named, or a group that covers it is, or the reason for neither."""
    issue = locked(issue)
    if decision == Issue.Decision.ARRANGED and activity is None:
        raise Refused("Choose what you arranged. Plan it first if it is not there yet.")
    if decision == Issue.Decision.COVERED and not forum.strip():
        raise Refused("Say which group covers it.")
    if decision != Issue.Decision.ARRANGED and not why.strip():
        raise Refused("Say why. Those who raised it read it.")
    before = issue.decision
    issue.decision, issue.why, issue.forum = decision, why.strip(), forum.strip()
    issue.activity = activity if decision == Issue.Decision.ARRANGED else None
    _settle(issue, by)
    record_fact(
        "issue_decided",
        subject=issue,
        actor=by,
        why=issue.why,
        before=before,
        decision=issue.decision,
        activity=issue.activity_id,
    )
    decided.send(sender=Issue, noted=issue)
    return issue


@transaction.atomic
def pass_on(*, issue: Issue, to: Group, by: User, words: str) -> Issue:
    """To a group, which reads ``words`` on its own page. Once to each: passing it on again says so."""
    issue = locked(issue)
    if issue.goes_to_id == to.pk:
        raise Refused(f"It was passed on to {to} already.")
    put_up(group=to, by=by, text=f"{issue.title}\n\n{words}")
    issue.goes_to, issue.passed_on, issue.forum = to, timezone.localdate(), str(to)
    issue.save()
    record_fact("issue_passed_on", subject=issue, actor=by, group=to.pk, area=issue.area_id)
    return issue


def first_words(by: User) -> dict[str, Any]:
    due = after_working_days(timezone.localdate(), IDEA_DECISION_WORKING_DAYS.value)
    return {"noted_by": by, "decide_by": due}


def _settle(noted: Idea | Issue, by: User) -> None:
    noted.decided_on, noted.decided_by = timezone.localdate(), by
    noted.save()
