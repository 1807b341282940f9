"""Groups of a sample that have given as many answers as are enough."""

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from base.core.kept_queries import Told, kept_query
from base.core.measures import measure
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import PersonalCode

from ..models import Draw, Sampled, Survey


def answered(survey: Survey) -> Q:
    """Of rows that name a customer: they have answered. Of an anonymous survey, their code is spent."""
    if survey.is_anonymous:
        spent = PersonalCode.objects.filter(questionnaire=survey.questionnaire_id)
        return Q(Exists(spent.filter(customer=OuterRef("customer"), spent_on__isnull=False)))
    answered = Engagement.objects.filter(role=Engagement.Role.RESPONDED, activity=survey.pk)
    lines = answered.filter(customer=OuterRef("customer"))
    return Q(Exists(lines))


def not_answered(people: QuerySet, survey: Survey) -> QuerySet:
    return people.exclude(answered(survey))


@measure(
    "Answers by group",
    "People of the sample who have answered, by their group. Of an anonymous survey: whose code is spent.",
)
def answers_by_group(survey: Survey) -> dict[str, int]:
    people = Sampled.objects.filter(answered(survey), draw__survey=survey, is_drawn=True)
    rows = people.order_by().values("group").annotate(n=Count("pk"))
    return {row["group"]: row["n"] for row in rows}


def full_groups(draw: Draw) -> list[str]:
    """Those whose quota is reached."""
    if not draw.quotas:
        return []
    counts = answers_by_group(draw.survey)
    return [group for group, enough in draw.quotas.items() if counts.get(group, 0) >= enough]


@kept_query
def _that_thanks(told: Told) -> QuerySet[Draw]:
    return Draw.objects.filter(survey=told.number("survey"), when_full=Draw.WhenFull.THANK)


def is_full_for(survey: Survey, customer: Customer) -> bool:
    """Enough people of their group have answered, and whoever else comes is thanked; not they themselves."""
    draw = _that_thanks.first(survey=survey.pk)
    if draw is None or not draw.quotas:
        return False
    theirs = draw.people.filter(customer=customer)
    group = theirs.values_list("group", flat=True).first()
    if group not in full_groups(draw):
        return False
    return not theirs.filter(answered(survey)).exists()
