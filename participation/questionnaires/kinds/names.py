"""What the kinds of question are called, and the scales that are usually asked."""

from django.db import models


class Kind(models.TextChoices):
    SINGLE = "single", "Choose one"
    SEVERAL = "several", "Choose as many as fit"
    SCALE = "scale", "A scale, from best to worst"
    RANKING = "ranking", "Put answers in order"
    NUMBER = "number", "A number"
    MONEY = "money", "An amount in pounds"
    DAY = "day", "A date"
    SHORT = "short", "A few words"
    LONG = "long", "In their own words"
    FILE = "file", "A photo or a file"

    @classmethod
    def with_options(cls) -> frozenset["Kind"]:
        return frozenset({cls.SINGLE, cls.SEVERAL, cls.SCALE, cls.RANKING})


#: Scales as they are usually asked, from best to worst, with a middle: what they are called, and their answers.
READY_SCALES = {
    "satisfied": (
        "Very satisfied to very dissatisfied",
        (
            "Very satisfied",
            "Fairly satisfied",
            "Neither satisfied nor dissatisfied",
            "Fairly dissatisfied",
            "Very dissatisfied",
        ),
    ),
    "agree": (
        "Strongly agree to strongly disagree",
        ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"),
    ),
    "good": (
        "Very good to very poor",
        ("Very good", "Fairly good", "Neither good nor poor", "Fairly poor", "Very poor"),
    ),
    "ten": ("10 to 0", tuple(str(number) for number in range(10, -1, -1))),
}
