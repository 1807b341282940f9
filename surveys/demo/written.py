"""What was sent for the surveys of the demo world: as if it had gone on its day, and no worker is told."""

import datetime as dt
from collections.abc import Iterable

from base.core.demo import World
from participation.messages.contact.models import Message
from participation.messages.contact.services import address_for
from participation.people.customers.models import Channel, Customer
from participation.questionnaires.codes.links import personal_links
from participation.questionnaires.codes.tapping import first_question
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.releasing import with_own_links
from participation.reach.sendouts.words import finish

from ..launching.services import prepare_asking
from ..launching.words import ready_template
from ..models import ScheduledCycle, Survey

#: In turn, where both can be had: who is asked after a job by email, and who by text.
AFTER_A_JOB = (Channel.EMAIL, Channel.SMS)


def write_to(
    send_out: SendOut, survey: Survey, whom: Iterable[tuple[Customer, str]], at: dt.datetime
) -> None:
    """To each of them by that channel, with their own link and, where it has them, a link for each answer."""
    for name, fixed in send_out.fixed().items():
        setattr(send_out, name, fixed)
    send_out.state, send_out.asked_by = SendOut.State.DONE, send_out.created_by
    send_out.released_at = send_out.finished_at = at
    send_out.save()
    people = list(whom)
    wordings, asked_first = send_out.wordings(), first_question(survey.source)
    links = personal_links(survey.source, [customer.pk for customer, _ in people])
    messages = []
    for customer, channel in people:
        customer.channel = channel
        said = finish(
            wordings,
            customer=customer,
            formats=(),
            channel=Channel(channel),
            purpose=send_out.purpose,
            values=with_own_links(send_out.values, links.get(customer.pk), asked_first, customer),
        )
        messages.append(
            Message(
                customer=customer,
                channel=channel,
                purpose=send_out.purpose,
                with_form=send_out.with_form,
                template="sendouts/survey",
                about=send_out.source,
                dedupe_key=f"{send_out.source}:{customer.pk}",
                address=address_for(customer, channel)[:254],
                language=said.language,
                subject=said.subject,
                text=said.text,
                state=Message.State.DONE if channel == Channel.POST else Message.State.SENT,
                due_at=at,
                sent_at=at,
            )
        )
    Message.objects.bulk_create(messages, batch_size=500)


def ask_about_jobs(world: World, survey: Survey) -> None:
    """Those of its last cycle: by email, or by text, with the first question in the message itself."""
    cycle = ScheduledCycle.objects.filter(survey=survey).order_by("due_on").last()
    if cycle is None:
        return
    send_out = prepare_asking(
        survey=survey,
        name=f"{cycle.schedule.name}, {cycle.due_on:%d/%m/%Y}",
        people_from=cycle.source,
        template=ready_template(survey, reminds=False, by=world.officer),
        starts_at=cycle.drawn_at,
        by=world.officer,
    )
    asked = Customer.objects.filter(pk__in=cycle.still_in().order_by().values("customer"))
    whom = []
    for number, customer in enumerate(asked.order_by("pk")):
        has = {Channel.EMAIL: customer.email, Channel.SMS: customer.phone}
        can = [channel for channel in AFTER_A_JOB if has[channel]]
        if can:
            whom.append((customer, can[number % len(can)]))
    write_to(send_out, survey, whom, cycle.drawn_at)
    cycle.send_out = send_out
    cycle.save(update_fields=["send_out"])
