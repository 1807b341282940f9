"""What the staff of Glenmarnock asked themselves."""

import random

from base.core.demo import World
from participation.questionnaires.models import PersonalCode
from participation.questionnaires.spent_codes import spend_code_without_its_day

from ..models import Survey
from ..ours.people import code_of_one_of_us, our_people
from .answers import write_without_names
from .asked import Asked


def answer_among_us(survey: Survey, asked: Asked, world: World, dice: random.Random) -> None:
    """Half of the others have answered. The officer of the demo has not: it is on her worklist."""
    others = list(our_people().exclude(pk=world.officer.pk).order_by("pk"))
    answered = dice.sample(others, len(others) // 2)
    version = survey.questionnaire.asked
    for one in answered:
        code = PersonalCode.objects.get(code=code_of_one_of_us(survey, one))
        spend_code_without_its_day(code=code, version=version)
    write_without_names(survey, len(answered), -asked.opens, dice)
