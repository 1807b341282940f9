"""What the law asks of a consultation, in plain words: for staff who log one, and for its readers."""

from dataclasses import dataclass

from .models import Consultation, Duty, Notice

Whom = Notice.ToldWhom


@dataclass(frozen=True)
class Asks:
    """``of_staff`` is the hint beside the choice; ``told`` are those who must have been told."""

    of_staff: str
    to_customers: str
    told: tuple[Notice.ToldWhom, ...] = ()


#: Section 54 names both: telling the organisations does not stand in for telling the tenants.
TENANTS_AND_RTOS = (Whom.TENANTS, Whom.RTOS)

SECTION_54 = (
    "Tell every tenant it touches and every registered tenant organisation what you propose and "
    "what it would mean for them. Give them a fair time to answer, and weigh what they say before "
    "you decide."
)

ASKS = {
    Duty.S54_POLICY: Asks(
        f"Only where it is likely to affect tenants a lot. {SECTION_54}",
        "The law says we must ask you before we change a policy that affects you, and weigh what "
        "you say before we decide.",
        TENANTS_AND_RTOS,
    ),
    Duty.S54_STANDARD: Asks(
        SECTION_54,
        "The law says we must ask you before we set the standard of a service, and weigh what you "
        "say before we decide.",
        TENANTS_AND_RTOS,
    ),
    Duty.S54_STRATEGY: Asks(
        SECTION_54,
        "The law says we must ask you about how tenants take part in what we do, and weigh what "
        "you say before we decide.",
        TENANTS_AND_RTOS,
    ),
    Duty.S54_DISPOSAL: Asks(
        f"{SECTION_54} A change of landlord also needs a ballot: log it here, hold it elsewhere.",
        "The law says we must ask you before your home could pass to another landlord, and weigh "
        "what you say before we decide.",
        TENANTS_AND_RTOS,
    ),
    Duty.DEMOLITION: Asks(
        f"{SECTION_54} In England, the secure tenants whose homes it touches. A new home, moving "
        "costs and compensation are agreed with each of them apart from this.",
        "The law says we must ask you before we decide to pull down homes, and weigh what you say "
        "before we decide.",
        TENANTS_AND_RTOS,
    ),
    Duty.S25_RENT: Asks(
        "When rent goes up for everyone or for a group, ask those it touches first and weigh what "
        "they say. Each tenant then needs written notice at least 28 days before the new rent "
        "starts.",
        "The law says we must ask you before we put up rents or charges, and weigh what you say "
        "before we decide. You then get a letter at least 28 days before the new rent starts.",
        (Whom.TENANTS,),
    ),
    Duty.S105: Asks(
        "England, council tenants. Tell the secure tenants it is likely to affect a lot, give them "
        "a stated time to answer, and weigh what they say before you decide. Not for rent.",
        "The law says we must tell you of changes to how we manage your home that affect you a "
        "lot, and weigh what you say before we decide.",
        (Whom.TENANTS,),
    ),
    Duty.OWN_CHOICE: Asks(
        "No law makes us ask. We ask because people know best what it would mean for them.",
        "No law makes us ask. We want to know what you think before we decide.",
    ),
}


def asks(duty: str) -> Asks:
    return ASKS[Duty(duty)]


def not_yet_told(consultation: Consultation) -> list[Notice.ToldWhom]:
    """Whom the law wants told, and neither a notice nor a reason for not telling them is on record."""
    settled = set(
        consultation.notices.order_by()
        .values_list("told_whom")
        .union(consultation.not_told.order_by().values_list("whom"))
    )
    return [whom for whom in asks(consultation.duty).told if (whom.value,) not in settled]


def in_words(untold: list[Notice.ToldWhom]) -> str:
    """As a sentence ends with them: tenants, registered tenant organisations."""
    return ", ".join(str(whom.label) for whom in untold).lower()
