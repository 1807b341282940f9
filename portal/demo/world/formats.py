"""What Glenmarnock has in which format and language, and who asked for another."""

import datetime as dt
import random
from typing import NamedTuple

from django.utils.text import slugify

from base.accounts.models import User
from base.core.working_days import after_working_days
from participation.messages.formats.models import Document, FormatRequest, Version
from participation.people.customers.models import Customer, PreferenceOption

from .papers import written

WAIT = 10
LARGE = 20  # points
#: What stands in those that are read as a file.
SAYS = {
    "Taking part: our strategy": [
        "You live with what we decide. So you have a say in it, as much or as little as you like.",
        "We tell you what is on, in the way that you choose. We ask before we decide. Where you want "
        "it, we decide together with you.",
        "We pay your travel, and somebody to look after the children. We tell you what changed, and "
        "what did not and why.",
        "Once a year we look at who took part and who did not, and say what we do about it.",
    ],
    "Tenant handbook": [
        "Welcome to your home. This book says what you can count on from us, and we from you.",
        "Something is broken: call us. If it is not safe, we come the same day.",
        "Rent: pay in the way that suits you. Worried about it? Talk to us early. We help.",
        "Want a say? Every page of our website says how to take part, and so does anybody who works "
        "for us.",
    ],
    "Repairs: what you can count on": [
        "You choose the day, and a morning or an afternoon.",
        "You get a text before the engineer comes. Nobody waits in all day.",
        "If we have to come twice, we tell you why, and when.",
        "Not happy? Tell us. We look at it again.",
    ],
}


class Held(NamedTuple):
    title: str
    kind: str
    address: str
    published: int
    review: int | None
    versions: tuple[tuple[str, str], ...]


#: Days from today; a version is a format ("" for usual print) and a language.
DOCUMENTS = [
    Held(
        "Taking part: our strategy",
        "strategy",
        "",
        -310,
        420,
        (
            *(("", "en"), ("large_print", "en"), ("audio", "en"), ("braille", "en")),
            *(("", language) for language in ("gd", "pl", "zh", "bg", "ru", "lv", "ur", "pa")),
        ),
    ),
    Held(
        "Tenant handbook",
        "handbook",
        "",
        -700,
        -12,
        (("", "en"), ("large_print", "en"), ("easy_read", "en"), ("", "pl"), ("", "ur")),
    ),
    Held(
        "Repairs: what you can count on",
        "leaflet",
        "",
        -150,
        210,
        (("", "en"), ("large_print", "en"), ("bsl", "en"), ("", "ru")),
    ),
    Held(
        "How to complain", "leaflet", "/complaints/", -240, 125, (("", "en"), ("easy_read", "en"))
    ),
    Held(
        "Annual report to customers",
        "report",
        "/reports/",
        -60,
        None,
        (("", "en"), ("audio", "en")),
    ),
]

#: What, format, language, asked (days from today), answered after (days), how or why not.
REQUESTS = [
    ("Tenant handbook", "braille", "en", -200, 12, "We posted three Braille volumes.", ""),
    ("Taking part: our strategy", "audio", "en", -150, 3, "A CD is in the post, and a link.", ""),
    ("The letter about my rent", "large_print", "en", -120, 1, "Posted in 24 point.", ""),
    ("Repairs: what you can count on", "", "pl", -90, 9, "The translation came by email.", ""),
    ("Minutes of the Calder forum", "easy_read", "en", -75, 25, "Two pages, by post.", ""),
    ("The whole lettings law", "braille", "en", -40, 6, "", "It is not ours to copy. We gave the "
     "number of the government's own service, and read the part about swaps on the phone."),
    ("Tenant handbook", "", "ur", -20, 5, "Printed and handed over at the desk.", ""),
    ("How to complain", "bsl", "en", -9, None, "", ""),
    ("The page about the play park", "large_print", "en", -2, None, "", ""),
]  # fmt: skip


def make_formats(*, dice: random.Random, today: dt.date, officer: User) -> None:
    formats = {option.code: option for option in PreferenceOption.objects.filter(kind="format")}
    documents = {held.title: _document(held, formats, today) for held in DOCUMENTS}
    people = list(Customer.objects.filter(joined_at__isnull=False).order_by("pk")[:40])
    for what, format, language, asked, wait, met, refused in REQUESTS:
        asked_on = today + dt.timedelta(days=asked)
        answered = None if wait is None else asked_on + dt.timedelta(days=wait)
        how = dice.choice([how for how in FormatRequest.How if how != FormatRequest.How.ONLINE])
        FormatRequest.objects.create(
            customer=dice.choice(people),
            what=what,
            document=documents.get(what),
            format=formats.get(format),
            language=language,
            how=how,
            taken_by=officer,
            asked_on=asked_on,
            due_on=after_working_days(asked_on, WAIT),
            met_on=answered if met else None,
            met_how=met,
            refused_on=answered if refused else None,
            refused_reason=refused,
        )


def _document(held: Held, formats: dict[str, PreferenceOption], today: dt.date) -> Document:
    document = Document.objects.create(
        title=held.title,
        kind=held.kind,
        address=held.address,
        published_on=today + dt.timedelta(days=held.published),
        review_on=None if held.review is None else today + dt.timedelta(days=held.review),
    )
    for format, language in held.versions:
        version = Version(document=document, format=formats.get(format), language=language)
        if language == "en" and format in ("", "large_print") and held.title in SAYS:
            points = LARGE if format else 12
            file = written(held.title, SAYS[held.title], points=points)
            version.size = file.size
            version.file.save(f"{slugify(held.title)}-{format or 'usual'}.docx", file, save=False)
        version.save()
    return document
