"""The equality questions, by nation. Loading again adds what is missing and changes nothing else.

The wording is set by others and is kept as they print it. ``UNCHECKED`` marks a question or a list
of answers that still has to be compared with its source before figures from it are published.
Questions with several answers at once (national identity, kinds of impairment) are not asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from base.core.house_rules import JURISDICTION
from base.core.lookups import fills_lists

from .models import QUESTION_SETS, Option, Question

CENSUS = "Scotland's Census 2022"
ENGLISH_CENSUS = "Census 2021, England and Wales"
UNCHECKED = "; list of answers not yet checked against the source"
SENSITIVE = 10  # counts below this are never published; 5 elsewhere


@dataclass(frozen=True)
class Wording:
    """``answers`` are (code, text), or (code, text, heading it stands under)."""

    code: str
    text: str
    answers: tuple[tuple[str, ...], ...]
    source: str
    hint: str = ""
    over_16_only: bool = False
    threshold: int = 5


AGE = Wording(
    "age_band",
    "How old are you?",
    (
        ("under_16", "Under 16"),
        ("16_24", "16 to 24"),
        ("25_34", "25 to 34"),
        ("35_44", "35 to 44"),
        ("45_54", "45 to 54"),
        ("55_64", "55 to 64"),
        ("65_74", "65 to 74"),
        ("75_84", "75 to 84"),
        ("85_over", "85 or over"),
    ),
    "Bands of our own; the census asks for a date of birth",
)
SEX = Wording("sex", "What is your sex?", (("female", "Female"), ("male", "Male")), CENSUS)
TRANS = Wording(
    "trans",
    "Do you consider yourself to be trans, or have a trans history?",
    (("no", "No"), ("yes", "Yes")),
    CENSUS + "; order of the answers not yet checked",
    hint="This question is for people aged 16 or over.",
    over_16_only=True,
    threshold=SENSITIVE,
)
ETHNIC_GROUP_SCOTLAND = Wording(
    "ethnic_group",
    "What is your ethnic group?",
    (
        ("white_scottish", "Scottish", "White"),
        ("white_other_british", "Other British", "White"),
        ("white_irish", "Irish", "White"),
        ("white_polish", "Polish", "White"),
        ("white_gypsy_traveller", "Gypsy/Traveller", "White"),
        ("white_roma", "Roma", "White"),
        ("white_showperson", "Showman/Showwoman", "White"),
        ("white_other", "Other white ethnic group", "White"),
        ("mixed", "Any mixed or multiple ethnic groups", "Mixed or multiple ethnic groups"),
        (
            "pakistani",
            "Pakistani, Scottish Pakistani or British Pakistani",
            "Asian, Scottish Asian or British Asian",
        ),
        (
            "indian",
            "Indian, Scottish Indian or British Indian",
            "Asian, Scottish Asian or British Asian",
        ),
        (
            "bangladeshi",
            "Bangladeshi, Scottish Bangladeshi or British Bangladeshi",
            "Asian, Scottish Asian or British Asian",
        ),
        (
            "chinese",
            "Chinese, Scottish Chinese or British Chinese",
            "Asian, Scottish Asian or British Asian",
        ),
        ("asian_other", "Other Asian", "Asian, Scottish Asian or British Asian"),
        (
            "african",
            "African, Scottish African or British African",
            "African, Scottish African or British African",
        ),
        ("caribbean_black", "Caribbean or Black", "Caribbean or Black"),
        ("arab", "Arab, Scottish Arab or British Arab", "Other ethnic group"),
        ("other", "Other, for example Sikh or Jewish", "Other ethnic group"),
    ),
    CENSUS + UNCHECKED,
    hint="Choose the one that fits best.",
)
ETHNIC_GROUP_ENGLAND = Wording(
    "ethnic_group",
    "What is your ethnic group?",
    (
        ("asian_indian", "Indian", "Asian or Asian British"),
        ("asian_pakistani", "Pakistani", "Asian or Asian British"),
        ("asian_bangladeshi", "Bangladeshi", "Asian or Asian British"),
        ("asian_chinese", "Chinese", "Asian or Asian British"),
        ("asian_other", "Any other Asian background", "Asian or Asian British"),
        ("black_caribbean", "Caribbean", "Black, Black British, Caribbean or African"),
        ("black_african", "African", "Black, Black British, Caribbean or African"),
        (
            "black_other",
            "Any other Black, Black British or Caribbean background",
            "Black, Black British, Caribbean or African",
        ),
        ("mixed_caribbean", "White and Black Caribbean", "Mixed or multiple ethnic groups"),
        ("mixed_african", "White and Black African", "Mixed or multiple ethnic groups"),
        ("mixed_asian", "White and Asian", "Mixed or multiple ethnic groups"),
        (
            "mixed_other",
            "Any other mixed or multiple background",
            "Mixed or multiple ethnic groups",
        ),
        ("white_british", "English, Welsh, Scottish, Northern Irish or British", "White"),
        ("white_irish", "Irish", "White"),
        ("white_traveller", "Gypsy or Irish Traveller", "White"),
        ("white_roma", "Roma", "White"),
        ("white_other", "Any other White background", "White"),
        ("arab", "Arab", "Other ethnic group"),
        ("other", "Any other ethnic group", "Other ethnic group"),
    ),
    ENGLISH_CENSUS + UNCHECKED,
    hint="Choose the one that fits best.",
)
CONDITION = Wording(
    "long_term_condition",
    "Do you have any physical or mental health conditions or illnesses lasting or expected to last "
    "12 months or more?",
    (("yes", "Yes"), ("no", "No")),
    "Harmonised question of the government statistical service",
    threshold=SENSITIVE,
)
CONDITION_EFFECT = Wording(
    "condition_effect",
    "Does your condition or illness, or do any of your conditions or illnesses, reduce your ability "
    "to carry out day-to-day activities?",
    (("a_lot", "Yes, a lot"), ("a_little", "Yes, a little"), ("not_at_all", "Not at all")),
    "Harmonised question of the government statistical service" + UNCHECKED,
    hint="If you have no condition or illness, skip this question.",
    threshold=SENSITIVE,
)
RELIGION_SCOTLAND = Wording(
    "religion",
    "What religion, religious denomination or body do you belong to?",
    (
        ("none", "None"),
        ("church_of_scotland", "Church of Scotland"),
        ("roman_catholic", "Roman Catholic"),
        ("other_christian", "Other Christian"),
        ("muslim", "Muslim"),
        ("hindu", "Hindu"),
        ("buddhist", "Buddhist"),
        ("sikh", "Sikh"),
        ("jewish", "Jewish"),
        ("pagan", "Pagan"),
        ("other", "Another religion or body"),
    ),
    CENSUS + UNCHECKED,
    threshold=SENSITIVE,
)
RELIGION_ENGLAND = Wording(
    "religion",
    "What is your religion?",
    (
        ("none", "No religion"),
        ("christian", "Christian (all denominations)"),
        ("buddhist", "Buddhist"),
        ("hindu", "Hindu"),
        ("jewish", "Jewish"),
        ("muslim", "Muslim"),
        ("sikh", "Sikh"),
        ("other", "Any other religion"),
    ),
    ENGLISH_CENSUS + UNCHECKED,
    threshold=SENSITIVE,
)
ORIENTATION = Wording(
    "sexual_orientation",
    "Which of the following best describes your sexual orientation?",
    (
        ("straight", "Straight/Heterosexual"),
        ("gay_lesbian", "Gay or Lesbian"),
        ("bisexual", "Bisexual"),
        ("other", "Other sexual orientation"),
    ),
    CENSUS + UNCHECKED,
    hint="This question is for people aged 16 or over.",
    over_16_only=True,
    threshold=SENSITIVE,
)
PARTNERSHIP = Wording(
    "partnership",
    "What is your legal marital or registered civil partnership status?",
    (
        ("never", "Never married and never in a civil partnership"),
        ("married", "Married"),
        ("civil_partnership", "In a civil partnership"),
        ("separated", "Separated, but still married or in a civil partnership"),
        ("ended", "Divorced, or the civil partnership was dissolved"),
        ("widowed", "Widowed, or the partner from a civil partnership has died"),
    ),
    CENSUS + UNCHECKED,
)
CARING = Wording(
    "caring",
    "Do you look after, or give any help or support to, family members, friends, neighbours or "
    "others because of long-term ill-health, disability or problems related to old age?",
    (
        ("no", "No"),
        ("1_19", "Yes, 1 to 19 hours a week"),
        ("20_34", "Yes, 20 to 34 hours a week"),
        ("35_49", "Yes, 35 to 49 hours a week"),
        ("50_over", "Yes, 50 hours a week or more"),
    ),
    CENSUS + "; wording not yet checked against the source",
)

WORDINGS = {
    "scotland": (
        AGE,
        SEX,
        TRANS,
        ETHNIC_GROUP_SCOTLAND,
        CONDITION,
        CONDITION_EFFECT,
        RELIGION_SCOTLAND,
        ORIENTATION,
        PARTNERSHIP,
        CARING,
    ),
    "england": (
        AGE,
        SEX,
        TRANS,
        ETHNIC_GROUP_ENGLAND,
        CONDITION,
        CONDITION_EFFECT,
        RELIGION_ENGLAND,
        ORIENTATION,
        PARTNERSHIP,
        CARING,
    ),
}


@fills_lists(position=30)
def load(nation: str = "") -> None:
    """The questions of the landlord's nation, or of one that it is about to change to."""
    nation = nation or JURISDICTION.value
    question_set = QUESTION_SETS[nation]
    for position, wording in enumerate(WORDINGS[nation]):
        question, _ = Question.objects.get_or_create(
            question_set=question_set,
            code=wording.code,
            defaults={
                "text": wording.text,
                "hint": wording.hint,
                "source": wording.source,
                "over_16_only": wording.over_16_only,
                "threshold": wording.threshold,
                "position": position,
            },
        )
        if not question.options.exists():
            Option.objects.bulk_create(_options(question, wording))


def _options(question: Question, wording: Wording) -> Iterator[Option]:
    for position, (code, text, *heading) in enumerate(wording.answers):
        yield Option(
            question=question,
            code=code,
            text=text,
            group=heading[0] if heading else "",
            position=position,
        )
