"""What becomes of a file of complaint figures."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile

from base.core.jobs import JobState
from participation.steering.complaint_figures.models import (
    Learned,
    Line,
    MonthEdition,
    Theme,
    Upload,
    Which,
)
from participation.steering.complaint_figures.services import (
    settle_word,
    show_learned,
    upload_file,
)
from participation.steering.complaint_figures.views import SAMPLE
from participation.steering.complaint_figures.work import take
from tests.factories.people import make_estate

HEAD = "Month,Service,Stage,Theme,Received,Answered,Answered in time,Upheld,What was learned\n"
OCTOBER = "2026-10,Repairs and improvements,1,How long it took,14,13,11,6,\n"


def sent(by, text: str | bytes, name: str = "complaints.csv") -> Upload:
    """Uploaded, and read by a worker."""
    data = text.encode() if isinstance(text, str) else text
    upload = upload_file(file=ContentFile(data), name=name, by=by)
    Upload.objects.run(upload.pk, take)
    upload.refresh_from_db()
    return upload


def received() -> list[int]:
    return list(Line.objects.current().order_by("pk").values_list("received", flat=True))


def test_a_file_of_counts_is_taken_and_the_file_itself_goes(ewan, tmp_path):
    upload = sent(ewan, HEAD + OCTOBER)

    line = Line.objects.get()
    assert (line.service, line.theme.name, line.stage) == ("repairs", "How long it took", "1")
    assert (line.received, line.answered, line.in_time, line.upheld) == (14, 13, 11, 6)
    assert (upload.state, upload.lines, upload.months) == (JobState.DONE, 1, 1)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_the_sample_that_staff_download_is_a_file_that_is_taken(ewan):
    book = openpyxl.Workbook()
    for row in SAMPLE:
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)

    assert sent(ewan, held.getvalue(), "sample.xlsx").lines == len(SAMPLE) - 1


def test_the_same_file_again_changes_nothing(ewan):
    sent(ewan, HEAD + OCTOBER)

    again = sent(ewan, HEAD + OCTOBER, "another name.csv")

    assert (again.state, again.months, again.same_months) == (JobState.DONE, 0, 1)
    assert received() == [14]
    assert MonthEdition.objects.count() == 1


def test_a_correction_is_a_new_edition_of_its_month_and_the_old_one_stays(ewan):
    september = OCTOBER.replace("2026-10", "September 2026")
    sent(ewan, HEAD + OCTOBER + september)

    sent(ewan, HEAD + OCTOBER.replace(",14,", ",16,") + september)

    assert sorted(received()) == [14, 16]
    editions = MonthEdition.objects.filter(month="2026-10-01").order_by("number")
    assert [(one.number, one.replaced_at is None) for one in editions] == [(1, False), (2, True)]
    assert MonthEdition.objects.filter(month="2026-09-01").count() == 1


def test_words_that_nobody_knows_wait_while_the_rest_is_taken(ewan):
    estate = make_estate()
    head = HEAD.replace("Stage,", "Stage,Area,")
    text = (
        head
        + f"2026-10,Caretaking,1,{estate.name},Stairs,4,,,,\n"
        + "2026-10,Repairs and improvements,1,,How long it took,9,,,,\n"
    )

    sent(ewan, text)

    unknown = Line.objects.unsettled().get()
    assert (unknown.service_said, unknown.theme_said) == ("Caretaking", "Stairs")
    assert (unknown.area, received()) == (estate, [4, 9])

    assert (
        settle_word(which=Which.SERVICE, said="caretaking", meaning="neighbourhood", by=ewan) == 1
    )
    stairs = Theme.objects.create(name="Stairs and lifts")
    settle_word(which=Which.THEME, said="Stairs", meaning=stairs, by=ewan)
    assert not Line.objects.unsettled().exists()

    sent(ewan, text.replace("2026-10", "2026-11"))  # remembered

    assert not Line.objects.unsettled().exists()
    assert Line.objects.filter(service="neighbourhood", theme=stairs).count() == 2


def test_what_was_read_once_is_not_read_again_when_the_month_is_corrected(ewan):
    told = OCTOBER.replace("6,\n", "6,Mrs Kerr was not rung back.\n")
    sent(ewan, HEAD + told)
    line = Line.objects.to_read().get()
    show_learned(line=line, words="Somebody was not rung back.", by=ewan)

    sent(ewan, HEAD + told.replace(",14,", ",15,"))

    lesson = Line.objects.lessons().get()
    assert (lesson.received, lesson.learned) == (15, "Somebody was not rung back.")
    assert lesson.learned_standing == Learned.SHOWN


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("2026-10,Repairs,1,Late,-4,,,,", "is not a whole number"),
        ("2026-10,Repairs,1,Late,=2+2,,,,", "is not a whole number"),
        ("2026-10,Repairs,1,Late,4.5,,,,", "is not a whole number"),
        ("2026-10,Repairs,1,Late,999999999999999999999,,,,", "more than 100,000"),
        ("2026-10,Repairs,1,Late,4,3,4,,", "in time than were answered"),
        ("2026-10,Repairs,1,Late,4,3,3,4,", "than were answered"),
        ("2026-10,Repairs,9,Late,4,,,,", "the stage is not"),
        ("2126-10,Repairs,1,Late,4,,,,", "still to come"),
        ("soon,Repairs,1,Late,4,,,,", "the month is not one like"),
        ("2026-10,,1,Late,4,,,,", "there is no service"),
        ("2026-10,Repairs,1," + "x" * 61 + ",4,,,,", "the theme is longer"),
        ("2026-10,Repairs,1,Late,4,,,," + "x" * 2_000, "learned is longer"),
        ("2026-10,Repairs,1,Late,4,,,," + "x" * 1_000_000, "Line 3"),
    ],
)
def test_of_a_file_with_one_wrong_line_nothing_is_taken(ewan, line, problem):
    upload = sent(ewan, HEAD + OCTOBER + line + "\n")

    assert upload.state == JobState.FAILED
    assert problem in upload.error
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD.replace("Theme", "Theme,Name") + "2026-10,Repairs,1,Late,A Hussain,4,,,,\n", "Name"),
        (HEAD.replace("Received", "Rec") + OCTOBER, "Received"),
        (HEAD + OCTOBER + OCTOBER, "twice"),
        (HEAD, "nobody in the file"),
        (b"\x00\x01\x02" * 500, "not a CSV file"),
    ],
)
def test_what_is_no_file_of_counts_is_refused_and_not_kept(ewan, tmp_path, text, problem):
    upload = sent(ewan, text)

    assert upload.state == JobState.FAILED
    assert problem in upload.error
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_letters_of_windows_are_read_as_they_were_written(ewan):
    sent(ewan, (HEAD + OCTOBER.replace("6,\n", "6,The café’s close.\n")).encode("cp1252"))

    assert Line.objects.get().learned_said == "The café’s close."
