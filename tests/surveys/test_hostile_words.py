"""Words that would run somewhere, as a formula or in a browser, are only words: in files, on pages and in messages."""

import csv
import datetime as dt
import io

import pyreadstat
import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from base.accounts.models import Role
from base.core.periods import Month
from participation.questionnaires.codes.tapping import AskedFirst, Tappable
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.kinds import READY_SCALES, Kind
from participation.questionnaires.paper.form import form_pdf
from participation.questionnaires.themes.services import record_readings, write_theme
from participation.questionnaires.translating.frame import frame_lines
from participation.questionnaires.translating.services import write_frame, write_translations
from participation.questionnaires.translating.strings import lines_of
from participation.reach.sendouts.answers_in_message import in_words
from participation.reach.sendouts.words import finish
from reports.monthly.said import SECTION
from reports.monthly.said import count as said_in_month
from reports.sections import Asked
from surveys.launching.words import INVITATION, ONE_PRESS
from surveys.models import Survey
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, opened
from tests.factories.surveys import make_survey

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"=HYPERLINK({SCRIPT})"
AT = timezone.make_aware(dt.datetime.combine(Month.current().previous.first, dt.time(12)))


@pytest.fixture
def survey(officer) -> Survey:
    """Every word that staff may write of it, and what twelve people wrote, sorted by a theme."""
    asked = make_questionnaire(officer, HOSTILE)
    which = add_question(asked, f"{HOSTILE} 1", HOSTILE, "+1", help_text=HOSTILE)
    how = add_question(asked, "=2", *READY_SCALES["satisfied"][1], kind=Kind.SCALE)
    why = add_question(asked, f"{HOSTILE} 3", kind=Kind.LONG)
    survey = make_survey(
        HOSTILE,
        questionnaire=opened(asked),
        lead_officer=officer,
        opened_at=AT,
        starts_at=AT,
        ends_at=AT + dt.timedelta(days=2),
        summary=HOSTILE,
        next_steps=HOSTILE,
        results_published_at=AT + dt.timedelta(days=3),
    )
    theme = write_theme(questionnaire=asked, code=why.code, name=HOSTILE, by=officer)
    for _ in range(12):
        said = {question.code: (question.options.first().code,) for question in (which, how)}
        sheet = make_answers(asked, make_customer(), {**said, why.code: HOSTILE})
        record_readings(found={sheet.answers.get(question=why): [theme]}, by=officer)
    asked.answer_sheets.update(sent_at=AT)
    return survey


def cells(name: str, file: bytes) -> list:
    if name.endswith("xlsx"):
        rows = load_workbook(io.BytesIO(file)).active.iter_rows()
        assert all(cell.data_type != "f" for row in rows for cell in row)
        rows = load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)
    else:
        rows = csv.reader(io.StringIO(file.decode("utf-8-sig")))
    return [str(cell) for row in rows for cell in row]


def test_no_cell_of_a_file_is_a_formula(client, survey):
    client.force_login(make_user(Role.MANAGER))
    names = ("results.csv", "results.xlsx", "answers.csv", "answers.xlsx", "code-book.csv")
    for name in names:
        found = cells(name, client.get(f"{survey.questionnaire.staff_address}{name}").getvalue())
        assert any(HOSTILE in one for one in found), name
        assert not [one for one in found if one.startswith(("=", "+"))], name


def test_a_file_for_spss_and_its_code_book_hold_the_words_as_they_are(client, survey, tmp_path):
    client.force_login(make_user(Role.MANAGER))
    path = tmp_path / "answers.sav"
    path.write_bytes(client.get(f"{survey.questionnaire.staff_address}answers.sav").getvalue())

    _, about = pyreadstat.read_sav(path)

    assert about.column_names_to_labels["q1"] == f"{HOSTILE} 1"
    assert about.variable_value_labels["q1"] == {1: HOSTILE, 2: "+1"}
    assert all(name.isidentifier() for name in about.column_names)


def test_no_email_runs_it():
    asked_first = AskedFirst({"en": Tappable(HOSTILE, (("a", HOSTILE),))})
    link = f"{settings.PORTAL_ADDRESS}/s/7KQ2MX4D/"
    values = {"title": HOSTILE, "when": HOSTILE, "link": link}
    values["answers"] = in_words(asked_first, "email", "en", link)
    for wording in (INVITATION, ONE_PRESS):
        email = finish(
            [wording],
            customer=make_customer(SCRIPT),
            formats=[],
            channel="email",
            purpose="invitation",
            values=values,
        )
        assert HOSTILE in email.subject
        assert "<script" not in email.html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in email.html


def test_no_page_and_no_paper_runs_it(client, survey, officer):
    asked, manager = survey.questionnaire, make_user(Role.MANAGER)
    words = asked.asked.questions.last()
    staff = asked.staff_address
    pages = [f"{staff}results/", f"{staff}method/", f"{staff}words/{words.code}/"]
    pages += [f"{staff}words/{words.code}/themes/", survey.staff_address, staff]
    for user, addresses in (
        (
            None,
            [survey.get_absolute_url(), reverse("surveys:published_results", args=[survey.slug])],
        ),
        (manager, pages),
    ):
        if user:
            client.force_login(user)
        for address in addresses:
            page = client.get(address, follow=True)
            assert page.status_code == 200, address
            assert SCRIPT not in page.text, address
            assert "&lt;script&gt;" in page.text, address
    month = said_in_month(Asked(Month.of(AT.date()), survey.service))
    assert [one.themes[0].name for one in month.surveys] == [HOSTILE]
    assert SCRIPT not in render_to_string(SECTION.template, {"section": month})
    form = " ".join(
        one.extract_text() for one in PdfReader(io.BytesIO(form_pdf(asked.asked))).pages
    )
    assert SCRIPT in form.replace("\n", "")


def test_no_translation_runs_it(client, amina, survey, officer):
    Survey.objects.update(ends_at=timezone.now() + dt.timedelta(days=2), open_to_all=True)
    asked, frame = survey.questionnaire, frame_lines()
    lines = lines_of(asked.asked, questions_of(asked.asked))
    by = {"language": "pl", "by": officer}
    words = {line.english: f"{SCRIPT} {line.english}" for line in (*lines, *frame)}
    write_translations(questionnaire=asked, lines=lines, words=words, **by)
    write_frame(lines=frame, words=words, **by)
    client.force_login(amina.user)
    address = f"{survey.get_absolute_url()}answer/{asked.asked.questions.first().code}/"
    client.post(address, {"language": "pl"})

    page = client.get(address).text

    assert 'lang="pl"' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Continue" in page
    assert SCRIPT not in page
