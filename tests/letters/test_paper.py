import io

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from base.core.audience import Role
from base.core.pdf import Bundle
from participation.messages.letters.models import Batch, Letter
from participation.messages.letters.paper import (
    ENVELOPES,
    LEFT_MARGIN,
    address_lines,
    letter_html,
    letters_css,
)
from participation.messages.letters.postcodes import postcode_order
from tests.factories.letters import make_letter_to_post
from tests.factories.people import make_user
from tests.paper import LONG_ADDRESS, LONG_WORD, SCRIPTS, off_the_paper, times_said

MM = 72 / 25.4
FONT = "atkinson-hyperlegible-next-latin-400-normal.woff2"


def placed(page) -> list[tuple[float, float, float, str]]:
    """Every piece of text: mm from the left, mm from the top to its base line, its size, the text."""
    found = []

    def visit(text, cm, tm, font, size):
        if text.strip():
            across = (tm[4] * cm[0] + cm[4]) / MM
            up = (tm[5] * cm[3] + cm[5]) / MM
            found.append((across, 297 - up, abs(size * tm[3] * cm[3]), text.strip()))

    page.extract_text(visitor_text=visit)
    return found


def width_of(line: str) -> float:
    """In the font of the letters, of its size."""
    font = TTFont(settings.BUILT_ASSETS / "portal" / "fonts" / FONT)
    names, widths = font.getBestCmap(), font["hmtx"]
    return sum(widths[names[ord(sign)]][0] for sign in line) / font["head"].unitsPerEm


def letter_pdf(letter: Letter) -> bytes:
    bundle = Bundle(css=letters_css())
    bundle.add(letter_html(letter))
    return bundle.pdf()


def a_letter(**fields) -> Letter:
    message = make_letter_to_post(**fields)
    batch = Batch.objects.create(asked_by=make_user(Role.STAFF))
    large = message.customer.preferences.filter(code="large_print").exists()
    return Letter.objects.create(batch=batch, message=message, place=1, large_print=large)


def test_a_window_shows_the_same_lines_however_the_sheet_has_slipped():
    dl, c5 = ENVELOPES["dl"], ENVELOPES["c5"]

    assert (dl.top, dl.bottom, dl.right, dl.lines) == (57, 81, 100, 6)
    assert (c5.top, c5.bottom, c5.right, c5.lines) == (67, 88, 91, 5)


@pytest.mark.django_db
@pytest.mark.parametrize("shape", ["dl", "c5"])
@pytest.mark.parametrize("large_print", [False, True])
def test_the_address_and_nothing_else_stands_in_the_window(settings, shape, large_print):
    settings.LETTER_ENVELOPE = shape
    envelope = ENVELOPES[shape]
    letter = a_letter(address="Flat 1/2, 3 Mill Lane, Calder", large_print=large_print)

    pages = PdfReader(io.BytesIO(letter_pdf(letter))).pages

    window = [
        text
        for across, down, _, text in placed(pages[0])
        if across < envelope.LEFT + envelope.WINDOW_WIDTH
        and envelope.top - 12 <= down <= envelope.top + envelope.WINDOW_HEIGHT + 12
    ]
    assert " ".join(" ".join(window).split()) == (
        "Jean Ó Súilleabháin Flat 1/2 3 Mill Lane Calder GM1 1AB"
    )
    for across, down, _, text in placed(pages[0]):
        if text in window:
            assert envelope.LEFT <= across <= envelope.right
            assert envelope.top <= down <= envelope.bottom


@pytest.mark.django_db
@pytest.mark.parametrize("large_print", [False, True])
def test_no_word_and_no_address_runs_off_the_paper(large_print):
    letter = a_letter(
        name=LONG_WORD[:150],
        text=f"{LONG_WORD}\n\nRead {LONG_ADDRESS} first.",
        large_print=large_print,
    )

    assert off_the_paper(letter_html(letter), letters_css()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_letter_is_printed_and_read_aloud_in_the_script_it_was_typed_in(script):
    words = SCRIPTS[script]
    pdf = letter_pdf(a_letter(name=words, text=f"{words}, then plain words, for example."))

    assert times_said(words, pdf) == 2
    assert times_said("then plain words, for example.", pdf) == 1


@pytest.mark.django_db
def test_large_print_is_at_least_18_point():
    words = "The stairs are closed. " * 3
    plain = PdfReader(io.BytesIO(letter_pdf(a_letter(text=words)))).pages[0]
    large = PdfReader(io.BytesIO(letter_pdf(a_letter(text=words, large_print=True)))).pages[0]

    def size_of_words(page) -> float:
        return min(size for _, _, size, text in placed(page) if "stairs" in text)

    assert size_of_words(plain) >= 12 - 0.1
    assert size_of_words(large) >= 18 - 0.1


def test_a_long_address_keeps_its_last_lines_and_all_its_words():
    lines = address_lines(
        "Jo", "Room 4, Flat 2/1, Calder Court, 3 Mill Lane, Calder, GM1 1AB", most=6
    )

    assert lines == ["Jo", "Room 4, Flat 2/1", "Calder Court", "3 Mill Lane", "Calder", "GM1 1AB"]


@pytest.mark.django_db
@pytest.mark.parametrize("shape", ["dl", "c5"])
@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("MRS MARGARET ANNE MACGILLIVRAY-MONTGOMERY", "FLAT 2/1, 3 MILL LANE, CALDER"),
        (
            "Jo",
            "Room 4, Flat 2/1, Calder Court Sheltered Housing, 3 Mill Lane, Calder, Glenmarnock",
        ),
    ],
)
def test_the_postcode_of_a_long_address_stays_in_the_window(settings, shape, name, address):
    settings.LETTER_ENVELOPE = shape
    envelope = ENVELOPES[shape]
    letter = a_letter(name=name, address=address)

    page = PdfReader(io.BytesIO(letter_pdf(letter))).pages[0]

    in_window = [
        (down, text)
        for across, down, _, text in placed(page)
        if across <= envelope.right and envelope.top <= down <= envelope.bottom
    ]
    written = " ".join(text for _, text in sorted(in_window, key=lambda line: line[0]))
    assert written.startswith(name)
    assert written.endswith("GM1 1AB")
    for line in address_lines(name, letter.message.address, most=envelope.lines):
        size = max(size for _, down, size, text in placed(page) if (down, text) in in_window)
        assert LEFT_MARGIN + width_of(line) * size / 72 * 25.4 <= envelope.right
    assert len({round(down) for down, _ in in_window}) <= envelope.lines


def test_postcodes_are_sorted_as_people_read_them():
    mixed = ["GM12 1AA", "", "gm2 9zz", "GM1 1AB", "G2 1AA", "nowhere", "EH1 1BB"]

    assert sorted(mixed, key=postcode_order) == [
        "EH1 1BB",
        "G2 1AA",
        "GM1 1AB",
        "gm2 9zz",
        "GM12 1AA",
        "",
        "nowhere",
    ]
