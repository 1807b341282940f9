"""How a survey was put to people, as its results are printed with."""

from django.db.models import Count, Q

from participation.questionnaires.fieldwork import Basis, Fieldwork

from .models import Draw, Privacy, Survey
from .models.surveys import SurveyType

#: Those that are asked again every few years, in which each is held against the ones before.
ASKED_AGAIN = (SurveyType.PERCEPTION, SurveyType.OWNERS)


def fieldwork(survey: Survey) -> Fieldwork:
    """A sample only where some were drawn and nobody else could answer."""
    draw = survey.draws.exclude(drawn_at=None).first()
    basis, population, asked, about = Basis.OPEN, None, None, []
    if draw is not None:
        counts = draw.people.aggregate(
            everybody=Count("pk"),
            drawn=Count("pk", filter=Q(is_drawn=True)),
            left_out=Count("pk", filter=~Q(held_by="")),
        )
        population, asked = counts["everybody"], counts["drawn"]
        if not survey.open_to_all:
            basis = Basis.CENSUS if draw.way == Draw.Way.EVERYONE else Basis.SAMPLE
        about += _about(draw, counts["left_out"])
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
    )


def _about(draw: Draw, left_out: int) -> list[tuple[str, str]]:
    found = [
        (
            "How those who were asked were chosen",
            f"{draw.get_way_display()}, of “{draw.whom}”, by the seed {draw.seed}, with which anybody can "
            "draw them again.",
        )
    ]
    if left_out:
        found.append(
            (
                "Whom a rule of sending left out",
                f"{left_out:,} people whom it is for were not asked: they do not want to be, or had been "
                "asked lately.",
            )
        )
    if draw.way == Draw.Way.STRATIFIED:
        found.append(
            (
                "Groups that were asked in shares of their own",
                f"Where groups were not drawn by their size, weight the answers by "
                f"{draw.get_groups_by_display().lower()}.",
            )
        )
    return found


def _before(survey: Survey) -> tuple:
    if survey.survey_type not in ASKED_AGAIN:
        return ()
    earlier = Survey.objects.launched().filter(
        survey_type=survey.survey_type, ends_at__lte=survey.starts_at, questionnaire__isnull=False
    )
    rows = earlier.exclude(pk=survey.pk).select_related("questionnaire").order_by("-ends_at")
    return tuple(one.questionnaire for one in rows[:3])
