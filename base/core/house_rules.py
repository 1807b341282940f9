"""What a landlord decides that every app goes by."""

from collections.abc import Mapping

from django.core.validators import RegexValidator, validate_email

from .colours import unreadable
from .rules import Colour, Days, Group, OneOf, WholeNumber, Words, register
from .rules.groups import FIGURES, KEEPING, LANDLORD

A_NUMBER_TO_RING = RegexValidator(
    r"^[0-9+()\-. ]{3,}\Z", "Write the phone number in digits and spaces, like 0800 000 0000"
)


def _unreadable(values: Mapping[str, str]) -> list[str]:
    return unreadable({name.removeprefix("BRAND_").lower(): said for name, said in values.items()})


COLOURS = Group("colours", "Colours", position=20, misfits=_unreadable)

BRAND_NAME = register(
    Words(
        name="BRAND_NAME",
        title="Name",
        meaning="What the landlord is called: on every page, in messages, letters and reports.",
        group=LANDLORD,
        default="Glenmarnock Homes",
        longest=80,
    )
)

BRAND_SHORT_NAME = register(
    Words(
        name="BRAND_SHORT_NAME",
        title="Short name",
        meaning="Beside the mark at the top of every page, and who a text comes from.",
        group=LANDLORD,
        default="Glenmarnock",
        longest=30,
    )
)

BRAND_PHONE = register(
    Words(
        name="BRAND_PHONE",
        title="Phone number",
        meaning="Where people ring us: on every page, and wherever something cannot be done "
        "online.",
        group=LANDLORD,
        default="0800 000 0000",
        longest=30,
        fits=(A_NUMBER_TO_RING,),
    )
)

BRAND_EMAIL = register(
    Words(
        name="BRAND_EMAIL",
        title="Email address",
        meaning="Where people write to us: on every page.",
        group=LANDLORD,
        default="haveyoursay@glenmarnock.example",
        longest=100,
        fits=(validate_email,),
    )
)

BRAND_ADDRESS = register(
    Words(
        name="BRAND_ADDRESS",
        title="Postal address",
        meaning="On pages, and who a letter comes from. Commas part its lines.",
        group=LANDLORD,
        default="1 Calder Road, Glenmarnock, GM1 1AA",
        longest=200,
    )
)

BRAND_INK = register(
    Colour(
        name="BRAND_INK",
        title="Ink",
        meaning="The header, the footer and headings.",
        group=COLOURS,
        default="#12414f",
    )
)

BRAND_LINK = register(
    Colour(
        name="BRAND_LINK",
        title="Link",
        meaning="Links.",
        group=COLOURS,
        default="#0f5f73",
    )
)

BRAND_LEAF = register(
    Colour(
        name="BRAND_LEAF",
        title="Leaf",
        meaning="The main button, and what is done.",
        group=COLOURS,
        default="#1d6b48",
    )
)

BRAND_SUN = register(
    Colour(
        name="BRAND_SUN",
        title="Sun",
        meaning="The mark in the header, and what is on its way.",
        group=COLOURS,
        default="#ffb81c",
    )
)

BRAND_SAND = register(
    Colour(
        name="BRAND_SAND",
        title="Sand",
        meaning="Panels behind words.",
        group=COLOURS,
        default="#f7f2e8",
    )
)

BRAND_LINE = register(
    Colour(
        name="BRAND_LINE",
        title="Line",
        meaning="Lines between things.",
        group=COLOURS,
        default="#d9d3c5",
    )
)

BRAND_SKY = register(
    Colour(
        name="BRAND_SKY",
        title="Sky",
        meaning="Dates and chosen cards.",
        group=COLOURS,
        default="#e4f0f2",
    )
)


JURISDICTION = register(
    OneOf(
        name="JURISDICTION",
        title="Nation",
        meaning="Whose bank holidays are days off, whose equality questions are asked, and "
        "whose complaints procedure is told.",
        group=LANDLORD,
        default="scotland",
        choices=(("scotland", "Scotland"), ("england", "England")),
    )
)

CLOSED_DAYS = register(
    Days(
        name="CLOSED_DAYS",
        title="Days on which we are closed",
        meaning="They do not count in any time that we promise in working days, as bank holidays do not. Write them "
        "like this: 24 December 2026: Christmas Eve; 6 April 2027.",
        group=LANDLORD,
        default=(),
    )
)

SMALL_NUMBER_THRESHOLD = register(
    WholeNumber(
        name="SMALL_NUMBER_THRESHOLD",
        title="Small numbers",
        meaning="Where fewer than this would be counted, figures about equality, need and complaints "
        "show no number, so that nobody is recognised.",
        group=FIGURES,
        default=5,
        unit="people",
        least=3,
        most=100,
    )
)

UNFINISHED_DAYS = register(
    WholeNumber(
        name="UNFINISHED_DAYS",
        title="What nobody confirmed",
        meaning="Joinings that nobody confirmed, accounts that nobody proved, and who asked for "
        "another format are forgotten after this time.",
        group=KEEPING,
        default=60,
        unit="days",
        least=7,
        most=730,
    )
)
