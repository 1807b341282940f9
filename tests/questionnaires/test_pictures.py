"""Pictures beside questions and their answers: small, with words for whoever does not see them, and kept with versions."""

import io
import re

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from base.core.refused import Refused
from participation.questionnaires.building.arranging import remove_question
from participation.questionnaires.building.services import (
    begin_correction,
    drop_correction,
    open_questionnaire,
)
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Question
from participation.questionnaires.paper.form import form_pdf
from participation.questionnaires.pictures.services import Wanted, put_pictures
from participation.questionnaires.translating.services import Words, read_in
from participation.questionnaires.translating.strings import lines_of
from tests.factories.activities import make_consultation
from tests.factories.questionnaires import add_question, make_questionnaire, opened, option_of
from tests.factories.written import make_picture
from tests.posted_forms import forms_of
from tests.reports.test_pdf import tags

pytestmark = pytest.mark.django_db

DOORS = "A red door and a blue one"


@pytest.fixture
def which(officer) -> Question:
    return add_question(make_questionnaire(officer), "Which door?", "Red", "Blue")


def sent(name: str = "door.jpg", size=(60, 40)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_picture(name, size).read())


def pictured(question: Question, alt: str = DOORS, of: str = "") -> Question:
    put_pictures(question=question, wanted={of: Wanted(sent(), alt)})
    question.refresh_from_db()
    return question


def shown(client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_staff_put_pictures_beside_a_question_and_its_answers_and_take_them_off(staff, which):
    questionnaire = which.version.questionnaire
    address = f"{questionnaire.staff_address}questions/{which.pk}/pictures/"
    assert address in shown(staff, questionnaire.staff_address)
    red = option_of(which, "Red")
    (form,) = (one for one in forms_of(shown(staff, address)) if "alt_question" in one.controls)
    typed = {"picture_question": sent(size=(1600, 800)), "alt_question": DOORS}

    no_picture = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    refused = staff.post(
        address, {**form.values, "picture_question": no_picture, "alt_question": DOORS}
    )
    staff.post(address, {**form.values, **typed, f"picture_{red}": sent("red.png")})

    assert "The picture must be a PNG, JPG or HEIC file" in refused.content.decode()
    assert DOORS in refused.content.decode()
    which.refresh_from_db()
    assert (which.alt, which.picture_width, which.picture_height) == (DOORS, 640, 320)
    with which.picture.open() as file:
        assert Image.open(io.BytesIO(file.read())).size == (640, 320)
    page = shown(staff, questionnaire.staff_address)
    assert "The picture of the answer “Red” has no words: say what it shows." in page
    with pytest.raises(Refused, match="Say what the picture shows"):
        open_questionnaire(questionnaire=questionnaire, by=questionnaire.created_by)

    (form,) = (one for one in forms_of(shown(staff, address)) if "alt_question" in one.controls)
    staff.post(address, {**form.values, f"away_{red}": "on"})
    assert not which.options.get(code=red).picture
    opened(questionnaire)


def test_whoever_answers_sees_it_small_late_and_with_words_and_only_who_was_shown_it_finds_it(
    client, amina, which
):
    pictured(which)
    pictured(which, "A <red> door", option_of(which, "Red"))
    consultation = make_consultation(questionnaire=opened(which.version.questionnaire))

    page = shown(client, f"{consultation.get_absolute_url()}answer/{which.code}/")

    found = re.findall(
        r'<img class="portal-picture" src="(\S+)" alt="([^"]+)" width="60" height="40" loading="lazy">',
        page,
    )
    assert [alt for _, alt in found] == [DOORS, "A &lt;red&gt; door"]
    address = found[0][0]
    assert re.fullmatch(r"/questions/pictures/\w{22}\.jpg", address)
    client.logout()
    response = client.get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
    assert client.get("/questions/pictures/other.jpg").status_code == 404


def test_a_correction_keeps_its_pictures_and_a_file_goes_with_the_last_who_has_it(
    which, django_capture_on_commit_callbacks
):
    questionnaire, by = which.version.questionnaire, which.version.questionnaire.created_by
    red = option_of(which, "Red")
    pictured(which)
    pictured(which, "A red door", red)
    opened(questionnaire)
    names = [str(row.picture) for row in (which, which.options.get(code=red))]
    with django_capture_on_commit_callbacks(execute=True):
        draft = begin_correction(questionnaire=questionnaire, by=by)
        (copy,) = questions_of(draft)
        assert [str(copy.picture), str(copy.options.get(code=red).picture)] == names
        assert (copy.alt, copy.options.get(code=red).alt) == (DOORS, "A red door")
        drop_correction(questionnaire=questionnaire, by=by)
    assert all(map(default_storage.exists, names))
    with pytest.raises(Refused, match="asked"):
        put_pictures(question=which, wanted={"": Wanted(None, "", away=True)})


def test_the_picture_of_a_question_that_is_removed_is_deleted(
    which, django_capture_on_commit_callbacks
):
    name = str(pictured(which).picture)

    with django_capture_on_commit_callbacks(execute=True):
        remove_question(question=which)

    assert not default_storage.exists(name)


def test_what_a_picture_shows_is_translated(which):
    pictured(which)
    version = which.version
    questions = questions_of(version)
    assert DOORS in {line.english for line in lines_of(version, questions)}

    read_in(Words("pl", {DOORS: "Drzwi"}), version, questions)

    assert questions[0].alt == "Drzwi"


def test_the_paper_form_has_its_pictures_with_their_words(which):
    pictured(which)
    pictured(which, "A red door", option_of(which, "Red"))

    with pikepdf.open(io.BytesIO(form_pdf(which.version))) as pdf:
        alts = [str(one.get("/Alt", "")) for one in tags(pdf.Root.StructTreeRoot, "/Figure")]

    assert {DOORS, "A red door"} <= set(alts)
