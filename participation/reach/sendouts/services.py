"""What staff do with templates and send-outs. What workers do is in planning and releasing."""

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
from participation.messages.contact.models import Message, MessageQuerySet, Purpose
from participation.messages.contact.rules import NEEDS_CONSENT
from participation.questionnaires.codes.tapping import first_question
from participation.questionnaires.paper.form import why_no_form
from participation.reach.segments.models import Segment

from .house_rules import SEND_OUT_APPROVAL_ABOVE
from .inviting import Invitation
from .models import SendOut, Template, Version
from .releasing import stop
from .stats import forecast
from .tasks import let_go, plan
from .words import ENGLISH, OF_AN_INVITATION, STANDARD, Wording, choices, mistakes_in, used_in

State = SendOut.State


def purposes_for(writer: User) -> list[Purpose]:
    """What somebody may write templates for: words that go to people who agreed to nothing are a manager's."""
    manages = Audience.MANAGERS.admits(writer)
    return [purpose for purpose in Purpose if manages or purpose in NEEDS_CONSENT]


def _refuse_unless_theirs_to_write(purpose: str, by: User) -> None:
    if purpose not in purposes_for(by):
        raise Refused(
            "This goes to people who have not agreed to be written to, so a manager writes it."
        )


@transaction.atomic
def write_template(*, name: str, purpose: str, words: Wording, by: User) -> Template:
    _refuse_unless_theirs_to_write(purpose, by)
    if Template.objects.filter(name__iexact=name).exists():
        raise Refused("There is a template with this name already. Give this one another name.")
    template = Template.objects.create(name=name, purpose=purpose, created_by=by)
    write_version(template=template, words=words, by=by)
    return template


@transaction.atomic
def write_version(*, template: Template, words: Wording, by: User) -> Version:
    """Write the words for one language and format, or change them. What was asked for keeps its own."""
    _refuse_unless_theirs_to_write(template.purpose, by)
    for part in (words.subject, words.text, words.sms, words.letter):
        for mistake in mistakes_in(part):
            raise Refused(mistake)
    version, _ = Version.objects.update_or_create(
        template=template,
        language=words.language,
        format=words.format,
        defaults={
            "subject": words.subject,
            "text": words.text,
            "sms": words.sms,
            "letter": words.letter,
        },
    )
    return version


@transaction.atomic
def put_template_away(*, template: Template, by: User) -> None:
    """Nobody can choose it any more. Doing it again changes nothing."""
    template = locked(template)
    if template.put_away_at is None:
        template.put_away_at = timezone.now()
        template.save(update_fields=["put_away_at"])
        record_fact("template_put_away", subject=template, actor=by)


@transaction.atomic
def bring_template_back(*, template: Template, by: User) -> None:
    template = locked(template)
    if template.put_away_at is not None:
        _refuse_unless_theirs_to_write(template.purpose, by)
        template.put_away_at = None
        template.save(update_fields=["put_away_at"])
        record_fact("template_brought_back", subject=template, actor=by)


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
def pause(*, send_out: SendOut, by: User) -> SendOut:
    """Stop letting messages go, and take back those that wait their turn or another try.

    What has left, or is with the mail server or with people, is not called back.
    """
    send_out = locked(send_out)
    if send_out.state == State.PLANNED:
        stop(send_out)
        record_fact("send_out_paused", subject=send_out, actor=by)
    elif send_out.state != State.PAUSED:
        raise Refused("Only what is planned can be paused.")
    return send_out


@transaction.atomic
def resume(*, send_out: SendOut, by: User) -> SendOut:
    send_out = locked(send_out)
    if send_out.state == State.PAUSED:
        refuse_out_of_date(send_out)
        send_out.step = ""
        _move(send_out, State.PLANNED, by, "send_out_resumed")
        transaction.on_commit(let_go.delay, robust=True)
    elif send_out.state != State.PLANNED:
        raise Refused("Only what is paused can go on.")
    return send_out


@transaction.atomic
def call_off(*, send_out: SendOut, by: User, why: str = "") -> SendOut:
    """Whoever has not been written to will not be; what has gone stays gone."""
    send_out = locked(send_out)
    if send_out.state == State.CALLED_OFF:
        return send_out
    if send_out.state == State.PLANNING:
        raise Refused("Wait a moment.")
    held = not_gone(send_out).update(state=Message.State.HELD, held_by_rule="called_off")
    if send_out.state == State.DONE and not held:
        raise Refused("It is all gone.")
    _move(send_out, State.CALLED_OFF, by, "send_out_called_off", why=why)
    return send_out


def can_be_called_off(send_out: SendOut) -> bool:
    """Not while a worker writes its messages; of what is all let go, what can still be called back."""
    if send_out.state in (State.PLANNING, State.CALLED_OFF):
        return False
    return send_out.state != State.DONE or not_gone(send_out).exists()


def not_gone(send_out: SendOut) -> MessageQuerySet:
    """What can still be called back: it waits for its turn, for another try or for somebody to do it.

    Also a letter that is printed and not posted: the page of its batch says to take it out.
    """
    waits = [Message.State.PLANNED, Message.State.QUEUED, Message.State.TO_DO]
    return send_out.messages().filter(state__in=waits)


@transaction.atomic
def plan_again(*, send_out: SendOut, by: User) -> SendOut:
    """After a failure. Who has a message already gets no second one."""
    send_out = locked(send_out)
    if send_out.has_failed:
        _queue(send_out)
        record_fact("send_out_planned_again", subject=send_out, actor=by)
    return send_out


@transaction.atomic
def retry_failed(*, send_out: SendOut, by: User) -> int:
    """Let what could not be sent go again, judged anew and at the usual pace. How many that are."""
    send_out = locked(send_out)
    if send_out.state not in (State.PLANNED, State.PAUSED, State.DONE):
        raise Refused("There is nothing to try again.")
    failed = send_out.messages().filter(state=Message.State.FAILED, followed_up_by=None)
    again = Message.objects.filter(pk__in=failed.values("pk"))
    number = again.update(state=Message.State.PLANNED, attempts=0, error="")
    if number:
        if send_out.state == State.DONE:
            send_out.state, send_out.finished_at = State.PLANNED, None
            send_out.save(update_fields=["state", "finished_at"])
        record_fact("send_out_retried", subject=send_out, actor=by, messages=number)
        transaction.on_commit(let_go.delay, robust=True)
    return number


def _queue(send_out: SendOut) -> None:
    send_out.put_in_queue()
    send_out.save()
    transaction.on_commit(partial(plan.delay, send_out.pk), robust=True)


def _move(send_out: SendOut, state: str, by: User, fact: str, why: str = "") -> None:
    send_out.state = state
    send_out.save(update_fields=["state", "step"])
    record_fact(fact, subject=send_out, actor=by, why=why)
