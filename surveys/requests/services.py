"""A head of service asks for a survey, is answered, and hears what was found (B-22)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import SurveyRequest


@transaction.atomic
def ask_for_survey(
    *,
    title: str,
    service: str,
    find_out: str,
    decides: str,
    who: str,
    needed_on: dt.date,
    by: User,
) -> SurveyRequest:
    request = SurveyRequest.objects.create(
        title=title,
        service=service,
        find_out=find_out,
        decides=decides,
        who=who,
        needed_on=needed_on,
        requested_by=by,
    )
    record_fact("survey_asked_for", subject=request, actor=by)
    return request


@transaction.atomic
def decline_request(*, request: SurveyRequest, why: str, by: User) -> SurveyRequest:
    request = locked(request)
    if request.taken_up_by:
        raise Refused("A survey is being made of it. Call that off first.")
    if request.declined_at is None:
        request.declined_at, request.declined_because = timezone.now(), why
        request.save(update_fields=["declined_at", "declined_because"])
        record_fact("survey_request_declined", subject=request, actor=by, why=why)
    return request


@transaction.atomic
def report_back(*, request: SurveyRequest, report: str, by: User) -> SurveyRequest:
    """Tell whoever asked what was found. Written again, they read it anew."""
    request = locked(request)
    survey = request.taken_up_by
    if survey is None or not survey.is_closed:
        raise Refused("Report back once the survey has closed.")
    if request.report != report:
        request.report, request.read_at = report, None
        request.reported_at, request.reported_by = timezone.now(), by
        request.save(update_fields=["report", "read_at", "reported_at", "reported_by"])
        record_fact("survey_request_reported", subject=request, actor=by)
    return request


@transaction.atomic
def mark_read(*, request: SurveyRequest, by: User) -> SurveyRequest:
    """Whoever asked has read the answer, and it waits for them no more."""
    request = locked(request)
    if by.pk == request.requested_by_id and request.read_at is None:
        request.read_at = timezone.now()
        request.save(update_fields=["read_at"])
    return request
