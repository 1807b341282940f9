"""Preparing a send-out, asking for it and approving it."""

import datetime as dt
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.questionnaires.codes.tapping import first_question
from participation.questionnaires.paper.form import why_no_form
from participation.reach.segments.models import Segment

from ..house_rules import SEND_OUT_APPROVAL_ABOVE
from ..inviting import Invitation
from ..models import SendOut, Template
from ..stats import forecast
from ..tasks import plan
from ..words import ENGLISH, OF_AN_INVITATION, STANDARD, choices, mistakes_in, used_in

State = SendOut.State


@transaction.atomic
def prepare(
    *,
    send_out: SendOut | None = None,
    name: str,
    segment: Segment | None = None,
    people_from: str = "",
    template: Template,
    team: str,
    starts_at: dt.datetime,
    invitation: Invitation | None,
    override_reason: str = "",
    with_form: bool = False,
    by: User,
) -> SendOut:
    """Write down what is to be sent, or change it while nobody has asked for it. Nothing is sent."""
    if send_out is None:
        send_out = SendOut(created_by=by)
    else:
        send_out = locked(send_out)
        if not send_out.is_draft:
            raise Refused("It has been asked for already. Call it off and prepare it anew.")
    send_out.name, send_out.segment, send_out.template = name, segment, template
    send_out.people_from = people_from
    send_out.purpose, send_out.team, send_out.starts_at = template.purpose, team, starts_at
    send_out.override_reason = override_reason
    send_out.invites_to, send_out.values = "", {}
    if invitation:
        send_out.invites_to = invitation.source
        link = f"{settings.PORTAL_ADDRESS}{invitation.path}"
        send_out.values = {"title": invitation.title, "when": invitation.when, "link": link}
        if asked_first := first_question(invitation.source):
            send_out.values["answers"] = asked_first.words
        if not invitation.is_for_all_of(send_out.criteria_now):
            raise Refused(
                f"“{invitation.title}” is only for those who sit on some groups. Choose a segment of "
                "people in those groups alone."
            )
    send_out.with_form = with_form
    if with_form and (why := why_no_form(send_out.invites_to)):
        raise Refused(why)
    refuse_unfilled(send_out)
    send_out.save()
    return send_out


def refuse_unfilled(send_out: SendOut) -> None:
    """Nothing goes out with a placeholder that nobody filled in."""
    wordings = send_out.template.wordings()
    if not any((one.language, one.format) == (ENGLISH, STANDARD) for one in wordings):
        raise Refused("The template has no English version yet. Write one first.")
    used = used_in(wordings)
    if any(mistakes_in(f"{{{name}}}") for name in used):
        raise Refused(f"The template has something we cannot fill in. {choices()}")
    for name in sorted(used & OF_AN_INVITATION):
        if not send_out.values.get(name):
            raise Refused(
                f"The template says {{{name}}}. Choose something to invite to that has it, "
                "or another template."
            )


def refuse_out_of_date(send_out: SendOut) -> None:
    if why := send_out.why_not_now():
        raise Refused(f"{why}. Call it off, and prepare another if people are still to be asked.")


@transaction.atomic
def ask_for(*, send_out: SendOut, by: User) -> SendOut:
    """Fix the words and the filters, and let a worker plan it; above the setting a manager first."""
    send_out = locked(send_out)
    if not send_out.is_draft:
        return send_out
    refuse_unfilled(send_out)
    refuse_out_of_date(send_out)
    people = forecast(send_out).people
    if not people:
        raise Refused("It would reach nobody. Look at who is left out and why.")
    for name, fixed in send_out.fixed().items():
        setattr(send_out, name, fixed)
    send_out.asked_by = by
    send_out.starts_at = max(send_out.starts_at, timezone.now())
    if people > SEND_OUT_APPROVAL_ABOVE.value:
        send_out.state = State.TO_APPROVE
        send_out.save()
    else:
        _queue(send_out)
    record_fact(
        "send_out_asked_for",
        subject=send_out,
        actor=by,
        why=send_out.override_reason,
        people=people,
        purpose=send_out.purpose,
    )
    return send_out


@transaction.atomic
def approve(*, send_out: SendOut, by: User) -> SendOut:
    """A manager who did not ask for it lets it go."""
    send_out = locked(send_out)
    if send_out.state != State.TO_APPROVE:
        return send_out
    if not Audience.MANAGERS.admits(by):
        raise Refused("A manager has to approve this.")
    if send_out.asked_by_id == by.pk:
        raise Refused("You asked for it, so another manager has to approve it.")
    refuse_out_of_date(send_out)
    send_out.approved_by, send_out.approved_at = by, timezone.now()
    send_out.starts_at = max(send_out.starts_at, timezone.now())
    _queue(send_out)
    record_fact("send_out_approved", subject=send_out, actor=by)
    return send_out


@transaction.atomic
def plan_again(*, send_out: SendOut, by: User) -> SendOut:
    """After a failure. Who has a message already gets no second one."""
    send_out = locked(send_out)
    if send_out.has_failed:
        _queue(send_out)
        record_fact("send_out_planned_again", subject=send_out, actor=by)
    return send_out


def _queue(send_out: SendOut) -> None:
    send_out.put_in_queue()
    send_out.save()
    transaction.on_commit(partial(plan.delay, send_out.pk), robust=True)
