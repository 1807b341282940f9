"""What a shopper reads around the questions, and what follows when they send them: a return with its
marks, a line of the ledger, and what the service must put right."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from base.accounts.models import User
from participation.people.customers.models import Customer
from participation.programme.activities.models import Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Sheet

from ..scoring.marks import chosen
from ..scoring.names import names_of_staff, without_names
from .failures.services import follow_up
from .marks import marks_of
from .models import Assignment, Channel, Mark, Return, Round, Scenario, Shopper, shoppers
from .years import activity_of

#: What stands in their own words, and is read elsewhere.
WORDS = ("wrong", "praise", "comments")
WHO_READS = (
    "One officer of the participation team reads your answers with your name. The service reads what went"
    " wrong, and not who you are."
)
ONE_CONTACT = "Tell us of one real contact: a call, a letter, a visit. It takes 5 to 10 minutes."
SOON = "Answer soon after your enquiry, while you still remember it."
NEXT_MONTH = "Next month we ask you again."
#: What stands in the template ``shopping/_after_answering.html``.
AFTER = (
    "If something went wrong, the service has been told, and not who you are. You hear from us what was done.",
    "Your page of mystery shopping",
)
SAYS = (WHO_READS, ONE_CONTACT, SOON, NEXT_MONTH, *AFTER)
FOR_SHOPPERS = "This is for our mystery shoppers."


def round_invitation(a_round: Round, customer: Customer | None) -> Invitation:
    return Invitation(
        title=f"A contact you had with us in {a_round.month:%B}",
        page=reverse("shopping:mine"),
        has_started=True,
        is_open=a_round.is_open,
        closes_at=a_round.closes_at - dt.timedelta(minutes=1),
        before=ONE_CONTACT,
        who_reads=WHO_READS,
        after="shopping/_after_answering.html",
        if_late=NEXT_MONTH,
    )


def scenario_invitation(scenario: Scenario, customer: Customer | None) -> Invitation:
    theirs = assignment_of(scenario, customer)
    page = reverse("shopping:assignment", args=[theirs.pk]) if theirs else reverse("shopping:mine")
    return Invitation(
        title=scenario.title,
        page=page,
        has_started=theirs is not None,
        is_open=theirs is not None,
        before=SOON,
        who_reads=WHO_READS,
        after="shopping/_after_answering.html",
    )


def not_in_round(a_round: Round, customer: Customer | None) -> str:
    """Only whoever is a shopper now, and whoever answered while they were."""
    if customer is None:
        return FOR_SHOPPERS
    theirs = shoppers().filter(interest__customer=customer).exists()
    theirs = theirs or a_round.returns.filter(customer=customer).exists()
    return "" if theirs else FOR_SHOPPERS


def not_given(scenario: Scenario, customer: Customer | None) -> str:
    return "" if assignment_of(scenario, customer) else "Nobody has given you this enquiry."


def assignment_of(scenario: Scenario, customer: Customer | None) -> Assignment | None:
    if customer is None:
        return None
    return scenario.assignments.live().filter(customer=customer).first()


def receive_real_contact(a_round: Round, sheet: Sheet, by: User | None) -> None:
    if sheet.customer is None:
        return  # codes of a round are given to shoppers alone
    said = said_on(sheet)
    found = a_round.returns.filter(customer=sheet.customer)
    about = {
        "round": a_round,
        "service": chosen(said, "service") or "customer_care",
        "channel": chosen(said, "channel") or Channel.PHONE,
    }
    _put_on_record(found, sheet, said, criteria={}, lead=a_round.questionnaire.created_by, **about)


def receive_set_enquiry(scenario: Scenario, sheet: Sheet, by: User | None) -> None:
    assignment = assignment_of(scenario, sheet.customer)
    if assignment is None:
        return
    found = Return.objects.filter(assignment=assignment)
    about = {
        "assignment": assignment,
        "service": scenario.service,
        "channel": scenario.channel,
    }
    criteria = {one.code: one for one in scenario.criteria.all()}
    _put_on_record(
        found, sheet, said_on(sheet), criteria=criteria, lead=assignment.assigned_by, **about
    )


def _put_on_record(
    found: QuerySet, sheet: Sheet, said: dict[str, Said], *, criteria, lead: User, **about
) -> None:
    """``found`` has what the same shopper sent before, if they did: the row stays and follows."""
    today, on = timezone.localdate(), said.get("day")
    names = [*names_of_staff(), str(sheet.customer.name) if sheet.customer else ""]
    words = {code: without_names(str(said.get(code, "")), names) for code in WORDS}
    about |= {
        "sheet": sheet,
        "contact_on": min(on, today) if isinstance(on, dt.date) else today,
        "praise": words["praise"].words,
        "names_somebody": any(one.names_somebody for one in words.values()),
        "by_partner": Shopper.objects.filter(
            placement__in=shoppers().filter(interest__customer=sheet.customer)
        )
        .exclude(from_landlord="")
        .exists(),
    }
    shoppers_return = found.first() or Return(customer=sheet.customer)
    for name, value in about.items():
        setattr(shoppers_return, name, value)
    shoppers_return.save()
    marks = marks_of(said, criteria)
    shoppers_return.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(
            shoppers_return=shoppers_return,
            code=one.code,
            words=one.words,
            points=one.points,
            available=one.available,
            is_met=one.is_met,
        )
        for one in marks
    )
    record_engagement(
        activity=activity_of(shoppers_return.contact_on, by=lead),
        role=Engagement.Role.RESPONDED,
        customer=sheet.customer,
        source=shoppers_return.source,
        day=shoppers_return.contact_on,
    )
    follow_up(
        shoppers_return=shoppers_return,
        missed=[one.words for one in marks if one.is_met is False],
        went_wrong=words["wrong"].words if chosen(said, "flag") == "yes" else "",
        flagged=chosen(said, "flag") == "yes",
        lead=lead,
    )
