"""A square code that leads a phone's camera to an address."""

import re

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage

SIZE = re.compile(r' (?:width|height)="[0-9]+mm"')


def qr_svg(address: str, *, sized: bool = True) -> SafeString:
    """The code as an SVG to put into a page or a document; whoever shows it says the address too.

    A millimetre for each of its squares, or with no size of its own: a PDF then draws it as its style says.
    Quarter of it may be smudged (level Q): it will hang in closes and on lift doors.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_Q, image_factory=SvgPathImage
    )
    code.add_data(address)
    svg = code.make_image().to_string(encoding="unicode")
    if not sized:
        svg = SIZE.sub("", svg, count=2)
    return mark_safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 (drawn by us; the address is only black squares)
