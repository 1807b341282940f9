"""What a group reads around the questions of an application, and what follows when it is sent."""

from decimal import Decimal

from base.accounts.models import User
from base.core.refused import Refused
from participation.people.customers.models import Customer
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.invitations import Invitation
from participation.questionnaires.models import Sheet

from .asked import POUNDS, WHAT_FOR
from .models import Application, Grant, Scheme
from .services.giving import ask

WHO_READS = "Those of us who decide on grants read this, and whoever sits on your group."
SAVED = "You can stop at any time. Any office bearer of your group can go on with it."


def invitation(scheme: Scheme, customer: Customer | None) -> Invitation:
    return Invitation(
        title=scheme.name,
        page="/me/",
        has_started=True,
        is_open=True,
        before=SAVED,
        who_reads=WHO_READS,
    )


def only_of_an_application(scheme: Scheme, customer: Customer | None) -> str:
    """A sheet is of an application, and of no customer."""
    return "These questions are for groups that apply for a grant." if customer else ""


def receive(scheme: Scheme, sheet: Sheet, by: User | None) -> None:
    """What was asked goes into the ledger. Called again with the same sheet, it stands there already."""
    found = Application.objects.filter(code=sheet.code_id).select_for_update(of=("self",))
    application = found.select_related("scheme_year__scheme", "group__kind").first()
    if application is None or by is None:
        return  # a code that stands for no application asks for nothing
    if application.grant_id is not None:
        raise Refused("This application is sent already.")
    application.grant = _ask(application, sheet, by)
    application.save(update_fields=["grant"])


def _ask(application: Application, sheet: Sheet, by: User) -> Grant:
    said = said_on(sheet)
    pounds, what_for = said.get(POUNDS), str(said.get(WHAT_FOR, "")).strip()
    if not what_for:
        raise Refused("Say in a few words what the money is for.")
    if not isinstance(pounds, Decimal):
        raise Refused("Say how much you ask for.")
    return ask(
        year=application.scheme_year,
        group=application.group,
        pounds=pounds,
        what_for=what_for[:200],
        by=by,
    )
