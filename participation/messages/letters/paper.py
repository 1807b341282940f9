"""One letter on paper, with its address where a window envelope shows it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from base.core.brand import current_brand
from base.core.house_rules import BRAND_ADDRESS
from base.core.pdf import ASSETS
from participation.questionnaires.codes.in_messages import with_own_codes
from participation.questionnaires.codes.links import code_in, on_paper
from participation.questionnaires.paper.form import ToLayOut, form_behind_letter

from .house_rules import LETTER_ENVELOPE
from .models import Letter

LINE = 4  # mm from one line of the address to the next
POINT = 0.3528  # mm
LARGEST, SMALLEST = 10.0, 6.0  # points of the address
#: Of the size of the letters, generously: what a capital and any other letter take of a line.
CAPITAL, OTHER = 0.75, 0.58
LEFT_MARGIN = 22
UNDER_FOLD = 8  # mm from the fold to the first words


@dataclass(frozen=True)
class Envelope:
    """A UK envelope with a window 90 mm wide and 35 mm high, 20 mm from its left edge; all in mm.

    ``fold`` is the height of the A4 sheet when it is folded to go in.
    """

    width: int
    height: int
    below_window: int
    fold: int

    LEFT, WINDOW_WIDTH, WINDOW_HEIGHT, SHEET_WIDTH = 20, 90, 35, 210

    @property
    def top(self) -> int:
        """The highest line of the sheet that shows, however far the sheet has slipped."""
        return self.height - self.below_window - self.WINDOW_HEIGHT

    @property
    def bottom(self) -> int:
        """The lowest that shows when the sheet has slipped all the way down."""
        return self.top + self.WINDOW_HEIGHT - (self.height - self.fold)

    @property
    def right(self) -> int:
        return self.LEFT + self.WINDOW_WIDTH - (self.width - self.SHEET_WIDTH)

    @property
    def lines(self) -> int:
        """How many lines of an address show."""
        return (self.bottom - self.top) // LINE

    @property
    def in_style(self) -> dict[str, int]:
        """What the style of the sheet needs; from the top left corner of the first page's words."""
        words = self.fold + UNDER_FOLD
        return {
            "words": words,
            "left_margin": LEFT_MARGIN,
            "address_top": self.top - words,
            "address_width": self.right - LEFT_MARGIN,
            "sender_top": 14 - words,
            "line": LINE,
        }


#: DL: A4 folded twice; C5: folded once. Windows as UK makers sell them (BS 4264).
ENVELOPES = {
    "dl": Envelope(width=220, height=110, below_window=18, fold=99),
    "c5": Envelope(width=229, height=162, below_window=60, fold=148),
}


def envelope() -> Envelope:
    return ENVELOPES[LETTER_ENVELOPE.value]


def address_lines(name: str, address: str, *, most: int) -> list[str]:
    """The name, each part of the address and the postcode on a line of its own, ``most`` in all.

    A longer address keeps its last lines, which say where it is, and joins the first ones.
    """
    parts = [part.strip() for part in address.split(",") if part.strip()]
    room = most - 1
    if len(parts) > room:
        joined = ", ".join(parts[: len(parts) - room + 1])
        parts = [joined, *parts[len(parts) - room + 1 :]]
    return [name, *parts]


def address_size(lines: list[str], *, width: int) -> float:
    """Points at which the longest line stays one line: a second one would push the postcode out of sight."""
    longest = max(sum(CAPITAL if sign.isupper() else OTHER for sign in line) for line in lines)
    return max(SMALLEST, min(LARGEST, round(width / (longest * POINT), 1)))


def form_of(letter: Letter) -> ToLayOut | None:
    """The paper form that goes behind it, in its size of print; mostly none."""
    if not letter.message.with_form:
        return None
    code = code_in(with_own_codes(letter.message.text, letter.message.customer_id))
    return form_behind_letter(code, large=letter.large_print) if code else None


def letter_html(letter: Letter, *, with_form: bool = False) -> str:
    """In 18 point where large print was asked for, else in 12."""
    message = letter.message
    assert message.customer is not None
    text = with_own_codes(message.text, message.customer_id)
    window = envelope()
    lines = address_lines(message.customer.name, message.address, most=window.lines)
    context = {
        "letter": letter,
        "message": message,
        "text": text,
        "address": lines,
        "address_size": address_size(lines, width=window.right - LEFT_MARGIN),
        "brand": current_brand(),
        "sender": BRAND_ADDRESS.value.split(", "),
        "today": timezone.localdate(),
        "with_form": with_form,
    }
    if code := code_in(text):
        context["personal"] = on_paper(code)
    return render_to_string("letters/letter.html", context)


def letters_css() -> str:
    return render_to_string("letters/letter.css", {"assets": ASSETS, "at": envelope().in_style})
