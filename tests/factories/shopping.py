"""Mystery shoppers, what they are asked to do, and what they send."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from base.core.periods import FinancialYear
from participation.joining.involvement.models import Interest, Opportunity, Placement
from participation.people.customers.models import Customer
from participation.questionnaires.answering.keeping import hand_in
from participation.questionnaires.answering.services import begin_sheet, keep_answers
from participation.questionnaires.answering.who import Who
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.owners import owned
from surveys.scoring.criteria import WrittenCriterion
from surveys.shopping.bank.services import give_enquiry
from surveys.shopping.models import Assignment, Failure, Return, Round, Scenario
from surveys.shopping.rounds import open_this_month
from surveys.shopping.scenarios.services import take_into_use, write_scenario

from .activities import make_opportunity
from .people import make_joined_customer, make_user

CRITERIA = (
    WrittenCriterion("Said when somebody would come", 3),
    WrittenCriterion("Asked whether it was urgent", 1),
)
GOOD = {
    "greeting": ("yes",),
    "polite": ("5",),
    "knowledge": ("4",),
    "resolved": ("yes",),
    "overall": ("5",),
    "flag": ("no",),
}


def make_shopper(
    name: str = "Amina Hussain", *, trained: bool = True, customer: Customer | None = None, **fields
) -> Placement:
    """Placed in the one opportunity of mystery shopping, trained a month ago unless told otherwise."""
    found = Opportunity.objects.filter(kind=Opportunity.Kind.SHOPPER).first()
    opportunity = found or make_opportunity(
        "Mystery shopper", slug="mystery-shopper", kind=Opportunity.Kind.SHOPPER
    )
    today = timezone.localdate()
    interest = Interest.objects.create(
        opportunity=opportunity,
        customer=customer or make_joined_customer(name, **fields),
        state=Interest.State.PLACED,
        reply_due_on=today,
    )
    return Placement.objects.create(
        interest=interest,
        role_title="Shopper",
        started_on=today - dt.timedelta(days=60),
        trained_on=today - dt.timedelta(days=30) if trained else None,
        training="An hour by phone" if trained else "",
    )


def make_scenario(
    title: str = "A tap that drips", *, by: User | None = None, in_use: bool = True, **fields
) -> Scenario:
    this = FinancialYear.current().start_year
    by = by or make_user(Role.STAFF)
    scenario = write_scenario(
        scenario=None,
        criteria=fields.pop("criteria", CRITERIA),
        by=by,
        title=title,
        service=fields.pop("service", "repairs"),
        channel=fields.pop("channel", "phone"),
        to_ask=fields.pop("to_ask", "Ring 0141 496 0000 and say that your tap drips."),
        right_answer="A day within two weeks.",
        first_year=fields.pop("first_year", this),
        last_year=fields.pop("last_year", this + 1),
    )
    return take_into_use(scenario=scenario, by=by) if in_use else scenario


def make_assignment(placement: Placement, scenario: Scenario | None = None, **fields) -> Assignment:
    scenario = scenario or make_scenario()
    due = fields.pop("due_on", None) or timezone.localdate() + dt.timedelta(days=7)
    return give_enquiry(scenario=scenario, placement=placement, due_on=due, by=scenario.written_by)


def make_round() -> Round:
    """This month's; somebody is a shopper already."""
    a_round = open_this_month()
    assert a_round is not None
    return a_round


def send_in(questionnaire: Questionnaire, customer: Customer, **said: Any) -> None:
    """A shopper answers, and sends it. What they choose is said by its code: ``resolved="no"``."""
    answers = {code.replace("_", "-"): _plain(value) for code, value in said.items()}
    sheet = begin_sheet(questionnaire=questionnaire, customer=customer)
    keep_answers(sheet=sheet, said=answers)
    hand_in(whose=owned(questionnaire), sheet=sheet, who=Who(customer))


def make_return(placement: Placement, a_round: Round | None = None, **said: Any) -> Return:
    """A good call to the repairs service today, but for what is said."""
    a_round = a_round or make_round()
    about = {"service": "repairs", "channel": "phone", "wait": 2, "day": timezone.localdate()}
    send_in(a_round.questionnaire, placement.interest.customer, **{**about, **GOOD, **said})
    return Return.objects.get(round=a_round, customer=placement.interest.customer)


def make_failure(placement: Placement, **said: Any) -> Failure:
    said.setdefault("flag", "yes")
    said.setdefault("wrong", "Nobody rang back.")
    return make_return(placement, **said).failure


def _plain(value: Any) -> Any:
    if isinstance(value, int):
        return Decimal(value)
    is_code = isinstance(value, str) and " " not in value
    return (value,) if is_code else value


def make_year() -> FinancialYear:
    """Twelve calls, eleven emails and two letters to repairs, this year; each fourth was not answered."""
    make_shopper("First Shopper")
    a_round = make_round()
    for n in range(25):
        make_return(
            make_shopper(f"Shopper {n}"),
            a_round,
            channel="phone" if n < 12 else "email" if n < 23 else "letter",
            resolved="no" if n % 4 == 3 else "yes",
            praise="Patient and clear, all of it." if n == 0 else None,
        )
    return FinancialYear.current()
