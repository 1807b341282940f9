"""What a first visit to a page loads, as it comes over the wire."""

import gzip
import html
import http.client
import re
from collections.abc import Callable, Iterator

#: What the page itself names.
LOADED = re.compile(rb'(?:href|src)="(/static/[^"]+|/brand\.css[^"]*)"')
#: Of a style sheet: each font with the letters that it is for.
FACE = re.compile(rb"@font-face\s*\{([^}]*)\}")
FONT = re.compile(rb"url\(\"?([^\")]+woff2)\"?\)")
RANGE = re.compile(rb"unicode-range:([^;}]*)")
#: Set in the reader's own fonts: see assets/portal/_page.scss.
IN_OTHER_FONTS = re.compile(r'<ul class="[^"]*portal-footer__languages.*?</ul>', re.DOTALL)
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
#: What an address comes to: how many bytes on the wire, and what it says.
Fetch = Callable[[str], tuple[int, bytes]]


def first_view_kb(port: int, path: str) -> dict[str, float]:
    """kB by what it is. HTML counts as gzip would make it: compressing it is the proxy's job."""

    def fetch(address: str) -> tuple[int, bytes]:
        return len(_fetch(port, address, "br, gzip")), _fetch(port, address, "identity")

    return weigh(_fetch(port, path, "identity"), fetch)


def weigh(page: bytes, fetch: Fetch) -> dict[str, float]:
    """Everything that the page names, with its scripts, and both weights of each font that has letters of
    the page."""
    weights = {"html": len(gzip.compress(page)) / 1024}
    named = {address.decode() for address in LOADED.findall(page)}
    said = {address: fetch(address) for address in named}
    for address in sorted(named):
        if address.split("?")[0].endswith(".css"):
            fonts = set(fonts_for(page, address, said[address][1]))
            said |= {font: fetch(font) for font in fonts - said.keys()}
    for address, (size, _) in said.items():
        kind = address.split("?")[0].rpartition(".")[2]
        weights[kind] = weights.get(kind, 0) + size / 1024
    return weights


def fonts_for(page: bytes, style_at: str, style: bytes) -> Iterator[str]:
    """The addresses of the fonts of a style sheet that a page with these letters asks for."""
    ours = IN_OTHER_FONTS.sub(" ", page.decode())
    letters = {ord(one) for one in html.unescape(TAGS.sub(" ", ours))}
    for face in FACE.findall(style):
        font, ranges = FONT.search(face), RANGE.search(face)
        if font and (ranges is None or any(_is_in(one, ranges[1]) for one in letters)):
            address = font[1].decode()
            yield address if address.startswith("/") else f"{style_at.rpartition('/')[0]}/{address}"


def _is_in(letter: int, ranges: bytes) -> bool:
    for one in ranges.decode().split(","):
        first, _, last = one.strip().removeprefix("U+").partition("-")
        if int(first, 16) <= letter <= int(last or first, 16):
            return True
    return False


def _fetch(port: int, path: str, encoding: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, f"{path} answered {response.status}"
    return body
