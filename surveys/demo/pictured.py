"""A picture beside a question of the demo world, drawn here so that it is nobody's."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from participation.questionnaires.models import Questionnaire
from participation.questionnaires.pictures.services import Wanted, put_pictures

SHOWS = "A path between houses after dark, with one lamp that is lit and one that is not."


def put_picture(questionnaire: Questionnaire) -> None:
    """Beside its first question, which is still being written."""
    if (draft := questionnaire.draft) is None:
        return
    file = SimpleUploadedFile("path.png", path_after_dark(), "image/png")
    put_pictures(question=draft.questions.order_by("place")[0], wanted={"": Wanted(file, SHOWS)})


def path_after_dark() -> bytes:
    picture = Image.new("RGB", (640, 320), "#16283a")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 230, 640, 320), fill="#23392c")
    pen.polygon([(250, 320), (300, 150), (340, 150), (480, 320)], fill="#4b5157")
    for left in (20, 440):
        pen.rectangle((left, 90, left + 180, 240), fill="#2f2a2a")
        pen.polygon([(left - 15, 90), (left + 90, 30), (left + 195, 90)], fill="#241f1f")
    pen.rectangle((60, 130, 100, 170), fill="#f2d98a")
    pen.ellipse((205, 40, 305, 150), fill="#5a5a3c")
    for across, lamp in ((252, "#ffe9a0"), (398, "#3a3f45")):
        pen.rectangle((across, 80, across + 6, 250), fill="#101418")
        pen.ellipse((across - 13, 60, across + 19, 90), fill=lamp)
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()
