"""Templates in several languages, and what teams have sent, planned and prepared."""

import datetime as dt

from django.conf import settings

from base.accounts.models import User
from participation.messages.contact.models import Message, Purpose
from participation.reach.segments.models import Segment
from participation.reach.sendouts import planning, releasing
from participation.reach.sendouts.inviting import coming_activities
from participation.reach.sendouts.models import SendOut
from participation.reach.sendouts.services import write_template, write_version
from participation.reach.sendouts.words import Wording

State = SendOut.State
BATCH = 500

WALK = Wording(
    "en",
    "standard",
    "Come to {title}",
    "Dear {name}\n\nWould you like to come to {title}? It is on {when}.\n\nSay yes here: {link}\n\n"
    "Prefer to talk to somebody? Call us on {phone}.\n\nMorag Tait\n{landlord}",
    sms="{landlord}: would you like to come to {title}, {when}? {link}",
)
WALK_LARGE = Wording(
    "en",
    "large_print",
    WALK.subject,
    "Dear {name}\n\nCome to {title}.\n\n{when}\n\nCall us on {phone}.\n\nMorag Tait\n{landlord}",
)
WALK_POLISH = Wording(
    "pl",
    "standard",
    "Zapraszamy: {title}",
    "{name},\n\nzapraszamy na {title}: {when}.\n\nProszę potwierdzić tutaj: {link}\n\n"
    "Telefon: {phone}\n\nMorag Tait\n{landlord}",
)
REPAIRS = Wording(
    "en",
    "standard",
    "How was your last repair?",
    "Dear {name}\n\nWe would like to hear how your last repair went. It takes 5 minutes: call us on "
    "{phone} and ask for Craig.\n\n{landlord}",
    sms="{landlord}: how was your last repair? Tell us in 5 minutes on {phone}.",
)


def make_send_outs(*, officers: list[User], now: dt.datetime) -> None:
    morag, craig = officers[0], officers[1]
    walk = write_template(
        name="Come to something near you", purpose=Purpose.INVITATION, words=WALK, by=morag
    )
    for words in (WALK_LARGE, WALK_POLISH):
        write_version(template=walk, words=words, by=morag)
    repairs = write_template(
        name="After a repair", purpose=Purpose.INVITATION, words=REPAIRS, by=craig
    )
    everybody = _segment("Everybody who likes to be asked", {"agreed": True}, morag)
    tenants = _segment(
        "Tenants who like to be asked", {"tenures": ["tenant"], "agreed": True}, craig
    )

    common = {"purpose": Purpose.INVITATION, "asked_by": craig, "created_by": craig}
    gone = SendOut.objects.create(
        name="How was your last repair? Autumn",
        segment=_segment("Aged 45 to 64", {"ages": ["45_54", "55_64"], "agreed": True}, craig),
        template=repairs,
        team="repairs",
        starts_at=now - dt.timedelta(days=12) + dt.timedelta(hours=10),
        state=State.TO_PLAN,
        **common,
    )
    _plan(gone)
    _let_go(gone)
    coming = next(iter(coming_activities()), None)
    if coming:
        _plan(
            SendOut.objects.create(
                name=f"Invitation: {coming.title}"[:100],
                segment=tenants,
                template=walk,
                team="neighbourhood",
                starts_at=now + dt.timedelta(days=2, hours=10),
                invites_to=coming.source,
                values={
                    "title": coming.title,
                    "when": coming.when,
                    "link": f"{settings.PORTAL_ADDRESS}{coming.path}",
                },
                state=State.TO_PLAN,
                **common | {"asked_by": morag, "created_by": morag},
            )
        )
    SendOut.objects.create(
        name="How was your last repair? Winter",
        segment=everybody,
        template=repairs,
        team="repairs",
        starts_at=now + dt.timedelta(days=9, hours=10),
        state=State.TO_APPROVE,
        **common,
    )


def _segment(name: str, criteria: dict, by: User) -> Segment:
    segment, _ = Segment.objects.get_or_create(
        name=name, defaults={"criteria": criteria, "created_by": by}
    )
    return segment


def _plan(send_out: SendOut) -> None:
    for name, fixed in send_out.fixed().items():
        setattr(send_out, name, fixed)
    send_out.save()
    SendOut.objects.run(send_out.pk, planning.write_messages)
    send_out.refresh_from_db()


def _let_go(send_out: SendOut) -> None:
    """As if it had gone on its day; no worker is told."""
    planned = send_out.messages().filter(state=Message.State.PLANNED).order_by("pk")
    while batch := list(planned[:BATCH]):
        releasing.give_words(send_out, batch, send_out.starts_at)
        for message in batch:
            if message.state != Message.State.HELD:
                by_itself = message.state == Message.State.QUEUED
                message.state = Message.State.SENT if by_itself else Message.State.DONE
                message.sent_at = send_out.starts_at
        Message.objects.bulk_update(batch, [*releasing.WRITTEN, "sent_at"])
    send_out.state, send_out.finished_at = State.DONE, send_out.starts_at
    send_out.save()
