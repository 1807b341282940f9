"""Sections that people of Glenmarnock wrote for its reports, or are writing."""

import datetime as dt
import io
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db.models import Count
from PIL import Image, ImageDraw

from base.core.demo import World, in_demo
from base.core.periods import FinancialYear
from participation.people.customers.models import Customer
from participation.people.groups.models import Group
from reports.kinds import REPORT_KINDS, Scope

from .models import WrittenSection
from .services import CONSENT

State = WrittenSection.State


class Wrote(NamedTuple):
    """``days`` ago it was asked for."""

    who: str
    wish: str
    title: str
    text: str
    named: str
    state: State
    days: int
    alt: str = ""
    why: str = ""


PANEL, ASSOCIATION, EAGER, EAGER_TOO, SIGNED_IN = "panel", "association", "eager", "too", "account"
LAST_YEAR = [
    Wrote(
        PANEL,
        "What you looked at, what you found, and what it was like.",
        "What was not on the van",
        "We asked one question for a year: why does a repair take more than one visit? We rode along. "
        "We held ladders. In eleven of thirty homes the part was in the depot and not on the van.\n\n"
        "The list we made has sixty parts on it. Forty are on every van now. The other twenty are too "
        "big, and we were shown why, with a tape measure. That is fair.\n\n"
        "What was it like? Slower than we wanted and better than we feared.",
        "",
        State.ACCEPTED,
        260,
    ),
    Wrote(
        ASSOCIATION,
        "What changed on Mill Lane. A picture is welcome.",
        "The tree that stayed",
        "The plan had a parking space where the rowan is. Nine of us said no and said where the space "
        "could go instead. It went there. My granddaughter drew the tree, with the bench that we got "
        "for the money that was left.",
        "Mill Lane Residents’ Association, and Iris (8)",
        State.ACCEPTED,
        250,
        "A child’s drawing of a tree with red berries beside two houses, with a bench under it",
    ),
    Wrote(
        EAGER,
        "Why you come to nearly everything.",
        "I came for the soup",
        "People ask why I come to everything. I live alone and there is soup.\n\nThen you find that "
        "somebody writes down what you say and rings you about it in March. I told them the letters "
        "about gas were rude. The new ones say please. I have kept one of each.",
        "",
        State.ACCEPTED,
        245,
    ),
]
THIS_YEAR = [
    Wrote(
        SIGNED_IN,
        "What it is like to read our letters before they go out.",
        "Every word my mother would not know",
        "On the bus I take out every word my mother would not know.",
        "",
        State.ASKED,
        20,
    ),
    Wrote(
        EAGER_TOO,
        "What you would tell somebody who has never been to a meeting.",
        "Sit near the door",
        "Sit near the door the first time. Nobody minds if you go. Nobody minds if you say nothing "
        "either, I said nothing for a year. Then they wanted to move the bins and I had plenty to say.",
        "Tam, Quarry Road",
        State.HANDED_IN,
        24,
    ),
    Wrote(
        ASSOCIATION,
        "What became of the bench and the tree.",
        "A year later",
        "The bench is still there and so is the tree. The lights are another matter, see the minutes.",
        "",
        State.SENT_BACK,
        24,
        why="Could you say in two or three lines what the matter is with the lights? Few people have "
        "the minutes.",
    ),
]


@in_demo(position=20)
def make_sections(world: World) -> None:
    impact = REPORT_KINDS["impact"]
    this = FinancialYear.of(world.now.date())
    writers = find_writers()
    for year, wrote in ((this.previous, LAST_YEAR), (this, THIS_YEAR)):
        for one in wrote:
            if writer := writers.get(one.who):
                write(world, Scope(impact, year), one, writer)


def find_writers() -> dict[str, Customer | Group]:
    """Those there are: two groups, somebody with an account, and two who come to most."""
    often = (
        Customer.objects.current()
        .filter(user=None, tenure__rents_from_us=True)
        .annotate(times=Count("engagements"))
        .order_by("-times", "pk")[:2]
    )
    found: dict[str, Customer | Group] = dict(zip((EAGER, EAGER_TOO), often, strict=False))
    for name, word in ((PANEL, "Scrutiny"), (ASSOCIATION, "Residents")):
        if group := Group.objects.live().filter(name__contains=word).order_by("pk").first():
            found[name] = group
    if customer := Customer.objects.filter(user__isnull=False).order_by("pk").first():
        found[SIGNED_IN] = customer
    return found


def write(world: World, scope: Scope, one: Wrote, writer: Customer | Group) -> None:
    asked = world.now - dt.timedelta(days=one.days)
    handed_in = asked + dt.timedelta(days=12)
    is_in = one.state in (State.HANDED_IN, State.ACCEPTED)
    section = WrittenSection(
        kind=scope.kind.code,
        about=scope.about,
        report=str(scope),
        wish=one.wish,
        due_on=(asked + dt.timedelta(days=28)).date(),
        asked_by=world.officer,
        title=one.title,
        text=one.text,
        alt=one.alt,
        named=one.named,
        state=one.state,
        handed_in_at=None if one.state == State.ASKED else handed_in,
        agreed_at=handed_in if is_in else None,
        agreed_to=CONSENT if is_in else "",
        sent_back_why=one.why,
    )
    if isinstance(writer, Group):
        section.group = writer
    else:
        section.customer = writer
    if one.state in (State.ACCEPTED, State.SENT_BACK):
        section.answered_at = handed_in + dt.timedelta(days=2)
        section.answered_by = world.officer
    if one.alt:
        section.picture = ContentFile(drawing(), "tree.png")
    section.save()
    WrittenSection.objects.filter(pk=section.pk).update(asked_at=asked)


def drawing() -> bytes:
    """As a child draws it."""
    picture = Image.new("RGB", (900, 560), "#dcecf5")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 430, 900, 560), fill="#9fc48a")
    for left, wall, roof in ((40, "#e9c9a0", "#a3432f"), (660, "#d9dde3", "#5b6470")):
        pen.rectangle((left, 250, left + 200, 440), fill=wall, outline="#3b3b3b", width=4)
        pen.polygon(
            [(left - 20, 250), (left + 100, 150), (left + 220, 250)], fill=roof, outline="#3b3b3b"
        )
        pen.rectangle((left + 80, 350, left + 125, 440), fill="#6b4a32")
        for across in (25, 140):
            pen.rectangle(
                (left + across, 280, left + across + 40, 320), fill="#fff7c2", outline="#3b3b3b"
            )
    pen.rectangle((430, 290, 465, 450), fill="#7a5236")
    for x, y in ((380, 210), (450, 170), (520, 215), (410, 260), (490, 265), (450, 225)):
        pen.ellipse((x - 70, y - 60, x + 70, y + 60), fill="#4f8f4a")
    for x, y in (
        (370, 200),
        (420, 150),
        (470, 190),
        (520, 230),
        (440, 250),
        (495, 160),
        (400, 255),
    ):
        pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill="#c62828")
    pen.rectangle((500, 440, 640, 455), fill="#8a5a33")
    for x in (510, 620):
        pen.rectangle((x, 455, x + 10, 490), fill="#8a5a33")
    pen.ellipse((770, 30, 850, 110), fill="#ffd23f")
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()
