"""The documents of Glenmarnock as files that open: a heading and plain paragraphs, as Word writes them."""

import io
import zipfile
from html import escape

from django.core.files.base import ContentFile

OFFICE = "http://schemas.openxmlformats.org/"
WORDS = f"{OFFICE}wordprocessingml/2006/main"
#: A file in which nothing differs from one day to the next.
MOMENT = (2026, 1, 1, 0, 0, 0)
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{OFFICE}package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OFFICE}package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
}


def written(heading: str, paragraphs: list[str], *, points: int = 12) -> ContentFile:
    """A Word document; ``points`` is how big its letters are, 18 and more for large print."""
    body = _line(heading, points + 6, bold=True) + "".join(_line(one, points) for one in paragraphs)
    document = f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "word/document.xml": document}.items():
            said = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'
            archive.writestr(zipfile.ZipInfo(name, MOMENT), said, zipfile.ZIP_DEFLATED)
    return ContentFile(file.getvalue())


def _line(text: str, points: int, *, bold: bool = False) -> str:
    look = f'{"<w:b/>" if bold else ""}<w:sz w:val="{2 * points}"/>'
    words = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return f'<w:p><w:pPr><w:spacing w:after="200"/></w:pPr><w:r><w:rPr>{look}</w:rPr>{words}</w:r></w:p>'
