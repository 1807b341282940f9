"""The words with which a survey asks and reminds, ready to send: short, and the same by every way."""

from base.accounts.models import User
from participation.messages.contact.models import Purpose
from participation.reach.sendouts.models import Template
from participation.reach.sendouts.services import write_template
from participation.reach.sendouts.words import Wording

INVITATION = Wording(
    "en",
    "standard",
    "{title}: will you tell us?",
    "Dear {name}\n\nWe would like to hear from you: {title}.\n\nAnswer here, {when}. You need no password:\n"
    "{link}\n\nThis link is for you alone. You can also ring us on {phone} and answer by phone.\n\n{landlord}",
    "{landlord}: {title}. Answer {when}, no password needed: {link}",
)
REMINDER = Wording(
    "en",
    "standard",
    "{title}: there is still time",
    "Dear {name}\n\nWe have not had your answer to this yet: {title}.\n\nThere is still time, {when}. You need "
    "no password:\n{link}\n\nThis link is for you alone. You can also ring us on {phone} and answer by"
    " phone. If you do not want to, you need do nothing.\n\n{landlord}",
    "{landlord}: still time to answer, {when}: {title}. {link}",
)
READY = {False: ("Invitation to a survey", INVITATION), True: ("Reminder of a survey", REMINDER)}


def ready_template(*, reminds: bool, by: User) -> Template:
    """Ours, as the landlord has changed it; written the first time that somebody needs it."""
    name, words = READY[reminds]
    there = Template.objects.filter(name__iexact=name, purpose=Purpose.INVITATION).first()
    return there or write_template(name=name, purpose=Purpose.INVITATION, words=words, by=by)
