"""Questions in other languages: offered when all is translated, changed half-way, and counted together."""

import re
from pathlib import Path

import pytest
from django.utils import timezone, translation
from django.utils.formats import date_format

from participation.programme.consultations.models import RentTable
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.building.arranging import write_words_around
from participation.questionnaires.building.grids import write_grid
from participation.questionnaires.building.services import (
    Choice,
    begin_correction,
    write_question,
)
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import FrameTranslation, Sheet
from participation.questionnaires.models.translations import digest_of
from participation.questionnaires.owners import counted_sheets
from participation.questionnaires.results.counting import results_of
from participation.questionnaires.translating.frame import frame_lines, places
from participation.questionnaires.translating.services import write_frame, write_translations
from participation.questionnaires.translating.strings import lines_of
from surveys.demo.in_polish import FRAME as POLISH
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer, make_joined_customer
from tests.factories.questionnaires import (
    add_question,
    make_answers,
    make_questionnaire,
    opened,
    option_of,
)
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(officer):
    """A choice, and on the next page why, which repeats it."""
    survey = make_questionnaire(officer, "How we do")
    add_question(survey, "Which?", "Doors", "Roofs")
    add_question(survey, "Why [answer 1|that]?", help_text="As you like.")
    write_words_around(questionnaire=survey, introduction="Hello.", thanks="Thank you.")
    return survey


def translate(survey, version, language: str = "pl", **other) -> None:
    """Everything, with the language before each piece; ``other`` by the English."""
    lines = lines_of(version, questions_of(version))
    words = {line.english: f"{language} {line.english}" for line in lines} | other
    write_translations(
        questionnaire=survey,
        language=language,
        lines=lines,
        words=words,
        by=survey.created_by,
    )
    frame = {line.english: f"{language} {line.english}" for line in frame_lines()}
    write_frame(language=language, lines=frame_lines(), words=frame | other, by=survey.created_by)


@pytest.fixture
def asked(survey):
    """It is asked, and wholly in Polish and Arabic."""
    opened(survey)
    translate(survey, survey.asked)
    translate(survey, survey.asked, "ar")
    return survey


@pytest.fixture
def start(asked) -> str:
    return f"{make_consultation(questionnaire=asked).get_absolute_url()}answer/"


def shown(client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_somebody_changes_the_language_half_way_and_loses_nothing(client, amina, asked, start):
    which, why = asked.asked.questions.all()
    page = f"{start}{which.code}/"
    assert 'value="pl" lang="pl">Polski (Polish)</button>' in shown(client, page)
    assert "pl Which?" not in shown(client, page)

    changed = client.post(page, {which.source: option_of(which, "Roofs"), "language": "pl"})

    assert changed.url == page
    polish = shown(client, page)
    assert polish.count("checked") == 1
    for words in (
        "pl Which?",
        "pl Roofs",
        "pl No answer",
        "pl Continue",
        "pl Hello.",
        'lang="pl" dir="ltr"',
    ):
        assert words in polish
    after = client.post(page, {which.source: option_of(which, "Roofs")})
    assert "pl Why pl Roofs?" in shown(client, after.url)
    assert "pl As you like." in shown(client, after.url)
    client.post(after.url, {why.source: "Bo tak", "language": "ar"})
    assert 'lang="ar" dir="rtl"' in shown(client, after.url)
    assert "Bo tak" in shown(client, after.url)
    assert "ar Roofs" in shown(client, f"{start}check/")
    (sheet,) = Sheet.objects.all()
    assert sheet.language == "ar"
    forms = forms_of(shown(client, f"{start}check/"))
    (sends,) = [form for form in forms if form.action.endswith("/check/")]
    client.post(sends.action, sends.values)
    sent = shown(client, f"{start}sent/")
    assert "ar Which?" in sent
    assert "ar Roofs" in sent
    assert "Bo tak" in sent
    assert said_on(sheet) == {which.code: (option_of(which, "Roofs"),), why.code: "Bo tak"}


def test_somebody_is_asked_in_their_own_language_where_all_of_it_is_translated(
    client, amina, asked, start
):
    amina.language = "pl"
    amina.save()
    page = f"{start}{asked.asked.questions.first().code}/"
    assert "pl Which?" in shown(client, page)

    asked.translations.filter(language="pl", english="Doors").delete()

    assert "pl Which?" not in shown(client, page)
    assert "Polski" not in shown(client, page).partition("<footer")[0]
    assert "ar Which?" in shown(client, f"{page}?language=ar")
    assert "ar Which?" in shown(client, page)  # from now on
    assert "ar Which?" not in shown(client, f"{page}?language=en")


def test_answers_in_all_languages_are_one_result(asked):
    which = asked.asked.questions.first()
    for name, language in (("Jean", "en"), ("Li", "pl")):
        sheet = make_answers(asked, make_customer(name), {which.code: (option_of(which, "Doors"),)})
        Sheet.objects.filter(pk=sheet.pk).update(language=language)

    result, _ = results_of(asked, counted_sheets(asked))

    assert [(line.words, line.people) for line in result.lines] == [("Doors", 2), ("Roofs", 0)]


def test_what_people_are_asked_keeps_its_translation_and_a_correction_names_what_is_older(
    client, morag, asked, start, amina
):
    client.force_login(morag)
    draft = begin_correction(questionnaire=asked, by=morag)
    which = draft.questions.first()
    write_question(
        questionnaire=asked,
        question=which,
        kind=Kind.SINGLE,
        words="Which one?",
        choices=[Choice("Doors"), Choice("Roofs"), Choice("Paths")],
        by=morag,
    )

    address = f"{asked.staff_address}translations/pl/"
    page = shown(client, address)
    assert "2 pieces are not translated, 1 of them because the English has changed since" in page
    assert "2 of 10 missing, or older" in shown(client, f"{asked.staff_address}translations/")
    (form,) = (one for one in forms_of(page) if one.questions)
    assert ["pl Which?"] in form.values.values()  # what was there, to be put right
    typed = {
        name: {"pl Doors": "Drzwi"}.get(words, words) for name, (words, *_) in form.values.items()
    }
    client.post(address, typed)

    client.force_login(amina.user)
    now = shown(client, f"{start}{which.code}/?language=pl")
    assert "pl Which?" in now  # people are asked the words of before
    assert "Drzwi" in now  # and a word that was mended is mended for them too
    opened(asked)
    assert "Which one?" in shown(client, f"{start}{which.code}/")  # "Paths" is missing


def test_an_earlier_answer_stays_where_a_translation_has_it(client, morag, survey):
    client.force_login(morag)
    address = f"{survey.staff_address}translations/gd/"
    (form,) = (one for one in forms_of(shown(client, address)) if one.questions)
    which = survey.draft.questions.first()
    lines = lines_of(survey.draft, questions_of(survey.draft))
    piped = next(line.english for line in lines if which.code in line.english)
    field = f"words_{digest_of(piped)}"

    refused = client.post(address, {**form.values, field: "Carson?"}).content.decode()
    assert "Leave the same earlier answers in it" in refused
    assert "Carson?" in refused
    client.post(address, {**form.values, field: f"Carson [{which.code}|sin]?"})

    assert survey.translations.get().words == f"Carson [{which.code}|sin]?"


def test_a_grid_is_read_in_another_language_row_by_row_and_nothing_of_it_is_run(
    client, amina, survey, morag
):
    write_grid(
        questionnaire=survey,
        lead_in="How is {{ request.user }}",
        rows=["the close?", "the {% now 'Y' %}?"],
        choices=[Choice("Good <b>"), Choice("Bad")],
        help_text="{{ brand.name }} <i>",
        by=morag,
    )
    opened(survey)
    first = survey.asked.questions.get(row="the close?")
    address = f"{make_consultation(questionnaire=survey).get_absolute_url()}answer/{first.code}/"
    client.force_login(amina.user)
    english = shown(client, address)
    for words in ("How is {{ request.user }}", "{{ brand.name }} &lt;i&gt;", "Good &lt;b&gt;"):
        assert words in english
    translate(survey, survey.asked, Continue="{% now 'Y' %} <b>")

    polish = shown(client, f"{address}?language=pl")

    assert "pl the close?" in polish
    assert "pl How is {{ request.user }}" in polish
    assert "{% now &#x27;Y&#x27; %} &lt;b&gt;" in polish
    client.force_login(morag)
    assert "{{ brand.name }}" in shown(client, f"{survey.staff_address}translations/pl/")


def test_staff_look_at_each_language_before_anybody_is_asked(client, morag, survey):
    client.force_login(morag)
    translate(survey, survey.draft)

    preview = shown(client, f"{survey.staff_address}preview/?language=pl")

    assert "pl Which?" in preview
    assert 'name="language" value="pl"' in preview


def test_the_page_around_is_in_the_language_too_with_what_is_wrong_and_days_in_its_way(
    client, amina, survey
):
    when = add_question(survey, "When?", kind=Kind.DAY)
    first = add_question(survey, "What first?", "Doors", "Roofs", kind=Kind.RANKING)
    opened(survey)
    translate(survey, survey.asked)
    consultation = make_consultation(questionnaire=survey)
    start = f"{consultation.get_absolute_url()}answer/"
    which = survey.asked.questions.first()

    page = shown(client, f"{start}{which.code}/?language=pl")
    wrong = client.post(
        f"{start}{when.code}/",
        {f"{when.source}_0": "31", f"{when.source}_1": "2", f"{when.source}_2": "2026"},
    ).content.decode()
    twice = client.post(
        f"{start}{first.code}/", {f"{first.source}_0": "1", f"{first.source}_1": "1"}
    ).content.decode()
    client.post(f"{start}{which.code}/", {which.source: option_of(which, "Roofs")})
    check = shown(client, f"{start}check/")
    (sends,) = [form for form in forms_of(check) if form.action.endswith("/check/")]
    client.post(sends.action, sends.values)
    sent = shown(client, f"{start}sent/")

    assert '<title lang="pl" dir="ltr">pl Your answer, page 1 of 4: ' in page
    assert "pl Leave out what you do not want to answer." in page
    assert "pl There is a problem" in wrong
    assert "pl Error:" in wrong
    assert "pl Date must be a real date, for example 27 3 2026" in wrong
    assert "pl You gave the first place twice. Give each place once" in twice
    assert ">pl No place</option>" in twice
    assert "pl Check your answers" in check
    assert "pl Not answered" in check
    with translation.override("pl"):
        closes = date_format(timezone.localdate(consultation.ends_at), "DATE_FORMAT")
    assert f"pl You can change it until {closes}." in check
    assert "pl Staff read your answers with your name." in check
    assert "pl We have your answer" in sent
    assert "pl The page of this consultation" in sent


def test_no_language_is_offered_before_the_page_around_is_translated_too(
    client, staff, morag, asked, start
):
    frame = FrameTranslation.objects.get(language="pl")
    del frame.words["Check your answers"]
    frame.save()

    page = shown(client, f"{asked.staff_address}translations/")
    around = shown(client, "/staff/questionnaires/around/")

    assert "1 sentence of the page around" in page
    assert "People can choose it now" in page  # Arabic
    of = len(frame_lines())
    assert f"1 of {of} missing" in around
    client.force_login(make_joined_customer("Amina").user)
    which = asked.asked.questions.first()
    assert 'value="pl"' not in shown(client, f"{start}{which.code}/")


def test_the_page_around_is_translated_side_by_side_and_what_is_put_in_stays(client, morag):
    client.force_login(morag)
    address = "/staff/questionnaires/around/gd/"
    (form,) = (one for one in forms_of(shown(client, address)) if one.questions)
    until = f"words_{digest_of('You can change it until {day}.')}"
    go_on = f"words_{digest_of('Continue')}"

    refused = client.post(address, {**form.values, until: "Gus an latha", go_on: "Air adhart"})
    client.post(address, {**form.values, until: "Gu {day}.", go_on: "Air adhart"})

    assert "Leave these places in it as they are: {day}" in refused.content.decode()
    assert FrameTranslation.objects.get(language="gd").words == {
        "You can change it until {day}.": "Gu {day}.",
        "Continue": "Air adhart",
    }
    assert "Air adhart" in shown(client, address)


def test_every_sentence_that_stands_on_these_pages_can_be_translated():
    folders = ("questionnaires", "surveys", "consultations", "shopping")
    said = {
        sentence
        for folder in folders
        for file in Path("templates", folder).glob("*.html")
        for sentence in re.findall(r'{% framed(?:_\w+)? "([^"]+)"', file.read_text())
    }

    assert len(said) > 30
    assert said <= {line.english for line in frame_lines()}


def test_the_demo_world_has_all_of_it_in_polish():
    assert set(POLISH) == {line.english for line in frame_lines()}
    assert all(sorted(places(one)) == sorted(places(POLISH[one])) for one in POLISH)


def test_who_has_a_code_reads_the_page_about_it_in_their_language(client, asked):
    make_consultation(questionnaire=asked)
    (code,) = give_codes_by_mark(questionnaire=asked, marks=["Flat 1"]).values()
    which = asked.asked.questions.first()
    client.post(f"/s/{code}/{which.code}/", {"language": "pl"})

    page = shown(client, f"/s/{code}/")

    assert "pl Answer here" in page
    assert "pl Your code" in page
    assert 'call <a class="govuk-link" href="tel:' in page  # of a long link no line would break
    assert re.search('<div lang="pl" dir="ltr">\\s*<h1', page)
    assert " Your code lets" not in page.replace("pl Your code lets", "")


def test_where_a_code_is_typed_and_where_it_opens_nothing_is_in_their_language(client, asked):
    (code,) = give_codes_by_mark(questionnaire=asked, marks=["Flat 1"]).values()
    assert '<a class="govuk-link" href="/s/?language=pl" lang="pl"' in shown(client, "/s/")

    typed = shown(client, "/s/?language=pl")
    wrong = client.post("/s/", {"code": "7KQ2"}).content.decode()
    unknown = client.get("/s/22222229/").content.decode()
    nothing = client.get(f"/s/{code}/").content.decode()

    for words in ("pl Answer with your code", "pl Your code", "pl It has 8 letters", "pl Go on"):
        assert words in typed
    assert "pl There is a problem" in wrong
    assert "pl A code has 8 letters and numbers. You typed 4" in wrong
    assert re.search("pl (This code is not right|We do not know this code)", unknown)
    assert '<title lang="pl" dir="ltr">pl You cannot answer now' in nothing
    assert "pl Nobody is asked these questions." in nothing


def test_a_rent_table_is_read_in_their_language_with_homes_as_staff_wrote_them(
    client, amina, asked
):
    rent = make_consultation(questionnaire=asked)
    RentTable.objects.create(
        consultation=rent,
        options=["3 in 100 more", "Nothing"],
        rows=[["Bedsit", "70.00", "72.10", "70.00"]],
    )
    client.force_login(amina.user)
    start = f"{rent.get_absolute_url()}answer/{asked.asked.questions.first().code}/"
    client.post(start, {"language": "pl"})

    page = shown(client, start)

    assert "pl £72.10, £2.10 more" in page
    assert "pl £70, the same" in page
    assert "pl What it means for your rent, a week" in page
    assert 'lang="en" dir="ltr" data-column="pl Home">Bedsit</th>' in page
