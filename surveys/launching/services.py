"""Asking those who were drawn, and reminding whoever has not answered: by send-outs, and by no other way."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.reach.sendouts.inviting import Invitation
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import prepare

from ..house_rules import SURVEY_REMINDER_DAYS
from ..models import MOST_REMINDERS, Draw, Mailing, Survey
from .people import DRAWN
from .posted import days_to_answer, last_left
from .words import ready_template


@transaction.atomic
def prepare_mailing(
    *,
    survey: Survey,
    template: Template | None,
    starts_at: dt.datetime,
    by: User,
    with_form: bool = False,
) -> Mailing:
    """Prepare the invitation, or the next reminder, as a send-out for somebody to look at and to ask for.

    Without a ``template`` it says our ready words; ``with_form`` puts the paper form into each of its letters.
    As long as nobody has asked for it, it is the same one, and says and does what was chosen last.
    """
    survey = locked(survey)
    if not survey.is_launched or survey.is_closed:
        raise Refused("Open the survey first. People must be able to answer when they are asked.")
    draw = Draw.objects.filter(survey=survey, drawn_at__isnull=False).first()
    if draw is None:
        raise Refused("Nobody is drawn yet. Choose who is asked first.")
    starts_at = max(starts_at, survey.starts_at, timezone.now())
    before = list(
        Mailing.objects.filter(survey=survey).of_the_drawn().that_count().select_related("send_out")
    )
    draft = before.pop() if before and before[-1].send_out.is_draft else None
    number = len(before)
    _refuse_too_many(before, starts_at)
    if starts_at >= survey.ends_at:
        raise Refused("The survey closes before that. Choose an earlier day.")
    name = Mailing(number=number).name
    send_out = prepare_asking(
        survey=survey,
        name=f"{survey.title}: {name.lower()}",
        people_from=f"{DRAWN}:{draw.pk}",
        template=template or ready_template(survey, reminds=number > 0, by=by),
        starts_at=starts_at,
        with_form=with_form,
        send_out=draft.send_out if draft else None,
        by=by,
    )
    if draft:
        return draft
    record_fact("survey_mailing_prepared", subject=survey, actor=by, mailing=name)
    return Mailing.objects.create(survey=survey, send_out=send_out, number=number)


def _refuse_too_many(before: list[Mailing], starts_at: dt.datetime) -> None:
    if not before:
        return
    if len(before) > MOST_REMINDERS:
        raise Refused(f"Nobody is reminded more than {MOST_REMINDERS} times.")
    last = before[-1].send_out
    left = last_left(last) or last.starts_at
    if last.state != SendOut.State.DONE and last.starts_at > timezone.now():
        left = last.starts_at
    if starts_at < left + days_to_answer():
        earliest = date_format(timezone.localdate(left + days_to_answer()), "j F")
        raise Refused(
            f"People have at least {SURVEY_REMINDER_DAYS.value} days to answer before they are reminded:"
            f" remind them on {earliest} or later."
        )


@transaction.atomic
def prepare_asking(
    *,
    survey: Survey,
    name: str,
    people_from: str,
    template: Template,
    starts_at: dt.datetime,
    with_form: bool = False,
    send_out: SendOut | None = None,
    by: User,
) -> SendOut:
    """A send-out that invites the people of a row to a survey, and says until when they can answer."""
    send_out = prepare(
        send_out=send_out,
        name=name[:100],
        people_from=people_from,
        template=template,
        team=survey.service,
        starts_at=starts_at,
        invitation=Invitation(
            survey.source, survey.title, survey.get_absolute_url(), survey.ends_at
        ),
        with_form=with_form,
        by=by,
    )
    send_out.values |= {"when": f"until {date_format(survey.closes_on, 'j F')}"}
    send_out.save(update_fields=["values"])
    return send_out
