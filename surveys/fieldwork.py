"""How a survey was put to people, as its results are printed with."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.utils.text import get_text_list

from participation.questionnaires.fieldwork import Basis, Fieldwork, Stratum
from participation.questionnaires.house_rules import ANSWERS_THRESHOLD

from .heard.by_service import told_by_quarter
from .models import OTHERS, Draw, Privacy, Sampled, Survey
from .models.surveys import SurveyType
from .ours.people import asked_and_answered
from .schedules.told import of_cycles

#: Those that are asked again every few years, in which each is held against the ones before.
ASKED_AGAIN = (SurveyType.PERCEPTION, SurveyType.OWNERS)


#: Nobody who does not sign in can be told from somebody else without being followed from device to device.
ANSWERED_TWICE = (
    "Who could answer more than once",
    "Nobody whom we know: whoever signs in or has a code from us counts once. Anybody could also answer without"
    " signing in. We take one browser for one person, and cannot tell whether somebody came again with"
    " another one. So those answers are counted apart, and are in none of these results.",
)


def fieldwork(survey: Survey) -> Fieldwork:
    """A sample only where some were drawn and nobody else could answer."""
    draw = survey.draws.exclude(drawn_at=None).first()
    basis, population, asked = Basis.OPEN, None, None
    about: list[tuple[str, str]] = []
    strata: tuple[Stratum, ...] = ()
    groups: list[_Group] = []
    if draw is None:
        basis, population, asked, about = of_cycles(survey)
    else:
        groups = _groups(draw)
        population = sum(one.everybody for one in groups)
        asked = sum(one.drawn for one in groups)
        if not survey.open_to_all:
            basis = Basis.CENSUS if draw.way == Draw.Way.EVERYONE else Basis.SAMPLE
            if draw.way == Draw.Way.STRATIFIED:
                strata = _strata(groups, anonymous=survey.is_anonymous)
        about += _about(draw, sum(one.left_out for one in groups))
    if survey.open_to_all:
        about = [*about, ANSWERED_TWICE]
    if survey.is_of_staff:
        population = asked = asked_and_answered(survey)[0]
        basis = Basis.CENSUS
    return Fieldwork(
        basis=basis,
        population=population,
        asked=asked,
        began_on=survey.opens_on,
        ended_on=survey.closes_on,
        is_over=survey.counted_at is not None if survey.is_anonymous else survey.is_over,
        single_answers=survey.privacy == Privacy.NAMED,
        anonymous=survey.is_anonymous,
        before=_before(survey),
        about=tuple(about),
        whole_survey=survey.survey_type in ASKED_AGAIN,
        strata=strata,
        groups=_told(groups, anonymous=survey.is_anonymous),
        of_staff=survey.is_of_staff,
        told_elsewhere=told_by_quarter([survey]).get(survey.questionnaire_id or 0, frozenset()),
    )


def drawn_in(survey: Survey, to_sheet: str) -> Combinable | None:
    """The group of the sample that an answer came from, where people were drawn."""
    if not survey.draws.filter(drawn_at__isnull=False).exists():
        return None
    if survey.is_anonymous:
        return F(f"{to_sheet}survey_group__group")
    theirs = Sampled.objects.drawn().filter(
        draw__survey=survey, customer=OuterRef(f"{to_sheet}customer")
    )
    return Subquery(theirs.values("group")[:1])


@dataclass(frozen=True)
class _Group:
    name: str
    everybody: int
    left_out: int
    drawn: int


def _groups(draw: Draw) -> list[_Group]:
    rows = draw.people.order_by("group").values_list("group")
    counted = rows.annotate(
        everybody=Count("pk"),
        left_out=Count("pk", filter=~Q(held_by="")),
        drawn=Count("pk", filter=Q(is_drawn=True)),
    )
    return [_Group(*row) for row in counted]


def _strata(groups: Iterable[_Group], *, anonymous: bool) -> tuple[Stratum, ...]:
    """Of whom some could be asked. Whom a rule of sending leaves out had no chance to be drawn, and no
    weight mends that. An anonymous answer names no group that is small."""
    found, few = [], []
    for one in groups:
        stratum = Stratum(one.name, one.everybody - one.left_out, one.drawn)
        small = anonymous and stratum.asked < ANSWERS_THRESHOLD.value
        (few if small else found).append(stratum)
    if few:
        people, asked = sum(one.people for one in few), sum(one.asked for one in few)
        found.append(Stratum(OTHERS, people, asked))
    return tuple(one for one in found if one.people)


def _told(groups: Iterable[_Group], *, anonymous: bool) -> tuple[tuple[str, int], ...]:
    """How many it is for of each, by the names that answers have."""
    found: Counter[str] = Counter()
    for one in groups:
        found[OTHERS if anonymous and one.drawn < ANSWERS_THRESHOLD.value else one.name] += (
            one.everybody
        )
    return tuple(found.items())


def _about(draw: Draw, left_out: int) -> list[tuple[str, str]]:
    found = [
        (
            "How those who were asked were chosen",
            f"{draw.get_way_display()}, of “{draw.whom}”, by the seed {draw.seed}, with which anybody can "
            "draw them again.",
        )
    ]
    if draw.quotas:
        enough = get_text_list([f"{n:,} of “{group}”" for group, n in draw.quotas.items()], "and")
        found.append(
            (
                "How many answers of a group were enough",
                f"{enough}. Once a group had so many: {_in_sentence(draw.get_when_full_display())}.",
            )
        )
    if left_out:
        found.append(
            (
                "Whom a rule of sending left out",
                f"{left_out:,} people whom it is for were not asked: they do not want to be, or had been "
                "asked lately.",
            )
        )
    return found


def _in_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def _before(survey: Survey) -> tuple:
    if survey.survey_type not in ASKED_AGAIN:
        return ()
    earlier = Survey.objects.launched().filter(
        survey_type=survey.survey_type, ends_at__lte=survey.starts_at, questionnaire__isnull=False
    )
    rows = earlier.exclude(pk=survey.pk).select_related("questionnaire").order_by("-ends_at")
    return tuple(one.questionnaire for one in rows[:3])
