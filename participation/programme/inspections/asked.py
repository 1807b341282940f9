"""The questions of a standard: each item, a photo of each part, and what they think of the whole."""

from collections.abc import Sequence
from itertools import groupby

from base.accounts.models import User
from participation.questionnaires.building.arranging import write_section
from participation.questionnaires.building.services import Choice
from participation.questionnaires.building.writing import Writing
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Questionnaire

from .models import Item, Verdict

NOT_APPLICABLE = "na"
DOES_NOT_APPLY = Choice("It is not there, or does not apply", counts=False, code=NOT_APPLICABLE)
VERDICTS = (*(Choice(one.label, code=one.value) for one in Verdict), DOES_NOT_APPLY)
#: What keeps people safe is safe or it is not.
SAFE_OR_NOT = tuple(one for one in VERDICTS if one.code != Verdict.PARTLY)
MOVE_IN, WRONG, PRAISE = "move-in", "wrong", "praise"
YES, NO = "yes", "no"
NO_PEOPLE = "Take no picture of a person, a letter or a key."
NO_NAMES = "Please name nobody who works for us."


def ask_of_standard(
    *, title: str, items: Sequence[Item], of_homes: bool, by: User
) -> Questionnaire:
    """A page for each part of the place, in the order of the standard."""
    form = Writing(title, by)
    for number, (part, some) in enumerate(groupby(items, key=lambda one: one.part), start=1):
        for place, item in enumerate(some):
            choices = SAFE_OR_NOT if item.is_safety else VERDICTS
            question = form.ask(item.code, Kind.SINGLE, item.words, *choices, new_page=not place)
            if not place:
                write_section(question=question, title=part)
        photo = f"A photo, if it shows what is wrong: {part.lower()}"
        form.ask(f"photo-{number}", Kind.FILE, photo, help_text=NO_PEOPLE)
    _ask_of_the_whole(form, of_homes)
    return form.open()


def _ask_of_the_whole(form: Writing, of_homes: bool) -> None:
    if of_homes:
        answers = Choice("Yes", code=YES), Choice("No", code=NO)
        happy = "Would you be happy to move in?"
        form.ask(MOVE_IN, Kind.SINGLE, happy, *answers, new_page=True)
    wrong = "Is there anything else to put right?"
    form.ask(WRONG, Kind.LONG, wrong, help_text=NO_NAMES, new_page=not of_homes)
    form.ask(PRAISE, Kind.LONG, "What was good?", help_text=NO_NAMES)
