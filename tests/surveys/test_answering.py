"""Who may answer a survey, in which ways, and what follows of it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.programme.activities.models import Engagement
from participation.questionnaires.bank.services import add_from_bank
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import BankEntry, PersonalCode, Sheet
from surveys.models import Draw, Privacy, Survey
from surveys.planning.services import open_survey
from tests.consultations.answering import act_for
from tests.factories.paper import begun_paper, keyed_in
from tests.factories.people import make_customer, make_joined_customer, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire, option_of
from tests.factories.surveys import make_sampled, make_survey
from tests.forms import token_in
from tests.surveys.answering import Safety, answer_signed_in, carried_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def safety(officer):
    return Safety(officer, open_to_all=True)


def answer_by_link(client, safety: Safety, address: str, *pages: dict) -> None:
    """Page by page, each carrying what was said before where nothing is kept, until it is sent."""
    shown = client.get(f"{address}{safety.safe.code}/").content.decode()
    for code, said in zip((safety.safe.code, safety.why.code), pages, strict=False):
        carried = {"carried": carried_in(shown)} if 'name="carried"' in shown else {}
        sent = {**said, **carried, "shown": code}
        shown = client.post(f"{address}{code}/", sent, follow=True).content.decode()
    carried = {"carried": carried_in(shown)} if 'name="carried"' in shown else {}
    client.post(f"{address}check/", {"form_token": token_in(shown), **carried})


def in_ledger(survey) -> list[tuple]:
    lines = Engagement.objects.filter(activity=survey.pk).order_by("pk")
    return list(lines.values_list("customer__name", "people", "role"))


def test_each_step_with_a_code_takes_few_statements_however_much_is_asked(
    client, officer, django_assert_max_num_queries
):
    questionnaire = make_questionnaire(officer)
    questions = [
        add_question(questionnaire, f"Question {n}?", "Yes", "No", new_page=n == 0)
        for n in range(12)
    ]
    survey = make_survey(
        "Many", questionnaire=questionnaire, lead_officer=officer, open_to_all=True
    )
    open_survey(survey=survey, by=officer)
    said = {one.source: option_of(one, "Yes") for one in questions}
    codes = give_codes(
        questionnaire=questionnaire, customers=[make_customer().pk, make_customer("Tam").pk]
    )
    steps = {}
    for code in codes.values():  # the first of a process reads what is asked
        page, check = f"/s/{code}/{questions[0].code}/", f"/s/{code}/check/"
        with CaptureQueriesContext(connection) as steps["looked at"]:
            client.get(page)
        with CaptureQueriesContext(connection) as steps["filled in"]:
            client.post(page, said)
        with CaptureQueriesContext(connection) as steps["looked through"]:
            shown = client.get(check).content.decode()
        with CaptureQueriesContext(connection) as steps["sent"]:
            client.post(check, {"form_token": token_in(shown)})
        with CaptureQueriesContext(connection) as steps["read afterwards"]:
            assert "We have your answer" in client.get(f"/s/{code}/sent/").content.decode()

    took = {name: len(step) for name, step in steps.items()}
    most = {"looked at": 6, "filled in": 20, "looked through": 7, "sent": 32, "read afterwards": 8}
    assert {name: n for name, n in took.items() if n > most[name]} == {}


def test_who_signs_in_answers_once_changes_it_and_stands_in_the_ledger_once(client, amina, safety):
    assert 'href="/me/surveys/"' in client.get("/me/").content.decode()
    assert f'href="{safety.start}"' in client.get("/me/surveys/").content.decode()

    shown = answer_signed_in(client, safety, safety.yes())
    answer_signed_in(client, safety, safety.no())

    assert "What people said, and what we do about it" in shown
    assert Sheet.objects.counted().get().answers.get().option.words == "No"
    assert in_ledger(safety.survey) == [("Amina Hussain", 1, "responded")]
    assert ">Change<" in client.get("/me/surveys/").content.decode()


def test_what_is_promised_stands_before_the_first_question(client, amina, safety):
    page = client.get(f"{safety.start}{safety.safe.code}/").content.decode()

    assert "We keep your answers with your name" in page


def test_one_that_is_not_for_everybody_is_only_for_those_who_were_asked(client, amina, officer):
    safety = Safety(officer)
    refused = client.get(safety.start, follow=True).content.decode()
    make_sampled(amina, safety.survey)

    assert "only for people whom we have asked" in refused
    assert "Do you feel safe?" in client.get(safety.start, follow=True).content.decode()


def test_a_code_answers_without_signing_in_and_counts_as_the_same_person(client, amina, safety):
    code = safety.code(amina)
    visitor, address = Client(), f"/s/{code.code}/"
    visitor.post(f"{address}{safety.safe.code}/", safety.yes())
    check = visitor.get(f"{address}check/").content.decode()

    visitor.post(f"{address}check/", {"form_token": token_in(check)})
    answer_signed_in(client, safety, safety.no())

    assert in_ledger(safety.survey) == [("Amina Hussain", 1, "responded")]
    assert Sheet.objects.counted().count() == 1


def test_the_open_link_knows_a_browser_again(client, safety):
    page = client.get(safety.page).content.decode()
    assert "On another device we would take you for somebody else" in page
    openly = f"{safety.page}open/"

    first, again = (client.post(openly)["Location"] for _ in range(2))

    assert first == again
    client.post(f"{first}{safety.safe.code}/", safety.yes())
    check = client.get(f"{first}check/").content.decode()
    client.post(f"{first}check/", {"form_token": token_in(check)})
    assert in_ledger(safety.survey) == [(None, 1, "responded")]


@pytest.mark.parametrize("privacy", Privacy)
def test_the_next_person_at_a_shared_computer_answers_for_themselves_and_reads_nothing(
    client, officer, privacy
):
    safety = Safety(officer, open_to_all=True, privacy=privacy)
    openly = f"{safety.page}open/"
    first = client.post(openly)["Location"]
    answer_by_link(client, safety, first, safety.no(), {safety.why.source: "My neighbour"})

    asked = client.post(openly)
    assert "Was it you who answered here before?" in asked.content.decode()
    for page in ("", "check/", "sent/", f"{safety.safe.code}/", f"{safety.why.code}/"):
        shown = client.get(f"{first}{page}", follow=True).content.decode()
        assert "My neighbour" not in shown, page
        assert "checked" not in shown, page
    assert client.post(openly, {"came": "again"})["Location"] == first
    second = client.post(openly, {"came": "another"})["Location"]
    assert second != first
    assert client.post(openly)["Location"] == second  # nothing is answered with it yet
    answer_by_link(client, safety, second, safety.yes())
    assert PersonalCode.objects.exclude(spent_on=None).count() == 2


def test_what_was_begun_at_a_shared_computer_is_not_shown_to_who_says_they_are_somebody_else(
    client, safety
):
    openly = f"{safety.page}open/"
    first = client.post(openly)["Location"]
    client.post(f"{first}{safety.safe.code}/", safety.no())
    client.post(
        f"{first}{safety.why.code}/", {safety.why.source: "My neighbour", "shown": safety.why.code}
    )
    assert "My neighbour" in client.get(f"{first}check/").content.decode()

    client.post(openly, {"came": "another"})

    for page in ("check/", f"{safety.why.code}/"):
        assert "My neighbour" not in client.get(f"{first}{page}").content.decode()


def test_the_open_link_is_shut_where_only_those_we_ask_answer_or_it_has_closed(client, officer):
    for fields in ({}, {"open_to_all": True, "ends_at": timezone.now()}):
        safety = Safety(officer) if not fields else Safety(officer, open_to_all=True)
        Survey.objects.filter(pk=safety.survey.pk).update(
            **{name: value for name, value in fields.items() if name == "ends_at"}
        )
        assert client.post(f"{safety.page}open/")["Location"] == safety.page
    assert not PersonalCode.objects.exists()


def test_an_officer_answers_for_somebody_who_rings(client, amina, officer, safety):
    client.force_login(officer)
    act_for(client, officer, amina)

    answer_signed_in(client, safety, safety.yes())

    sheet = Sheet.objects.counted().get()
    assert (sheet.customer, sheet.keyed_by, sheet.mode) == (amina, officer, "phone")


def test_a_confidential_one_is_filled_in_and_read_only_by_those_who_handle_it(
    client, amina, officer
):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    answer_signed_in(client, safety, safety.no())
    sheet = Sheet.objects.counted().get()
    listed = f"/staff/surveys/{safety.survey.pk}/answers/"
    other = make_user(Role.STAFF, name="Other Officer")

    client.force_login(other)
    assert client.get(listed).status_code == 404
    assert client.get(f"{listed}{sheet.pk}/").status_code == 404
    assert "Who answered what" not in client.get(safety.survey.staff_address).content.decode()
    act_for(client, other, amina)
    assert "only those who handle it" in client.get(safety.start, follow=True).content.decode()

    safety.survey.handlers.add(other)
    client = Client()
    client.force_login(other)
    assert "Amina Hussain" in client.get(listed).content.decode()
    assert "Do you feel safe?" in client.get(f"{listed}{sheet.pk}/").content.decode()
    read = Fact.objects.get(what="survey_answer_read")
    assert (read.actor, read.changes["sheet"]) == (other, sheet.pk)


def test_whoever_acts_for_somebody_in_a_confidential_one_does_not_read_what_they_sent(
    client, amina, officer
):
    """It would be read without being written down."""
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    answer_signed_in(client, safety, safety.no())
    client = Client()
    client.force_login(officer)
    act_for(client, officer, amina)
    page = f"{safety.start}{safety.safe.code}/"

    for address in (safety.start, page, f"{page}?change=1", f"{safety.start}check/"):
        shown = client.get(address, follow=True).content.decode()
        assert "checked" not in shown, address
        assert not re.search(r"<dd[^>]*>\s*No\s*<", shown), address
    client.post(page, safety.yes())
    answer_signed_in(client, safety, safety.yes())

    assert "checked" in client.get(page).content.decode()
    assert Sheet.objects.counted().get().keyed_by == officer


def test_what_somebody_answers_about_equality_is_read_by_nobody_of_us(client, amina, officer):
    """By name it is not asked at all, and a page of single answers leaves it out."""
    entry = BankEntry.objects.get(code="eq-sex")
    by_name = make_questionnaire(officer, "By name")
    add_from_bank(questionnaire=by_name, entries=[entry], by=officer)
    survey = make_survey("By name", questionnaire=by_name, lead_officer=officer)
    with pytest.raises(Refused, match="asks an equality question"):
        open_survey(survey=survey, by=officer)
    survey.privacy = Privacy.CONFIDENTIAL
    survey.save()
    survey = open_survey(survey=survey, by=officer)
    question = by_name.asked.questions.get()
    option = question.options.first()
    sheet = make_answers(by_name, amina, {question.code: (option.code,)})
    client.force_login(officer)

    page = client.get(f"/staff/surveys/{survey.pk}/answers/{sheet.pk}/").content.decode()

    assert "Amina Hussain" in page
    assert option.words not in page
    assert question.words not in page


def test_what_was_answered_by_name_is_read_by_officers(client, amina, officer, safety):
    answer_signed_in(client, safety, safety.yes())
    client.force_login(make_user(Role.STAFF))

    page = client.get(f"/staff/surveys/{safety.survey.pk}/answers/").content.decode()

    assert "Amina Hussain" in page
    assert not Fact.objects.filter(what="survey_answer_read").exists()


def test_when_a_group_is_full_others_of_it_are_thanked_and_who_answered_may_change(
    client, amina, safety
):
    sampled = make_sampled(amina, safety.survey)
    Draw.objects.update(quotas={"Tenant": 1}, when_full=Draw.WhenFull.THANK)
    jean = make_joined_customer("Jean Smith")
    sampled.draw.people.create(customer=jean, group="Tenant", is_drawn=True)
    answer_signed_in(client, safety, safety.yes())

    assert client.get(f"{safety.start}check/").status_code == 200
    client.force_login(jean.user)
    assert "Enough people like you have answered" in client.get(
        safety.start, follow=True
    ).content.decode().replace("&#x27;", "’")


def test_a_survey_that_closes_while_somebody_answers_says_so(client, amina, safety):
    client.get(f"{safety.start}{safety.safe.code}/")
    Survey.objects.filter(pk=safety.survey.pk).update(ends_at=timezone.now())

    late = client.post(f"{safety.start}{safety.safe.code}/", safety.yes())

    assert late.status_code == 409
    assert "You can no longer answer" in late.content.decode()
    assert not in_ledger(safety.survey)


def test_what_came_by_post_counts_as_paper_and_stands_in_the_ledger(amina, officer, safety):
    form = begun_paper(safety.questionnaire, officer, amina)
    keyed_in(form, {safety.safe.source: option_of(safety.safe, "Yes")})

    sheet = Sheet.objects.counted().get()
    assert (sheet.mode, sheet.answers.get().option.words) == (Sheet.Mode.PAPER, "Yes")
    assert in_ledger(safety.survey) == [("Amina Hussain", 1, "responded")]
