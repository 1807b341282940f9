"""What a group is asked that applies for a grant. A scheme begins with these, and staff write its own in their place."""

from base.accounts.models import User
from participation.questionnaires.building.writing import Writing
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire

#: What the ledger is told of an application. No questionnaire of a scheme is without them.
WHAT_FOR, POUNDS = "what-for", "pounds"
NO_ACCOUNT = "Do not write a number of a bank account here. We ask for it when we pay."


def ask_of_scheme(*, title: str, by: User) -> Questionnaire:
    form = Writing(title, by)
    form.ask(WHAT_FOR, Kind.SHORT, "What is the money for, in a few words?", new_page=True)
    form.ask(POUNDS, Kind.MONEY, "How much do you ask for?")
    form.ask(
        "costs",
        Kind.LONG,
        "What does each part cost?",
        help_text="A line for each, with where you have the price from.",
    )
    form.ask("other-money", Kind.LONG, "Which other money do you have for it?")
    form.ask(
        "why",
        Kind.LONG,
        "Why is it needed, and who is better off?",
        new_page=True,
    )
    form.ask("members", Kind.LONG, "How did you ask your members, and what did they say?")
    form.ask("when", Kind.SHORT, "By when is it done?")
    form.ask(
        "quote",
        Kind.FILE,
        "A price in writing, or a picture of the place",
        help_text=f"If you have one. {NO_ACCOUNT}",
        new_page=True,
    )
    form.ask("more", Kind.LONG, "What else should we know?")
    return form.open()
