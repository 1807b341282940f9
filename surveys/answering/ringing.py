"""Whom we ring with the questions of a survey, and what that counts as."""

from django.db.models import Q

from base.accounts.models import User
from base.core.templatetags.words import day
from participation.messages.contact.rung import note_call_made, that_may_be_rung
from participation.people.customers.models import Customer, CustomerQuerySet
from participation.questionnaires.interviews.people import said_no_more
from participation.questionnaires.models import PersonalCode

from ..models import FinishedJob, Sampled, Schedule, Survey
from .quotas import full_groups, not_answered


def rings(survey: Survey) -> CustomerQuerySet | None:
    """Those who were drawn, those whom a schedule has rung, and whoever else was given a code, as long as
    they have not answered and let us ring them."""
    if survey.is_anonymous or survey.is_of_staff:
        return None
    drawn = not_answered(Sampled.objects.drawn().filter(draw__survey=survey), survey)
    for draw in survey.draws.exclude(quotas={}):
        if draw.when_full != draw.WhenFull.COUNT_ON:
            drawn = drawn.exclude(group__in=full_groups(draw))
    asked = Q(pk__in=drawn.order_by().values("customer"))
    if survey.schedules.exists():
        jobs = not_answered(_of_cycles_that_ring(survey), survey)
        asked |= Q(pk__in=jobs.order_by().values("customer"))
    else:
        codes = PersonalCode.objects.filter(
            questionnaire=survey.questionnaire_id, customer__isnull=False, is_spare=False
        )
        in_no_sample = codes.exclude(
            customer__in=Sampled.objects.filter(draw__survey=survey).order_by().values("customer")
        )
        asked |= Q(pk__in=not_answered(in_no_sample, survey).order_by().values("customer"))
    return that_may_be_rung(Customer.objects.current().filter(asked))


def rings_about(survey: Survey, customer: Customer) -> str:
    """The job that a schedule asks about."""
    jobs = _of_cycles_that_ring(survey).filter(customer=customer).select_related("job_type")
    job = jobs.order_by("-finished_on", "-pk").first()
    return f"Ask how it went: {job.job_type}, {day(job.finished_on)}." if job else ""


def rang(survey: Survey, customer: Customer, by: User) -> None:
    note_call_made(customer=customer, about=survey.source, subject=survey.title, by=by)


def to_remind(people: CustomerQuerySet, survey: Survey) -> CustomerQuerySet:
    """Without those who have said on the phone that they do not want to take part."""
    return said_no_more(people, survey.questionnaire_id)


def _of_cycles_that_ring(survey: Survey):
    return FinishedJob.objects.filter(
        cycle__survey=survey,
        cycle__schedule__way=Schedule.Way.RING,
        cycle__drawn_at__isnull=False,
        left_out_by="",
        customer__isnull=False,
    )
