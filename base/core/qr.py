"""A square code that leads a phone's camera to an address."""

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr_svg(address: str) -> SafeString:
    """The code as an SVG to put into a page or a document; whoever shows it says the address too.

    Quarter of it may be smudged (level Q): it will hang in closes and on lift doors.
    """
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_Q, image_factory=SvgPathImage
    )
    code.add_data(address)
    svg = code.make_image().to_string(encoding="unicode")
    return mark_safe(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 (drawn by us; the address is only black squares)
