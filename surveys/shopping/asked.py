"""The questions that shoppers answer after a contact: the same of a real one and of a set enquiry.

Their codes are the same in every round and scenario, so that their results can be laid together.
"""

from collections.abc import Sequence

from base.accounts.models import User
from participation.programme.activities.models import Service
from participation.questionnaires.building.services import Choice
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.rules import IS

from ..scoring.asking import DOES_NOT_APPLY, NO_NAMES, YES_PARTLY_NO, WritingScores
from ..scoring.marks import NO, NOT_APPLICABLE, PARTLY, YES
from .models import Channel, Criterion
from .models.channels import AT_ONCE


def five(best: str, worst: str) -> tuple[Choice, ...]:
    """From 5 to 1, the ends in words."""
    ends = {5: f"5: {best}", 1: f"1: {worst}"}
    scale = (Choice(ends.get(n, str(n)), code=str(n)) for n in range(5, 0, -1))
    return (*scale, DOES_NOT_APPLY)


def ask_of_real_contact(*, title: str, by: User) -> Questionnaire:
    """The form of a month: any contact that the shopper had with us by themselves."""
    form = WritingScores(title, by)
    services = [Choice(one.label, code=one.value) for one in Service]
    form.ask("service", Kind.SINGLE, "What was it about?", *services, new_page=True)
    channels = [Choice(one.label, code=one.value) for one in Channel]
    form.ask("channel", Kind.SINGLE, "How were you in touch with us?", *channels)
    _ask_when(form)
    _ask_how_long(form, tuple(Channel), depends=True)
    _ask_how_it_was(form)
    return form.open()


def ask_of_set_enquiry(
    *, title: str, channel: Channel, criteria: Sequence[Criterion], by: User
) -> Questionnaire:
    """The form of a scenario: what every contact is asked, and its own criteria."""
    form = WritingScores(title, by)
    _ask_when(form, new_page=True)
    _ask_how_long(form, (channel,), depends=False)
    form.ask_of(criteria)
    _ask_how_it_was(form)
    return form.open()


def _ask_when(form: WritingScores, *, new_page: bool = False) -> None:
    form.ask("day", Kind.DAY, "On which day was that?", new_page=new_page)
    form.ask("time", Kind.SHORT, "At about what time?", help_text="For example: 10am")


def _ask_how_long(form: WritingScores, channels: Sequence[Channel], *, depends: bool) -> None:
    at_once = [one for one in channels if one in AT_ONCE]
    written = [one for one in channels if one not in AT_ONCE]
    for code, ways, words, help_text in (
        ("wait", at_once, "How many minutes until you spoke to somebody?", "0 if at once."),
        (
            "reply",
            written,
            "How many working days until you had an answer?",
            "0 on the same day. Leave it empty while you wait, and change your answer later.",
        ),
    ):
        if ways:
            rules = [{"question": "channel", "must": IS, "option": way} for way in ways]
            more = {"rules": rules, "any_rule": True} if depends else {}
            form.ask(code, Kind.NUMBER, words, help_text=help_text, **more)


def _ask_how_it_was(form: WritingScores) -> None:
    greetings = (
        Choice("Yes, both", code=YES),
        Choice("One of them", code=PARTLY),
        Choice("Neither", code=NO),
        DOES_NOT_APPLY,
    )
    form.ask(
        "greeting",
        Kind.SINGLE,
        "Did they greet you and tell you their name?",
        *greetings,
        help_text="We do not ask what the name was.",
        new_page=True,
    )
    polite = five("very polite", "not polite at all")
    form.ask("polite", Kind.SCALE, "How polite were they?", *polite)
    knowing = five("knew all about it", "knew nothing about it")
    form.ask("knowledge", Kind.SCALE, "How well did they know what you asked about?", *knowing)
    resolved = "Was what you asked for answered?"
    form.ask("resolved", Kind.SINGLE, resolved, *YES_PARTLY_NO, new_page=True)
    promise = (
        Choice("Yes", code=YES),
        Choice("No", code=NO),
        Choice(
            "Nothing was promised, or it is too early to say", counts=False, code=NOT_APPLICABLE
        ),
    )
    form.ask("promise", Kind.SINGLE, "Did we do what we promised you?", *promise)
    form.ask(
        "follow-up",
        Kind.NUMBER,
        "How many days did that take?",
        rules=[{"question": "promise", "must": IS, "option": YES}],
    )
    form.ask("overall", Kind.SCALE, "How was it overall?", *five("very good", "very poor"))
    form.ask(
        "flag",
        Kind.SINGLE,
        "Did something go wrong that the service should put right?",
        Choice("Yes", code=YES),
        Choice("No", code=NO),
        help_text="The service is told at once, and not who you are. You hear what was done.",
        new_page=True,
    )
    form.ask(
        "wrong",
        Kind.LONG,
        "What went wrong?",
        help_text=NO_NAMES,
        rules=[{"question": "flag", "must": IS, "option": YES}],
    )
    form.ask(
        "praise",
        Kind.LONG,
        "What was good, and should stay as it is?",
        help_text=f"{NO_NAMES} We may print it, without yours.",
    )
    form.ask("comments", Kind.LONG, "Is there anything else?", help_text=NO_NAMES)
