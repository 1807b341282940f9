"""What a column of the housing system's list can be, and all that the portal knows of it.

A column is declared here and nowhere else: its heading, how its cells are cleaned, compared, shown and
applied follow from it. A new one also needs a field of its name in :class:`models.Line` and a
migration; the customer has a field of that name too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from participation.people.customers.models import Area, Channel, Customer, Tenure

from . import known_headings, values


@dataclass(frozen=True)
class OurWord:
    """One of a list of ours: its ``key`` is compared and remembered, ``stored`` is in the record.

    Lists may call it by its key, its name, or a word of ``also``.
    """

    key: str
    name: str
    stored: Any
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """``headings`` are how housing systems call it, in plain letters; ``many`` columns may have it.

    ``bit`` says that it changes the customer's field of its name: its place in ``Line.changed`` and
    ``kept``, for good, so a new one takes the next free. Fields are shown in this order.
    """

    label: str
    headings: tuple[str, ...]
    #: Taken for it only where no other column is.
    weaker: tuple[str, ...] = ()
    bit: int | None = None
    many: bool = False
    #: No column of its own: what is left of the cells of another.
    made_of: str = ""
    #: The customer's field, where that is not called as the column is.
    called: str = ""
    #: From what a cell says to a value, or :class:`values.Unfit`. Of ``many`` cells and of names
    #: :class:`cleaning.Cleaner` makes one.
    clean: Callable[[str], Any] | None = None
    #: A day, read by :class:`values.Days`; one that is ``past`` cannot be still to come.
    is_day: bool = False
    past: bool = False
    #: Its words are looked up among these, and asked about when new.
    ours: Callable[[], Iterator[OurWord]] | None = None
    #: Of a field that points to a row of ours: the row's own field with its key.
    key: str = ""
    #: A line with a word that is not ours is refused, in place of taken without it.
    refuses: bool = False

    @property
    def is_of_one_cell(self) -> bool:
        """Its value comes of its cell and nothing else."""
        return bool(self.clean or self.ours or self.is_day)

    @property
    def short(self) -> str:
        return self.called or self.label.partition(" (")[0]


#: How housing systems call the ways of reaching somebody, beside our own names for them.
CHANNEL_WORDS = {
    Channel.EMAIL: ("e-mail", "by email"),
    Channel.SMS: ("text", "txt", "sms text", "by text", "text messages"),
    Channel.PHONE: ("telephone", "call", "mobile", "landline", "by phone", "phone"),
    Channel.POST: ("post", "mail", "letters", "by post", "by letter", "in writing"),
}


def tenures() -> Iterator[OurWord]:
    return (OurWord(one.code, one.name, one.pk) for one in Tenure.objects.all())


def areas() -> Iterator[OurWord]:
    return (OurWord(one.slug, one.name, one.pk) for one in Area.objects.order_by("name"))


def languages() -> Iterator[OurWord]:
    for code, name in settings.CUSTOMER_LANGUAGES:
        own_name = name.partition("(")[2].rstrip(")")
        yield OurWord(code, name, code, (own_name,) if own_name else ())


def channels() -> Iterator[OurWord]:
    for channel in Channel:
        yield OurWord(channel.value, str(channel.label), channel.value, CHANNEL_WORDS[channel])


COLUMNS = {
    "reference": Column(
        "Reference", known_headings.REFERENCE, weaker=known_headings.TENANCY_REFERENCE
    ),
    "name": Column("Whole name", known_headings.NAME, bit=0, called="Name"),
    "first_name": Column("First names", known_headings.FIRST_NAME),
    "last_name": Column("Last name", known_headings.LAST_NAME),
    "date_of_birth": Column(
        "Date of birth", known_headings.DATE_OF_BIRTH, bit=1, is_day=True, past=True
    ),
    "tenure": Column(
        "Tenure", known_headings.TENURE, bit=2, ours=tenures, key="code", refuses=True
    ),
    "area": Column(
        "Estate or area", known_headings.AREA, bit=3, ours=areas, key="slug", refuses=True
    ),
    "address": Column(
        "Address (all its lines)",
        known_headings.ADDRESS,
        bit=4,
        many=True,
        clean=values.no_longer_than(200),
    ),
    "postcode": Column("Postcode", known_headings.POSTCODE, bit=5, clean=values.postcode),
    "email": Column("Email", known_headings.EMAIL, bit=6, clean=values.email),
    "phone": Column("Phone (one or more)", known_headings.PHONE, bit=7, many=True),
    "other_phones": Column("Other numbers", (), bit=12, made_of="phone"),
    "language": Column("Language", known_headings.LANGUAGE, bit=8, ours=languages),
    "preferred_channel": Column(
        "How they like to be reached", known_headings.PREFERRED_CHANNEL, bit=11, ours=channels
    ),
    "started_on": Column("Start date", known_headings.STARTED_ON, bit=9, is_day=True),
    "ended_on": Column("End date", known_headings.ENDED_ON, bit=10, is_day=True),
}


def changing() -> dict[str, Column]:
    """The customer's fields that a list can change, in the order in which they are shown."""
    found = {name: one for name, one in COLUMNS.items() if one.bit is not None}
    return dict(sorted(found.items(), key=lambda named: named[1].bit))


def listed() -> dict[str, Column]:
    """Those whose values are ours: the file's words for them are looked up."""
    return {name: one for name, one in COLUMNS.items() if one.ours}


def related() -> list[str]:
    """Fields that point to rows of ours, to be fetched along with lines and customers."""
    return [name for name, one in COLUMNS.items() if one.key]


def bits_of(*names: str) -> int:
    return sum(1 << COLUMNS[name].bit for name in names)


def names_in(bits: int) -> list[str]:
    return [name for name, one in changing().items() if bits >> one.bit & 1] if bits else []


def label_of(name: str) -> str:
    return COLUMNS[name].short


def fields_of(columns: list[str]) -> list[str]:
    """The customer's fields that a list with these columns speaks of. Being listed speaks of ending."""
    said = {"name" if one in {"first_name", "last_name"} else one for one in columns}
    said.add("ended_on")
    return [name for name, one in changing().items() if (one.made_of or name) in said]


def key_of(value: Any, name: str) -> str:
    """A value as it is compared and kept: the code of a tenure, the slug of an area, +44…, a date."""
    key = COLUMNS[name].key
    return "" if value is None else str(getattr(value, key) if key else value)


def value_of(key: str, name: str) -> Any:
    """The other way round from :func:`key_of`."""
    field = Customer._meta.get_field(name)
    if by := COLUMNS[name].key:
        return field.related_model.objects.get(**{by: key})
    return None if field.null and not key else field.to_python(key)
