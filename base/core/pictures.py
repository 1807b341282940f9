"""A picture from a phone says where it was taken, and often whose phone it was: we keep what is seen and no more."""

import io
import warnings
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from pi_heif import register_heif_opener
from PIL import Image, ImageOps

#: What the largest phones take; a picture that claims more would fill the memory of a web process.
MOST_PIXELS = 64_000_000
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/heic": "HEIF"}
#: What few browsers show is kept as what all of them do.
KEPT_AS_JPEG = ("image/heic",)
register_heif_opener(thumbnails=False)
#: What goes along unsaid and is seen all the same: colours by a profile, and what is transparent.
SEEN = ("icc_profile", "transparency")
#: Hardly to be told from what was sent.
JPEG_ENDS = ("", ".jpg", ".jpeg")
JPEG = {"quality": 92, "optimize": True}


def without_its_story(
    file: UploadedFile, kind: str, *, longest_side: int | None = None
) -> UploadedFile:
    """The picture alone, turned the way it was held: no place, camera, day, comment or thumbnail.

    Made smaller where a side is longer than ``longest_side`` pixels.
    """
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is stricter
            picture = Image.open(file, formats=[FORMATS[kind]])
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(
                "The picture has too many pixels. Make it smaller and choose it again",
                code="too_large",
            )
        seen = {name: picture.info[name] for name in SEEN if name in picture.info}
        turned = ImageOps.exif_transpose(picture)
        turned.info = {}
        if kind in KEPT_AS_JPEG:
            kind, turned = "image/jpeg", turned.convert("RGB")
            seen.pop("transparency", None)
        if longest_side:
            turned.thumbnail((longest_side, longest_side))
        kept = io.BytesIO()
        options = JPEG if kind == "image/jpeg" else {}
        turned.save(kept, FORMATS[kind], exif=b"", **seen, **options)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as trouble:
        raise ValidationError(
            "This picture cannot be opened. It may be damaged: choose another one", code="damaged"
        ) from trouble
    name = PurePath(file.name or "picture")
    if kind == "image/jpeg" and name.suffix.lower() not in JPEG_ENDS:
        name = name.with_suffix(".jpg")
    return SimpleUploadedFile(str(name), kept.getvalue(), content_type=kind)
