"""A picture is kept as it is seen: nothing in it says where it was taken, when and by whose phone."""

import io
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, PngImagePlugin

from base.core import pictures
from base.core.uploads import UploadField

PLACE = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (55.0, 51.0, 30.0)}
XMP = b"<x:xmpmeta>Amina's phone</x:xmpmeta>"
RED, BLUE = (250, 10, 10), (10, 10, 250)


class OneFile(forms.Form):
    paper = UploadField()


def story(**more) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Amina's phone"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    for name, value in more.items():
        exif[getattr(ExifTags.Base, name)] = value
    return exif


def half_and_half(mode: str = "RGB") -> Image.Image:
    """Red on the left and blue on the right."""
    picture = Image.new(mode, (64, 32), RED)
    picture.paste(BLUE, (32, 0, 64, 32))
    return picture


def saved(picture: Image.Image, kind: str, **options) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def kept(name: str, content: bytes) -> bytes:
    form = OneFile({}, {"paper": SimpleUploadedFile(name, content)})
    assert form.is_valid(), form.errors
    file = form.cleaned_data["paper"]
    assert (file.name, file.content_type) == (name, f"image/{name[-3:].replace('jpg', 'jpeg')}")
    return file.read()


def from_phone() -> bytes:
    return saved(
        half_and_half(), "JPEG", exif=story(), xmp=XMP, comment=b"For Amina", icc_profile=b"colours"
    )


def test_a_photo_keeps_its_colours_and_loses_its_story():
    sent = from_phone()
    assert b"Amina" in sent
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(ExifTags.IFD.GPSInfo)

    content = kept("photo.jpg", sent)

    photo = Image.open(io.BytesIO(content))
    assert (photo.size, dict(photo.getexif()), photo.info["icc_profile"]) == (
        (64, 32),
        {},
        b"colours",
    )
    assert b"Amina" not in content
    assert not photo.getexif().get_ifd(ExifTags.IFD.GPSInfo)


def test_it_is_turned_the_way_it_was_held():
    """The phone had said: turn it right by a quarter."""
    sent = saved(half_and_half(), "JPEG", exif=story(Orientation=6), quality=95)

    photo = Image.open(io.BytesIO(kept("photo.jpg", sent)))

    assert photo.size == (32, 64)
    red, _, blue = photo.getpixel((16, 5))
    assert red > 200 > 100 > blue


def test_a_png_loses_its_words_and_stays_transparent():
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Amina's phone")
    said.add_itxt("XML:com.adobe.xmp", XMP.decode())
    picture = half_and_half().convert("P")
    sent = saved(picture, "PNG", exif=story(), pnginfo=said, transparency=0)
    assert b"Amina" in sent

    content = kept("plan.png", sent)

    plan = Image.open(io.BytesIO(content))
    assert b"Amina" not in content
    assert dict(plan.getexif()) == {}
    assert plan.info["transparency"] == 0
    assert plan.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_a_heic_photo_is_kept_as_a_jpeg_without_its_place():
    sent = (Path(__file__).parent / "from_phone.heic").read_bytes()
    assert b"Phone of Amina" in sent
    form = OneFile({}, {"paper": SimpleUploadedFile("IMG_1.HEIC", sent)})
    assert form.is_valid(), form.errors

    file = form.cleaned_data["paper"]

    assert (file.name, file.content_type) == ("IMG_1.jpg", "image/jpeg")
    content = file.read()
    photo = Image.open(io.BytesIO(content))
    assert (photo.format, photo.size, dict(photo.getexif())) == ("JPEG", (64, 48), {})
    assert b"Amina" not in content
    blue, red = photo.getpixel((8, 8)), photo.getpixel((56, 40))
    assert blue[2] > 120 > blue[0]
    assert red[0] > 150 > red[2]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.heic", b"\x00\x00\x00\x1cftypheic ..."),
        ("photo.jpg", b"\xff\xd8\xff\xe0 ..."),
        ("plan.png", b"\x89PNG\r\n\x1a\n..."),
        ("photo.jpg", from_phone()[:500]),
    ],
)
def test_a_picture_that_cannot_be_opened_is_refused_in_plain_words(name, content):
    form = OneFile({}, {"paper": SimpleUploadedFile(name, content)})

    assert form.errors["paper"][0].startswith("This picture cannot be opened.")


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    form = OneFile({}, {"paper": SimpleUploadedFile("photo.jpg", from_phone())})

    assert form.errors["paper"][0].startswith("The picture has too many pixels.")
