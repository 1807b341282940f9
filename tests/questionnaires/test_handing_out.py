"""Codes that are handed out to people whose names nobody takes."""

import csv
import io

import pytest
from django.test import Client
from pypdf import PdfReader

from base.accounts.models import Role
from base.core.models import Fact
from participation.programme.activities.models import Engagement
from participation.questionnaires.codes.handing_out import MOST
from participation.questionnaires.models import CodeBatch, PersonalCode, Sheet
from participation.questionnaires.owners import owned, sheets_of_customers
from participation.questionnaires.signs import read
from surveys.models import CAME_OPENLY, Privacy
from tests.factories.people import make_user
from tests.factories.surveys import make_open_survey
from tests.forms import token_in
from tests.surveys.answering import Safety, answer_in_the_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def safety(officer):
    return Safety(officer, open_to_all=False)


def place(questionnaire) -> str:
    return f"/staff/questionnaires/{questionnaire.pk}/codes/hand-out/"


def make(staff, questionnaire, number=3, title="Family day"):
    staff.post(place(questionnaire), {"title": title, "number": number})
    return CodeBatch.objects.get(title=title)


def take(staff, batch, kind="csv"):
    return staff.post(f"/staff/questionnaires/codes/{batch.pk}/take/{kind}/")


def codes_in(reply) -> list[str]:
    rows = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"))))
    return [row["Code"].replace(" ", "") for row in rows]


def answer(code: str, safety: Safety) -> None:
    client = Client()
    client.post(f"/s/{code}/{safety.safe.code}/", safety.yes())
    check = client.get(f"/s/{code}/check/").content.decode()
    client.post(f"/s/{code}/check/", {"form_token": token_in(check)})


def test_each_code_is_its_own_names_nobody_and_opens_the_questions(staff, safety):
    batch = make(staff, safety.questionnaire, number=20)
    codes = codes_in(take(staff, batch))

    assert len(set(codes)) == 20
    assert all(read(code) == code for code in codes)
    assert not PersonalCode.objects.exclude(customer=None).exists()
    first = Client().get(f"/s/{codes[0]}/{safety.safe.code}/").content.decode()
    assert "Do you feel safe?" in first


def test_they_leave_the_portal_once_and_who_took_them_is_written_down(staff, morag, safety):
    batch = make(staff, safety.questionnaire)

    first, second = take(staff, batch, "pdf"), take(staff, batch, "csv")

    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].startswith("attachment")
    codes = list(batch.codes.values_list("code", flat=True))
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(first.content)).pages)
    assert all(code in words.replace(" ", "").replace("\n", "") for code in codes)
    assert second.status_code == 302
    page = staff.get(place(safety.questionnaire)).content.decode()
    assert "taken away already" in page
    assert not any(code[:4] in page for code in codes)
    facts = Fact.objects.filter(what__in=["codes_made", "codes_taken"]).order_by("pk")
    assert [(one.what, one.actor) for one in facts] == [
        ("codes_made", morag),
        ("codes_taken", morag),
    ]
    assert not any(code in str(one.changes) for one in facts for code in codes)


def test_pressed_twice_it_makes_one_batch(staff, safety):
    token = "7f1c1a1e-52cb-4f8e-a2a1-0f2d5a3c9b11"
    for _ in range(2):
        typed = {"title": "Family day", "number": 3, "form_token": token}
        staff.post(place(safety.questionnaire), typed)

    assert CodeBatch.objects.count() == 1
    assert PersonalCode.objects.count() == 3


@pytest.mark.parametrize("number", [0, MOST + 1, "three"])
def test_a_number_that_cannot_be_is_told_and_what_was_typed_stays(staff, safety, number):
    reply = staff.post(place(safety.questionnaire), {"title": "Fair", "number": number})

    assert reply.status_code == 200
    assert 'value="Fair"' in reply.content.decode()
    assert not CodeBatch.objects.exists()


def test_what_comes_with_one_is_counted_apart_from_customers(staff, safety):
    code = codes_in(take(staff, make(staff, safety.questionnaire)))[0]

    answer(code, safety)

    whose = owned(safety.questionnaire)
    customers, apart = sheets_of_customers(safety.questionnaire, whose)
    assert (customers.count(), apart.count()) == (0, 1)
    assert Engagement.objects.get().people == 1
    page = staff.get(place(safety.questionnaire)).content.decode()
    assert "1 was answered with" in page


def test_of_an_anonymous_survey_they_lead_to_no_person_and_are_counted_apart(
    staff, officer, django_capture_on_commit_callbacks
):
    safety = Safety(officer, open_to_all=False, privacy=Privacy.ANONYMOUS)
    batch = make(staff, safety.questionnaire)
    signs = codes_in(take(staff, batch))[0]

    with django_capture_on_commit_callbacks(execute=True):
        code = PersonalCode.objects.get(code=signs)
        answer_in_the_page(Client(), safety, code, safety.yes())

    sheet = Sheet.objects.get()
    assert (sheet.customer, sheet.code, sheet.survey_group.group) == (None, None, CAME_OPENLY)
    code.refresh_from_db()
    assert code.customer is None
    assert code.spent_on is not None


def test_those_that_nobody_has_used_are_ended_and_what_was_answered_stays(staff, safety):
    batch = make(staff, safety.questionnaire)
    used, lost, _ = codes_in(take(staff, batch))
    answer(used, safety)

    for _ in range(2):
        staff.post(f"/staff/questionnaires/codes/{batch.pk}/end/")

    assert "This code is no longer in use" in Client().get(f"/s/{lost}/").content.decode()
    assert safety.questionnaire.answer_sheets.counted().count() == 1
    assert Fact.objects.filter(what="codes_ended").count() == 1


def test_none_are_made_where_nobody_is_asked_or_others_handle_it(staff):
    handler = make_user(Role.STAFF, name="Ewan Reid")
    survey = make_open_survey(privacy=Privacy.CONFIDENTIAL, lead_officer=handler)

    page = staff.post(place(survey.questionnaire), {"title": "Fair", "number": 3})

    assert "only those who handle them hand out codes" in page.content.decode()
    assert not CodeBatch.objects.exists()
