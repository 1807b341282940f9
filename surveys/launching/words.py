"""The words with which a survey asks and reminds, ready to send: short, and the same by every way."""

from base.accounts.models import User
from participation.messages.contact.models import Purpose
from participation.questionnaires.codes.tapping import first_question
from participation.reach.sendouts.models import Template
from participation.reach.sendouts.services import write_template
from participation.reach.sendouts.words import Wording

from ..models import Survey

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
#: Where the first question stands in the message itself, with a link for each answer.
ONE_PRESS = Wording(
    "en",
    "standard",
    "{title}",
    "Dear {name}\n\nWe did something for you, and want to know how it went. Follow the link of your answer:\n\n"
    "{answers}\n\nYou see your answer and press once more before it counts, {when}. You need no password. "
    "These links are for you alone. You can also ring us on {phone} and answer by phone.\n\n{landlord}",
    "{landlord}: {answers}\nAnswer {when}, no password needed.",
    INVITATION.text,
)
ONE_PRESS_REMINDER = Wording(
    "en",
    "standard",
    "{title}: there is still time",
    "Dear {name}\n\nWe have not had your answer to this yet. Follow the link of your answer:\n\n{answers}\n\n"
    "You see your answer and press once more before it counts, {when}. You need no password. These links"
    " are for you alone. You can also ring us on {phone} and answer by phone. If you do not want to, you need"
    " do nothing.\n\n{landlord}",
    "{landlord}: still time to answer. {answers}\nAnswer {when}, no password needed.",
    REMINDER.text,
)
#: By whether it reminds, and whether the first question is in it.
READY = {
    (False, False): ("Invitation to a survey", INVITATION),
    (True, False): ("Reminder of a survey", REMINDER),
    (False, True): ("Invitation with the first question in it", ONE_PRESS),
    (True, True): ("Reminder with the first question in it", ONE_PRESS_REMINDER),
}


def ready_template(survey: Survey, *, reminds: bool, by: User) -> Template:
    """Ours, as the landlord has changed it; written the first time that somebody needs it."""
    name, words = READY[reminds, first_question(survey.source) is not None]
    there = Template.objects.filter(name__iexact=name, purpose=Purpose.INVITATION).first()
    return there or write_template(name=name, purpose=Purpose.INVITATION, words=words, by=by)
