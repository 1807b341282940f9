from itertools import count

from django.utils import timezone

from base.core.audience import Role
from participation.messages.contact.models import Consent, Purpose
from participation.people.customers.models import Channel, Customer
from participation.reach.segments.models import Segment
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import write_template
from participation.reach.sendouts.words import Wording
from tests.factories.people import make_customer, make_user

_number = count(1)
ENGLISH = Wording("en", "standard", "A walk for {name}", "Dear {name}\n\nCome to our walk.")


def make_template(words: Wording = ENGLISH, **fields) -> Template:
    fields.setdefault("name", f"Template {next(_number)}")
    fields.setdefault("purpose", Purpose.INVITATION)
    fields["by"] = fields.pop("by", None) or make_user(Role.MANAGER)
    return write_template(words=words, **fields)


def make_send_out(**fields) -> SendOut:
    """To everybody, now; nobody has asked for it yet."""
    template = fields.pop("template", None) or make_template()
    segment = fields.pop("segment", None) or Segment.objects.create(
        name=f"Segment {next(_number)}", criteria={}
    )
    return SendOut.objects.create(
        name=fields.pop("name", "Invitation to the walk"),
        segment=segment,
        template=template,
        purpose=template.purpose,
        team=fields.pop("team", "neighbourhood"),
        starts_at=fields.pop("starts_at", None) or timezone.now(),
        created_by=fields.pop("created_by", None) or make_user(Role.STAFF),
        **fields,
    )


def make_agreeing(name: str = "Amina Hussain", *channels: Channel, **fields) -> Customer:
    """Somebody who can be reached and has agreed to be invited, by email if nothing else is said."""
    fields.setdefault("email", f"person{next(_number)}@example.org")
    customer = make_customer(name, **fields)
    for channel in channels or (Channel.EMAIL,):
        Consent.objects.create(
            customer=customer,
            purpose=Purpose.INVITATION,
            channel=channel,
            given=True,
            wording="May we?",
            source="join",
        )
    return customer
