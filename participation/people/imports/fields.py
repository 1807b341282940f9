"""What a column of the housing system's list can be, and how its heading gives that away."""

import re
from dataclasses import dataclass

from participation.people.customers.models import Channel


@dataclass(frozen=True)
class Meaning:
    """``headings`` are how housing systems call it, in plain letters; ``many`` columns may have it."""

    label: str
    headings: tuple[str, ...]
    many: bool = False


MEANINGS = {
    "reference": Meaning(
        "Reference",
        (
            *("reference", "ref", "customer reference", "customer ref", "customer id"),
            *("person reference", "person ref", "person id", "tenant reference", "tenant ref"),
            *("tenant id", "party id", "party reference", "party ref", "customer number"),
            *("customer no", "person number", "person no", "par refno"),
        ),
    ),
    "name": Meaning(
        "Whole name", ("name", "full name", "customer name", "tenant name", "person name")
    ),
    "first_name": Meaning(
        "First names",
        ("first name", "first names", "forename", "forenames", "given name", "given names"),
    ),
    "last_name": Meaning("Last name", ("last name", "surname", "family name")),
    "date_of_birth": Meaning(
        "Date of birth", ("date of birth", "dob", "d o b", "birth date", "birthdate")
    ),
    "tenure": Meaning(
        "Tenure", ("tenure", "tenure type", "tenancy type", "tenure code", "customer type")
    ),
    "area": Meaning(
        "Estate or area",
        ("area", "estate", "neighbourhood", "scheme", "patch", "estate name", "area name"),
    ),
    "address": Meaning(
        "Address (all its lines)",
        (
            *("address", "property address", "full address", "address 1", "address 2"),
            *("address 3", "address 4", "address line 1", "address line 2", "address line 3"),
            *("address line 4", "addr 1", "addr 2", "addr 3", "street", "town", "city"),
        ),
        many=True,
    ),
    "postcode": Meaning("Postcode", ("postcode", "post code", "postal code")),
    "email": Meaning("Email", ("email", "email address", "e mail", "e mail address", "mail")),
    "phone": Meaning(
        "Phone (the first that can be rung)",
        (
            *("mobile", "mobile phone", "mobile number", "phone", "telephone", "phone number"),
            *("telephone number", "home phone", "home telephone", "tel", "tel no", "mobile no"),
        ),
        many=True,
    ),
    "language": Meaning("Language", ("language", "preferred language", "first language")),
    "preferred_channel": Meaning(
        "How they like to be reached",
        (
            *("preferred channel", "preferred contact method", "preferred contact"),
            *("contact preference", "preferred method of contact", "contact method"),
            *("communication preference", "preferred communication", "contact by"),
        ),
    ),
    "started_on": Meaning(
        "Start date",
        ("start date", "tenancy start", "tenancy start date", "start", "date started"),
    ),
    "ended_on": Meaning(
        "End date", ("end date", "tenancy end", "tenancy end date", "end", "date ended")
    ),
}

#: Fields of the customer that a list can change, each with its bit in ``Line.changed`` and ``kept``.
BITS = {
    name: 1 << place
    for place, name in enumerate(
        (
            *("name", "date_of_birth", "tenure", "area", "address", "postcode"),
            *("email", "phone", "language", "started_on", "ended_on", "preferred_channel"),
        )
    )
}
LABELS = {name: MEANINGS[name].label.partition(" (")[0] for name in BITS} | {"name": "Name"}

#: Fields whose values are ours: the file's words for them are looked up, and asked about when new.
LISTED = ("tenure", "area", "language", "preferred_channel")

#: How housing systems call the ways of reaching somebody, beside our own names for them.
CHANNEL_WORDS = {
    Channel.EMAIL: ("e-mail", "by email"),
    Channel.SMS: ("text", "txt", "sms text", "by text", "text messages"),
    Channel.PHONE: ("telephone", "call", "mobile", "landline", "by phone", "phone"),
    Channel.POST: ("post", "mail", "letters", "by post", "by letter", "in writing"),
}

#: Equality information is given by people themselves, by consent, and never comes from a list.
EQUALITY = re.compile(
    r"ethnic|gender|\bsex|religio|belief|faith|disab|sexual|orientation|marital|pregnan|nationality"
    r"|transg|impairment|health",
    re.IGNORECASE,
)


def plain(heading: str) -> str:
    """``Tenancy_StartDate`` and ``TENANCY START DATE`` are one heading."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", heading)
    return " ".join(re.sub(r"[^A-Za-z0-9]+", " ", parted).lower().split())


def is_equality(heading: str) -> bool:
    return EQUALITY.search(plain(heading)) is not None


def guess(headings: list[str]) -> list[str]:
    """For each heading what it most likely is, or nothing; what may be there once is guessed once."""
    meanings: list[str] = []
    for heading in headings:
        known = next((name for name, one in MEANINGS.items() if plain(heading) in one.headings), "")
        if is_equality(heading) or (known and known in meanings and not MEANINGS[known].many):
            known = ""
        meanings.append(known)
    if "first_name" in meanings and "last_name" in meanings:
        return ["" if one == "name" else one for one in meanings]
    return meanings


def names_in(bits: int) -> list[str]:
    return [name for name, bit in BITS.items() if bits & bit]


def fields_of(columns: list[str]) -> list[str]:
    """The customer's fields that a list with these columns speaks of. Being listed speaks of ending."""
    said = {"name" if one in {"first_name", "last_name"} else one for one in columns}
    return [name for name in BITS if name in said | {"ended_on"}]
