"""How housing systems call their columns, in plain letters (see ``matching.plain``).

From published layouts (CORE lettings, the housing data of the National Fraud Initiative) and the ways in which
landlords shorten such words.
"""

from itertools import product


def each_with(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """ "home tel" and "tel home", for each pair."""
    pairs = product(words, others)
    return tuple(
        heading for one, other in pairs for heading in (f"{one} {other}", f"{other} {one}")
    )


NUMBERS = ("ref", "reference", "refno", "id", "no", "number", "code")
REFERENCE = (
    *("ref", "reference", "refno", "unique ref", "unique reference", "par refno", "crm id"),
    *(
        f"{whose} {number}"
        for whose, number in product(
            (
                *("customer", "cust", "person", "tenant", "party", "client", "resident"),
                *("contact", "applicant", "individual"),
            ),
            NUMBERS,
        )
        if (whose, number) not in {("contact", "no"), ("contact", "number")}
    ),
)
#: Of a tenancy, which two people may hold together: only where there is no reference of a person.
TENANCY_REFERENCE = (
    *(
        f"{what} {number}"
        for what, number in product(
            ("tenancy", "ten", "tcy", "agreement", "rent account", "account", "lease", "contract"),
            NUMBERS,
        )
    ),
    *("rent account", "rent ref", "rent reference", "rent ac no", "rent acc no", "rent acc"),
    *("acc no", "ac no", "pay ref", "payment ref", "payment reference", "ten"),
)
NAME = (
    *("name", "full name", "fullname", "customer name", "tenant name", "person name", "tenant"),
    *("main tenant", "main tenant name", "lead tenant", "lead tenant name", "tenants name"),
    *("tenant s name", "client name", "contact name", "party name", "resident name", "resident"),
    *("occupier", "occupier name", "applicant name", "account name", "customer full name"),
)
FIRST_NAME = (
    *("first name", "first names", "first name s", "firstname", "forename", "forenames"),
    *("forename s", "forename 1", "given name", "given names", "given name s", "christian name"),
    *("christian names", "christian name s", "fname", "f name", "customer forename"),
    *("tenant forename", "tenant first name", "per forename"),
)
LAST_NAME = (
    *("last name", "lastname", "surname", "surnames", "family name", "sname", "lname", "l name"),
    *("second name", "customer surname", "tenant surname", "tenant last name", "per surname"),
)
DATE_OF_BIRTH = (
    *("date of birth", "dob", "d o b", "birth date", "birthdate", "birthday", "born", "date born"),
    *("dateofbirth", "d of b", "dt of birth", "tenant dob", "customer dob", "tenant date of birth"),
)
TENURE = (
    *("tenure", "tenure type", "tenancy type", "tenure code", "customer type", "ten type"),
    *("tenure desc", "tenure description", "tenancy type desc", "tenancy type description"),
    *("ten type desc", "tenancy type code", "ten type code", "type of tenancy", "agreement type"),
    *("lease type", "occupancy type", "tenure category", "resident type", "tcy type"),
)
AREA = (
    *(
        "area",
        "estate",
        "neighbourhood",
        "scheme",
        "patch",
        "estate name",
        "area name",
        "patch name",
    ),
    *("scheme name", "housing patch", "management area", "community", "area desc", "estate desc"),
    *("area description", "estate description", "patch desc", "area office", "housing area"),
)
LINES = tuple("12345")
ADDRESS = (
    *("address", "property address", "full address", "addr", "prop address", "prop addr"),
    *("home address", "tenancy address", "postal address", "house no", "house number"),
    *("house name", "flat", "flat no", "flat number", "street", "street name", "road", "town"),
    *("city", "town or city", "town city", "town or village", "village", "locality", "county"),
    *("building", "building name", "property name", "street number", "street no"),
    *(
        f"{what} {line}"
        for what, line in product(
            (
                *("address", "address line", "addr", "addr line", "add", "line", "adr"),
                *("property address", "property address line", "prop address", "street"),
            ),
            LINES,
        )
    ),
    *(f"{what}{line}" for what, line in product(("address", "addr", "add", "adr"), LINES)),
)
POSTCODE = (
    *("postcode", "post code", "postal code", "pcode", "p code", "postcd", "post cd", "zip"),
    *("zip code", "property postcode", "prop postcode", "address postcode", "home postcode"),
    *("property post code", "pc"),
)
EMAIL = (
    *("email", "email address", "e mail", "e mail address", "mail", "email addr", "email 1"),
    *("email address 1", "primary email", "main email", "contact email", "home email"),
    *("personal email", "customer email", "tenant email", "emailaddress"),
)
PHONES = (
    *("tel", "telephone", "phone", "tel no", "telephone no", "telephone number", "phone no"),
    *("phone number", "tel number", "tel num", "phone num"),
)
WHICH_PHONE = (
    *("home", "work", "mobile", "mob", "day", "daytime", "evening", "eve", "other", "landline"),
    *("contact", "main", "primary", "secondary", "alternative", "h", "w", "m", "1", "2", "3"),
)
PHONE = (
    *PHONES,
    *each_with(PHONES, WHICH_PHONE),
    *("mobile", "mob", "cell", "cell phone", "cellphone", "landline", "mobile no", "mob no"),
    *("mobile number", "mob number", "mobile num", "mobile 1", "mobile 2", "mob 1", "mob 2"),
    *("landline no", "landline number", "contact number", "contact no", "contact numbers"),
    *("work no", "work number", "home no", "home number", "other number", "hometel", "mobiletel"),
)
LANGUAGE = (
    *("language", "preferred language", "first language", "main language", "spoken language"),
    *("language spoken", "lang"),
)
PREFERRED_CHANNEL = (
    *("preferred channel", "preferred contact method", "preferred contact"),
    *("contact preference", "preferred method of contact", "contact method"),
    *("communication preference", "preferred communication", "contact by"),
    *("preferred contact type", "pref contact", "preferred comms", "contact pref"),
)
WHAT_BEGINS = ("tenancy", "ten", "tcy", "lease", "agreement")
STARTED_ON = (
    *("start date", "start", "date started", "commencement date", "date of entry", "entry date"),
    *("move in date", "moved in", "date moved in", "from date", "date from", "started"),
    *(
        f"{what} {word}"
        for what, word in product(
            WHAT_BEGINS,
            ("start", "start date", "started", "commencement date", "commenced", "from", "st date"),
        )
    ),
)
ENDED_ON = (
    *("end date", "end", "date ended", "termination date", "date terminated", "move out date"),
    *("moved out", "date moved out", "to date", "date to", "ended", "leave date", "date left"),
    *(
        f"{what} {word}"
        for what, word in product(
            WHAT_BEGINS, ("end", "end date", "ended", "termination date", "terminated", "to")
        )
    ),
)
