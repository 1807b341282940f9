"""Grids, orders and files: asked without JavaScript, kept, read out and counted as everything else is."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from base.core.refused import Refused
from participation.questionnaires.answering.reading import in_words
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.building.advice import advice_on
from participation.questionnaires.building.arranging import move_question, remove_question
from participation.questionnaires.building.grids import write_grid
from participation.questionnaires.building.services import (
    Choice,
    begin_correction,
    open_questionnaire,
)
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.models import Answer, Sheet
from participation.questionnaires.owners import counted_sheets
from participation.questionnaires.results.counting import questions_with_options, results_of
from participation.questionnaires.results.exports import variables_of
from participation.questionnaires.results.places import places_of
from participation.records.erasing.services import erase_person
from tests.consultations.answering import send, shown_at
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    only_if,
    opened,
    option_of,
)
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db
SATISFIED = [Choice(words) for words in READY_SCALES["satisfied"][1]]
ROWS = ("how we do repairs?", "how we answer the phone?", "what you pay?")


@pytest.fixture
def survey(officer):
    return make_questionnaire(officer, "How we do")


def a_grid(survey, *rows: str, **fields):
    return write_grid(
        questionnaire=survey,
        lead_in="How satisfied or dissatisfied are you with",
        rows=rows or ROWS,
        choices=SATISFIED,
        by=survey.created_by,
        **fields,
    )


def words_of(survey) -> list[str]:
    return [one.row or one.words for one in survey.draft.questions.all()]


def asked_of_all(survey) -> str:
    """Its consultation, open to everybody: where the first page is."""
    open_questionnaire(questionnaire=survey, by=survey.created_by)
    start = f"{make_consultation(questionnaire=survey).get_absolute_url()}answer/"
    return f"{start}{survey.asked.questions.first().code}/"


def photo(name: str = "damp.jpg") -> SimpleUploadedFile:
    """As a phone takes it: with a comment in it that nobody sees."""
    made = io.BytesIO()
    Image.new("RGB", (20, 10), (250, 10, 10)).save(made, "JPEG", comment=b"At Amina's")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/jpeg")


# --- grids ----------------------------------------------------------------------------------------


def test_each_row_of_a_grid_is_a_question_with_results_of_its_own(survey):
    a_grid(survey)
    opened(survey)
    repairs, phone, _ = survey.asked.questions.all()
    best, *_, worst = (one.code for one in repairs.options.all())

    make_answers(survey, make_customer("Jean Smith"), {repairs.code: (best,), phone.code: (worst,)})

    of_repairs, of_phone, of_rent = results_of(survey, counted_sheets(survey))
    assert (
        of_repairs.question.words == "How satisfied or dissatisfied are you with how we do repairs?"
    )
    assert [line.people for line in of_repairs.lines] == [1, 0, 0, 0, 0]
    assert [line.people for line in of_phone.lines] == [0, 0, 0, 0, 1]
    assert of_rent.answered == 0


def test_a_row_that_stays_keeps_what_was_answered_to_it_and_others_come_and_go(survey):
    before = add_question(survey, "First?")
    first = a_grid(survey)
    add_question(survey, "Last?")
    opened(survey)
    draft = begin_correction(questionnaire=survey, by=survey.created_by)
    codes = {one.row: one.code for one in draft.questions.all()}

    a_grid(survey, "the stairs?", *ROWS[:2], first=draft.questions.get(code=first.code))

    assert words_of(survey) == ["First?", "the stairs?", *ROWS[:2], "Last?"]
    after = {one.row: one.code for one in draft.questions.all()}
    assert [after[row] for row in ROWS[:2]] == [codes[row] for row in ROWS[:2]]
    assert [one.place for one in draft.questions.all()] == [1, 2, 3, 4, 5]
    assert draft.questions.get(place=1).code == before.code


def test_a_grid_moves_and_goes_as_one_and_never_after_somebody_waits_for_it(survey):
    first = a_grid(survey)
    last = add_question(survey, "Last?")

    move_question(question=last, up=True)
    assert words_of(survey) == ["Last?", *ROWS]
    move_question(question=survey.draft.questions.get(code=first.code), up=True)
    assert words_of(survey) == [*ROWS, "Last?"]

    why = add_question(survey, "Why?", rules=[only_if(first, "Very satisfied")])
    with pytest.raises(Refused, match="“Why\\?” is asked after an answer"):
        remove_question(question=survey.draft.questions.get(row=ROWS[1]))
    remove_question(question=survey.draft.questions.get(code=why.code))
    remove_question(question=survey.draft.questions.get(row=ROWS[1]))
    assert words_of(survey) == ["Last?"]


def test_what_a_grid_shares_is_read_once_and_remarked_on_once(client, survey, morag):
    a_grid(survey)
    questions = list(survey.draft.questions.prefetch_related("options"))

    assert all("Nobody can say" in said for of in advice_on(questions).on.values() for said in of)
    shown = client.get(survey.staff_address).content.decode()
    assert shown.count("Nobody can say") == 1
    assert "1 to 3. How satisfied or dissatisfied are you with" in shown


def test_a_grid_is_written_on_a_page_and_asked_in_one_fieldset_a_row(client, amina, morag, survey):
    client.force_login(morag)
    new = f"{survey.staff_address}questions/grid/"
    (form,) = (one for one in forms_of(client.get(new).content.decode()) if one.questions)
    typed = {
        **form.values,
        "lead_in": "How good or poor is",
        "rows": "the close?\n\nthe garden?",
        "ready_scale": "good",
        "ways_out": ["Don’t know"],
    }
    client.post(new, typed)
    client.post(new, typed)  # pressed twice
    assert [one.words for one in survey.draft.questions.all()] == [
        "How good or poor is the close?",
        "How good or poor is the garden?",
    ]
    first = survey.draft.questions.first()
    change = f"{survey.staff_address}questions/{first.pk}/"
    (form,) = (one for one in forms_of(client.get(change).content.decode()) if one.questions)
    client.post(change, {**form.values, "help_text": "Think of today."})
    assert survey.draft.questions.first().help_text == "Think of today."
    assert survey.draft.questions.count() == 2

    page = asked_of_all(survey)
    client.force_login(amina.user)
    shown = shown_at(client, page)

    assert "<table" not in shown
    assert shown.count("How good or poor is") == 1
    assert shown.count("<fieldset") == 3
    assert shown.index("Think of today.") < shown.index("the close?") < shown.index("the garden?")


# --- orders ---------------------------------------------------------------------------------------


@pytest.fixture
def order(survey):
    return add_question(survey, "What first?", "Windows", "Doors", "Roofs", kind=Kind.RANKING)


def test_answers_are_put_in_order_by_a_list_of_places_each(client, amina, survey, order):
    page = asked_of_all(survey)
    shown = shown_at(client, page)
    assert shown.count("<select") == 3
    names = [f"{order.source}_{n}" for n in range(3)]

    twice = client.post(page, {names[0]: "1", names[1]: "1"}).content.decode()
    assert "You gave the first place twice" in twice
    assert twice.count('value="1" selected') == 2  # what was chosen stands
    client.post(page, {names[0]: "2", names[1]: "", names[2]: "1"})

    (sheet,) = Sheet.objects.all()
    assert in_words(sheet.answers.all()) == {order.code: "1. Roofs; 2. Windows"}
    again = shown_at(client, page)
    assert again.count('value="1" selected') == again.count('value="2" selected') == 1
    client.post(page, dict.fromkeys(names, ""))
    assert said_on(sheet) == {}


def test_an_order_is_counted_by_who_put_what_first_and_by_the_average_place(survey, order):
    opened(survey)
    windows, doors, roofs = (one.code for one in order.options.all())
    for name, said in (
        ("Amina", (windows, doors, roofs)),
        ("Jean", (windows, roofs)),
        ("Li", (roofs, windows)),
        ("Bo", (roofs, "made-up", doors)),
    ):
        make_answers(survey, make_customer(name), {order.code: said})
    sheets = counted_sheets(survey)

    (result,) = results_of(survey, sheets)
    ((_, placed),) = places_of([result], sheets)

    assert (result.answered, result.counted) == (4, 4)
    assert [(line.words, line.people, line.share) for line in result.lines] == [
        ("Windows", 2, 50),
        ("Doors", 0, 0),
        ("Roofs", 2, 50),
    ]
    # Windows 1, 1, 2; doors 2, 2; roofs 3, 2, 1, 1: counted by hand.
    assert [(one.words, one.people, one.mean) for one in placed] == [
        ("Windows", 3, 4 / 3),
        ("Roofs", 4, 7 / 4),
        ("Doors", 2, 2),
    ]


def test_of_an_order_a_rule_says_only_that_it_was_given(survey, order):
    add_question(survey, "Why?", rules=[only_if(order, must="answered")])

    with pytest.raises(Refused, match="given at all"):
        add_question(survey, "Why roofs?", rules=[only_if(order, "Roofs")])
    with pytest.raises(Refused, match="leaves an order empty"):
        add_question(survey, "And?", "A", "B", dont_know="Don’t know", kind=Kind.RANKING)


# --- files ----------------------------------------------------------------------------------------


@pytest.fixture
def picture(survey):
    return add_question(survey, "Show us the damp", kind=Kind.FILE)


def test_a_photo_is_kept_without_its_story_and_stays_until_it_is_taken_away(
    client, amina, survey, picture, django_capture_on_commit_callbacks
):
    page = asked_of_all(survey)
    wrong = client.post(page, {picture.source: SimpleUploadedFile("damp.jpg", b"GIF89a")})
    assert "The file must be" in wrong.content.decode()

    client.post(page, {picture.source: photo()})
    (answer,) = Answer.objects.all()
    with answer.file.open() as file:
        assert (answer.said, b"Amina" in file.read()) == ("damp.jpg", False)
    client.post(page, {})  # gone on with, and nothing chosen anew
    (answer,) = Answer.objects.all()
    stored = answer.file.name
    assert "You have sent: damp.jpg" in shown_at(client, page)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {f"{picture.source}-clear": "on"})
    assert not Answer.objects.exists()
    assert not default_storage.exists(stored)


def test_no_file_with_answers_has_what_somebody_sent(survey, picture, order):
    opened(survey)

    columns = [one.question for one in variables_of(questions_with_options(survey))]

    assert order in columns
    assert picture not in columns


def test_only_staff_open_what_was_sent_and_only_as_a_download(
    client, amina, survey, picture, morag
):
    page = asked_of_all(survey)
    client.force_login(amina.user)
    client.post(page, {picture.source: photo()})
    (answer,) = Answer.objects.all()
    address = f"{survey.staff_address}files/{answer.pk}/"
    client.force_login(morag)
    assert client.get(address).status_code == 404  # not sent yet
    client.force_login(amina.user)
    consultation = survey.consultation
    start = f"{consultation.get_absolute_url()}answer/"

    class Pages:
        check = f"{start}check/"

    send(client, Pages)
    assert client.get(address).status_code in (302, 403, 404)
    client.force_login(morag)

    listed = shown_at(client, f"{survey.staff_address}results/{picture.code}/")
    assert address in listed
    response = client.get(address)
    response.close()
    assert response["Content-Disposition"] == 'attachment; filename="damp.jpg"'


def test_a_file_that_is_sent_again_is_one_and_goes_with_the_person(
    survey, picture, officer, django_capture_on_commit_callbacks
):
    opened(survey)
    jean = make_customer("Jean Smith")
    first = make_answers(survey, jean, {picture.code: photo()})
    with django_capture_on_commit_callbacks(execute=True):
        second = make_answers(survey, jean, said_on(first))
    names = {one.file.name for one in Answer.objects.filter(sheet__in=[first, second])}
    assert len(names) == 1
    (name,) = names
    assert default_storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(customer=jean, by=officer, why="They asked us to.")

    assert not default_storage.exists(name)
    assert {(one.words, one.file.name) for one in Answer.objects.all()} == {("Erased", "")}


def test_the_option_of_another_question_is_no_place_in_an_order(survey, order):
    other = add_question(survey, "Which?", "Yes", "No")
    opened(survey)

    with pytest.raises(Refused, match="not answered anything"):
        make_answers(survey, make_customer("Jean"), {order.code: (option_of(other, "Yes"),)})
