"""Lists of criteria, and what is drawn of a month to be held against them."""

import datetime as dt
from typing import Any

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.periods import Month
from participation.feedback.enquiries.models import Enquiry
from participation.joining.involvement.models import Interest, Opportunity, Placement
from participation.people.customers.models import Customer
from participation.questionnaires.answering.keeping import hand_in
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.answering.who import Who
from participation.questionnaires.owners import owned
from surveys.checks.models import Checklist, Sample, SampledContact
from surveys.checks.services import draw_sample, take_into_use, write_checklist
from surveys.models import JobType
from surveys.scoring.criteria import WrittenCriterion

from .activities import make_opportunity
from .people import make_joined_customer, make_user
from .surveys import make_finished_job

CRITERIA = (
    WrittenCriterion("Was it answered in time?", 2),
    WrittenCriterion("Was it said plainly?", 4),
)


def last_month() -> Month:
    return Month.current().previous


def make_checklist(
    title: str = "Calls to us", *, sort: str = "calls", in_use: bool = True, **fields: Any
) -> Checklist:
    by = fields.pop("by", None) or make_user(Role.STAFF)
    checklist = write_checklist(
        checklist=None,
        criteria=fields.pop("criteria", CRITERIA),
        job_types=JobType.objects.filter(code="call") if sort == "calls" else (),
        by=by,
        title=title,
        sort=sort,
        a_month=fields.pop("a_month", 3),
        how=fields.pop("how", "Come to the office on a Tuesday."),
    )
    return take_into_use(checklist=checklist, by=by) if in_use else checklist


def make_calls(number: int, customer: Customer | None = None) -> None:
    """Of last month, from the telephone system."""
    for n in range(number):
        make_finished_job(
            customer, own_id=f"CALL-{n:04}", job_type="call", finished_on=last_month().first
        )


def make_enquiries(number: int, **fields: Any) -> None:
    sent_at = timezone.make_aware(dt.datetime.combine(last_month().first, dt.time(12)))
    for n in range(number):
        about = {"kind": "question", "said": f"When is the bin day, {n}?", "sent_at": sent_at}
        Enquiry.objects.create(**about, reply_due_on=last_month().last, **fields)


def make_sample(checklist: Checklist | None = None, calls: int = 3, **fields: Any) -> Sample:
    checklist = checklist or make_checklist(**fields)
    if checklist.is_of_calls:
        make_calls(calls)
    else:
        make_enquiries(calls)
    return draw_sample(
        checklist=checklist, month=last_month(), by=checklist.written_by, seed="0a1b2c3d"
    )


def make_listener(
    name: str = "Amina Hussain", *, customer: Customer | None = None, **fields: Any
) -> Placement:
    """Placed, trained, and agreed to keep what they hear to themselves."""
    kind = Opportunity.Kind.LISTENER
    found = Opportunity.objects.filter(kind=kind).first()
    today = timezone.localdate()
    interest = Interest.objects.create(
        opportunity=found or make_opportunity("Call listener", slug="call-listener", kind=kind),
        customer=customer or make_joined_customer(name),
        state=Interest.State.PLACED,
        reply_due_on=today,
    )
    about = {"trained_on": today, "terms_agreed_on": today, "training": "An hour", **fields}
    return Placement.objects.create(
        interest=interest, role_title="Listener", started_on=today, **about
    )


def check(contact: SampledContact, by: User | None = None, **said: Any) -> SampledContact:
    """Answered and sent: yes to all, unless told otherwise by ``criterion_1``."""
    checklist = contact.sample.checklist
    answers: dict[str, Any] = {one.code: ("yes",) for one in checklist.criteria.all()}
    for code, value in said.items():
        is_code = code.startswith("criterion")
        answers[code.replace("_", "-")] = (value,) if is_code else value
    questionnaire = checklist.questionnaire
    assert questionnaire is not None
    sheet = begin_sheet(questionnaire=questionnaire, customer=None, code=contact.code)
    keep_answers(sheet=sheet, said=answers)
    who = Who(None, code=contact.code, by=by)
    hand_in(whose=owned(questionnaire), sheet=sheet, who=who)
    contact.refresh_from_db()
    return contact
