"""What the staff of Glenmarnock asked themselves."""

import random

from base.core.demo import World
from participation.questionnaires.models import PersonalCode

from ..models import Survey
from ..ours.people import code_of_one_of_us, our_people
from .answers import write_without_names
from .asked import DAY, Asked


def answer_among_us(survey: Survey, asked: Asked, world: World, dice: random.Random) -> None:
    """Half of the others have answered. The officer of the demo has not: it is on her worklist."""
    others = list(our_people().exclude(pk=world.officer.pk).order_by("pk"))
    answered = dice.sample(others, len(others) // 2)
    for one in answered:
        code = code_of_one_of_us(survey, one)
        spent_on = (world.now - dice.randint(1, -asked.opens - 1) * DAY).date()
        PersonalCode.objects.filter(code=code).update(spent_on=spent_on)
    write_without_names(survey, len(answered), -asked.opens, dice)
