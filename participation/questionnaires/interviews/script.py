"""What whoever rings says: first, whatever is promised, and last."""

from dataclasses import dataclass

from base.accounts.models import User
from base.core.brand import current_brand
from participation.people.customers.models import Customer

from ..building.advice import minutes
from ..models import PhoneScript, Question
from .people import Ringing

#: Each stands for what it says of whoever is rung, and is shown as that.
STANDS_FOR = {
    "{name}": "who is rung",
    "{me}": "who rings",
    "{landlord}": "our name",
    "{title}": "what it is called",
    "{minutes}": "how many minutes it takes",
}
OPENING = (
    "Hello, this is {me} from {landlord}. May I speak to {name}?\n\n"
    "We are asking people about “{title}”, so that we know what to keep and what to mend. It takes about "
    "{minutes} minutes. Is this a good time?"
)
ENDING = (
    "That was the last question. Thank you for your time. Is there anything you would like to ask me? "
    "What comes of it stands on our website, and we tell you if you like."
)
#: Nobody may leave it out: taking part is free, and whoever is asked is told so (UK GDPR, articles 5 and 13).
ALWAYS = (
    "You do not have to take part. You can leave out any question, and stop whenever you like. It changes "
    "nothing in what we do for you."
)


@dataclass(frozen=True)
class Said:
    opening: str
    #: What is always said: that it is free, and who finds out what somebody said, as online.
    promised: str
    ending: str


def what_is_said(
    ringing: Ringing, questions: list[Question], customer: Customer, user: User
) -> Said:
    script = PhoneScript.objects.filter(questionnaire=ringing.questionnaire).first()
    invitation = ringing.whose.invitation(customer)
    known = {
        "{name}": str(customer),
        "{me}": str(user),
        "{landlord}": current_brand()["name"],
        "{title}": invitation.title if invitation else str(ringing.questionnaire),
        "{minutes}": str(max(1, minutes(questions))),
    }
    before = invitation.before if invitation else ""
    return Said(
        _filled(script.opening if script else OPENING, known),
        f"{ALWAYS}\n\n{before}".strip(),
        _filled(script.ending if script else ENDING, known),
    )


def _filled(words: str, known: dict[str, str]) -> str:
    for sign, stands_for in known.items():
        words = words.replace(sign, stands_for)
    return words
