"""A device that many use one after another, and cards on a counter."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from base.core.audience import Role
from participation.questionnaires.answering.language import IN_SESSION
from participation.questionnaires.models import Answer, Sheet
from participation.questionnaires.paper.form import card_pdf
from surveys.anonymous.sending import finish
from surveys.models import Privacy
from surveys.planning.services import close_survey
from tests.factories.people import make_joined_customer, make_user
from tests.forms import token_in

from .answering import Safety, answer_in_the_page, carried_in

pytestmark = pytest.mark.django_db
SECRET = "Because of the stair."


def begin(client, safety: Safety) -> str:
    """The address of the first question, after "Begin"."""
    return client.post(f"{safety.page}kiosk/")["Location"]


def said(safety: Safety) -> dict[str, str]:
    return {safety.why.source: SECRET, "shown": safety.why.code}


@pytest.mark.parametrize("privacy", [Privacy.NAMED, Privacy.ANONYMOUS])
def test_after_sending_nothing_of_them_is_there_for_the_next(
    client, officer, privacy, django_capture_on_commit_callbacks
):
    safety = Safety(officer, open_to_all=True, privacy=privacy)
    assert "Begin" in client.get(f"{safety.page}kiosk/").text
    first = begin(client, safety)
    code = first.removesuffix(f"{safety.safe.code}/")
    anonymous = privacy == Privacy.ANONYMOUS
    page = client.get(first).text
    assert "forget what I answered" in page
    carried = {"carried": carried_in(page)} if anonymous else {}
    page = client.post(first, {**safety.no(), **carried}, follow=True).text
    carried = {"carried": carried_in(page)} if anonymous else {}
    why = f"{code}{safety.why.code}/"
    check = client.post(why, {**said(safety), **carried}, follow=True).text
    carried = {"carried": carried_in(check)} if anonymous else {}
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(f"{code}check/", {"form_token": token_in(check), **carried})

    assert done["Location"] == f"{safety.page}kiosk/done/"
    assert f'href="{safety.page}kiosk/"' in client.get(done["Location"]).text
    assert sorted(answer.said for answer in Answer.objects.all()) == [SECRET, "No"]
    for back in (first, why, f"{code}check/", f"{code}sent/", code, f"{safety.page}kiosk/"):
        shown = client.get(back, follow=True).text
        assert SECRET not in shown
        assert "checked" not in shown
    assert begin(client, safety) != first
    assert not client.cookies.get(f"survey-{safety.survey.pk}")


def test_whoever_stops_in_the_middle_leaves_nothing(client, officer):
    safety = Safety(officer, open_to_all=True)
    first = begin(client, safety)
    client.post(first, safety.no())
    code = first.split("/")[2]
    other = safety.code(make_joined_customer("Amina")).code
    client.post(f"/s/{other}/{safety.safe.code}/", safety.yes())

    for leave in (code, other):
        left = client.post(f"{safety.page}kiosk/", {"leave": leave})
        assert left["Location"] == f"{safety.page}kiosk/"

    assert [answer.said for answer in Answer.objects.all()] == ["Yes"]
    assert "checked" not in client.get(first).text


def test_whoever_begins_reads_nothing_of_whoever_walked_away(client, officer):
    safety = Safety(officer, open_to_all=True)
    first = begin(client, safety)
    client.post(f"{first}?language=en", safety.no())
    assert "checked" in client.get(first).text
    session = client.session
    session[IN_SESSION] = "pl"
    session.save()

    begin(client, safety)

    assert "checked" not in client.get(first).text
    assert not Answer.objects.exists()
    assert IN_SESSION not in client.session


def test_it_is_shut_where_only_those_we_ask_answer(client, officer):
    safety = Safety(officer)

    page = client.get(f"{safety.page}kiosk/").text

    assert "Nobody can answer this now" in page
    assert begin(client, safety) == f"{safety.page}kiosk/"


def test_who_answers_without_signing_in_is_counted_apart_where_nobody_has_a_name_too(
    client, officer, django_capture_on_commit_callbacks
):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.ANONYMOUS)
    amina = make_joined_customer("Amina")
    with django_capture_on_commit_callbacks(execute=True):
        answer_in_the_page(Client(), safety, safety.code(amina), safety.yes())
    for _ in range(2):  # once more, from another browser
        visitor = Client()
        code = visitor.post(f"{safety.page}open/")["Location"].split("/")[2]
        with django_capture_on_commit_callbacks(execute=True):
            answer_in_the_page(
                visitor, safety, safety.questionnaire.codes.get(code=code), safety.yes()
            )
    close_survey(survey=safety.survey, by=officer)
    finish(safety.survey)
    client.force_login(officer)

    results = client.get(reverse("questionnaires:results", args=[safety.questionnaire.pk])).text
    method = client.get(reverse("questionnaires:method", args=[safety.questionnaire.pk])).text

    assert Sheet.objects.counted().count() == 3
    assert "1 customer sent answers" in results
    assert "2 more came from people" in results
    assert "We take one browser for one person" in method


def test_a_comment_card_has_the_questions_and_the_address_of_where_anybody_answers(client, officer):
    safety = Safety(officer, open_to_all=True)
    address = reverse("questionnaires:card_file", args=[safety.questionnaire.pk])
    client.force_login(make_user(Role.STAFF))

    (page,) = PdfReader(io.BytesIO(card_pdf(safety.questionnaire.asked))).pages
    card = " ".join(page.extract_text().split())

    assert "Do you feel safe?" in card
    assert safety.page in card.replace(" ", "")
    assert "You need not say who you are." in card
    assert "with your name" not in card
    assert client.get(address)["Content-Type"] == "application/pdf"
    assert (
        address in client.get(reverse("questionnaires:paper", args=[safety.questionnaire.pk])).text
    )
    for fields in ({}, {"open_to_all": True, "privacy": Privacy.ANONYMOUS}):
        closed = Safety(officer, **fields).questionnaire
        assert client.get(reverse("questionnaires:card_file", args=[closed.pk])).status_code == 404
