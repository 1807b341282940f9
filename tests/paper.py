"""Paper as its reader finds it: what runs off it, and what it says aloud."""

import io
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

import pikepdf

from base.core.pdf import Bundle

#: What people have typed or pasted into a box, and no space in it.
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4
LONG_ADDRESS = "https://housing.example.org/" + "meeting-room/minutes?of=2026&" * 8
#: A sentence in each script that customers write in: its letters join, move, stand above each other.
SCRIPTS = {
    "Hindi": "सीढ़ियाँ बंद हैं कि बिंदु",
    "Bengali": "সিঁড়ি বন্ধ কিছু কথা",
    "Thai": "บันไดปิดแล้ว กำลังซ่อม",
    "Tamil": "மொழியில் கொடுக்கப்பட்ட",
    "Gujarati": "ભાષામાં કિંમત",
    "Gurmukhi": "ਪੰਜਾਬੀ ਵਿੱਚ ਕਿਤਾਬ",
    "Arabic": "السلالم مغلقة",
    "Chinese": "楼梯关闭了",
    "Cyrillic": "Сходи зачинено ґ",
    "emoji": "😀 🥰 👍🏽 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇵🇱",
    "Latin": "Łukasz Đorđević Ødegård",
    "marks": "x\u0302 m\u0303",
}


def off_the_paper(html: str, css: str) -> list[str]:
    """Pieces of text that do not end within the margins of their sheet."""
    from weasyprint.formatting_structure.boxes import TextBox

    bundle = Bundle(css=css)
    bundle.add(html)
    found = []
    for page in bundle.documents[0].pages:
        sheet = page._page_box
        right = sheet.content_box_x() + sheet.width
        for box in sheet.descendants():
            if isinstance(box, TextBox) and box.position_x + box.width > right + 1:
                found.append(box.text)
    return found


def times_said(words: str, pdf: bytes) -> int:
    """How often a screen reader says them: by the text that stands for glyphs, else letter by letter."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = "".join(turned(said_on(page)) for page in opened.pages)
    return plain(said).count(plain(words))


def plain(text: str) -> str:
    """Two ways to write one letter are one, and lines end where they may."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def said_on(page: pikepdf.Page) -> Iterator[str]:
    """Glyph by glyph, from left to right; what was typed for several at once as one piece."""
    fonts = {name: meanings_of(font) for name, font in page.Resources.Font.items()}
    meanings: dict[int, str] = {}
    typed: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                said = operands[1].get("/ActualText") if len(operands) > 1 else None
                if said is not None:
                    yield str(said)
                typed.append(said is not None)
            case "EMC":
                typed.pop()
            case "Tf":
                meanings = fonts[str(operands[0])]
            case "Tj" | "TJ" if not any(typed):
                for glyphs in operands[0] if str(operator) == "TJ" else operands:
                    if isinstance(glyphs, pikepdf.String):
                        codes = struct.unpack(f">{len(bytes(glyphs)) // 2}H", bytes(glyphs))
                        yield from (meanings.get(code, "") for code in codes)


def meanings_of(font: pikepdf.Object) -> dict[int, str]:
    """What the file says that each glyph of a font means."""
    lines = re.findall(rb"^<(\w{4})> <(\w*)>$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in lines}


def turned(pieces: Iterable[str]) -> str:
    """Glyphs of Arabic stand on paper from left to right; it is read the other way round."""
    said = [piece for piece in pieces if piece.strip()]
    runs = groupby(said, key=lambda piece: unicodedata.bidirectional(piece[0]) in ("R", "AL"))
    return "".join("".join(reversed(list(run)) if is_turned else run) for is_turned, run in runs)
