"""What staff who do not handle a confidential or an anonymous survey can find out of one person's answer."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.questionnaires.kinds import Kind
from participation.questionnaires.models import Answer, Keying, Sheet
from participation.questionnaires.paper.services import begin_paper, begin_second_keying
from participation.questionnaires.worklist import paper_forms_waiting
from surveys.models import Privacy
from surveys.planning.services import close_survey, open_survey
from tests.factories.devices import as_upload, sealed_record
from tests.factories.paper import keyed_in
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question, make_answers, make_questionnaire
from tests.factories.surveys import make_survey
from tests.forms import token_in
from tests.surveys.answering import Safety, answer_signed_in

pytestmark = pytest.mark.django_db


def survey_in_words(officer, privacy: Privacy):
    questionnaire = make_questionnaire(officer, "Your words")
    question = add_question(questionnaire, "What else?", kind=Kind.LONG)
    survey = make_survey(
        "Your words", questionnaire=questionnaire, lead_officer=officer, privacy=privacy
    )
    return open_survey(survey=survey, by=officer), question


def addresses(question) -> list[str]:
    start = question.version.questionnaire.staff_address
    words = f"{start}words/{question.code}/"
    themes = [words, f"{words}?apart=yes", f"{words}second/", f"{words}settle/", f"{words}themes/"]
    return [*themes, f"{start}results/{question.code}/"]


@pytest.mark.parametrize("privacy", [Privacy.CONFIDENTIAL, Privacy.ANONYMOUS])
def test_nobody_reads_what_people_write_before_it_is_over(client, morag, officer, privacy):
    survey, question = survey_in_words(officer, privacy)
    for n in range(12):
        sheet = make_answers(survey.questionnaire, make_customer(), {question.code: f"Secret {n}"})
        if privacy == Privacy.ANONYMOUS:
            Sheet.objects.filter(pk=sheet.pk).update(customer=None)
    answer = survey.questionnaire.answer_sheets.first().answers.get()
    one = f"{survey.questionnaire.staff_address}words/{question.code}/{answer.key}/"

    for address in [*addresses(question), one, f"{one}quote/"]:
        response = client.get(address)
        assert response.status_code == 404, address
        assert b"Secret" not in response.content, address


def test_words_told_in_confidence_stand_in_no_order_of_time_and_only_once_they_are_many(
    client, morag, officer
):
    survey, question = survey_in_words(officer, Privacy.CONFIDENTIAL)
    for n in (3, 1, 2, 9, 5, 4, 8, 7, 6):
        make_answers(survey.questionnaire, make_customer(), {question.code: f"Word {n}"})
    close_survey(survey=survey, by=officer)
    *_, listed = addresses(question)
    assert client.get(listed).status_code == 404

    make_answers(survey.questionnaire, make_customer(), {question.code: "Word 0"})
    survey.questionnaire.releases.all().delete()
    for address in (addresses(question)[0], listed):
        shown = client.get(address).content.decode()
        places = [shown.index(f"Word {n}") for n in range(10)]
        assert places == sorted(places), address
        assert ", online<" not in shown, address

    make_answers(survey.questionnaire, make_customer(), {question.code: "Late word"})
    for address in (addresses(question)[0], listed):
        assert "Late word" not in client.get(address).content.decode(), address


def test_what_pages_call_an_answer_does_not_tell_when_it_came(client, morag, officer):
    """Who sent theirs when is on record: an answer called by its number in the row would be somebody's."""
    survey, question = survey_in_words(officer, Privacy.CONFIDENTIAL)
    for n in range(12):
        make_answers(survey.questionnaire, make_customer(), {question.code: f"Word {n:02}"})
    close_survey(survey=survey, by=officer)
    read = addresses(question)[0]

    page = client.get(read).content.decode()

    keys = [int(key) for key in re.findall(r'name="a_(\d+)"', page)]
    sent = list(Answer.objects.order_by("pk").values_list("pk", flat=True))
    assert len(keys) == len(sent)
    assert keys not in (sorted(keys), sorted(keys, reverse=True))
    assert not set(keys) & set(sent)
    assert client.get(f"{read}{sent[0]}/").status_code == 404
    assert "Word 00" in client.get(f"{read}{keys[0]}/").content.decode()


def test_whoever_has_a_code_reads_and_changes_nothing_that_was_sent_in_confidence(
    client, amina, officer
):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    answer_signed_in(client, safety, safety.no())
    sheet, other = Sheet.objects.counted().get(), Client()
    start = f"/s/{safety.code(amina).code}/"
    page = f"{start}{safety.safe.code}/"

    for address in (start, page, f"{page}?change=1", f"{start}check/", f"{start}sent/"):
        shown = other.get(address, follow=True).content.decode()
        assert "checked" not in shown, address
        assert not re.search(r"<dd[^>]*>\s*No\s*<", shown), address
        assert "Look at my answer" not in shown, address
    refused = other.post(page, safety.yes()).content.decode()
    other.post(f"{start}check/")

    assert "answered already" in refused
    assert Sheet.objects.counted().get() == sheet
    assert Sheet.objects.count() == 1


def test_what_was_begun_is_gone_on_with_elsewhere_and_read_only_where_it_was_begun(amina, officer):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    start, own, other = f"/s/{safety.code(amina).code}/", Client(), Client()
    page = f"{start}{safety.safe.code}/"
    why = f"{start}{safety.why.code}/"
    own.post(page, safety.no())

    assert "checked" in own.get(page).content.decode()
    for address in (start, page, f"{page}?change=1", f"{start}check/"):
        shown = other.get(address, follow=True).content.decode()
        assert "checked" not in shown, address
        assert not re.search(r"<dd[^>]*>\s*No\s*<", shown), address
    assert "not shown here" in other.get(f"{start}check/").content.decode()
    other.post(page, {"shown": safety.safe.code})
    other.post(why, {safety.why.source: "It is dark.", "shown": safety.why.code})
    assert "It is dark." not in other.get(why).content.decode()
    assert "It is dark." in own.get(why).content.decode()

    check = other.get(f"{start}check/").content.decode()
    other.post(f"{start}check/", {"form_token": token_in(check)})

    sent = Sheet.objects.counted().get()
    assert {one.said for one in sent.answers.all()} == {"No", "It is dark."}


def test_a_confidential_survey_is_answered_with_a_code(client, amina, officer):
    safety = Safety(officer, open_to_all=True, privacy=Privacy.CONFIDENTIAL)
    start, other = f"/s/{safety.code(amina).code}/", Client()
    other.post(f"{start}{safety.safe.code}/", safety.yes())
    check = other.get(f"{start}check/").content.decode()
    sent = other.post(f"{start}check/", {"form_token": token_in(check)}, follow=True)

    assert "We have your answer" in sent.content.decode()
    assert Sheet.objects.counted().get().customer == amina


def test_only_those_who_handle_a_confidential_survey_weight_its_answers(client, officer):
    survey, _ = survey_in_words(officer, Privacy.CONFIDENTIAL)
    other = make_user(Role.STAFF, name="Other Officer")
    client.force_login(other)
    address = f"{survey.questionnaire.staff_address}weighting/"

    refused = client.get(address, follow=True).content.decode()
    dropped = client.post(f"{address}drop/", follow=True).content.decode()
    survey.handlers.add(other)

    assert "only those who handle this survey set them" in refused
    assert "only those who handle this survey set them" in dropped
    assert client.get(address).status_code == 200


def test_only_those_who_handle_a_confidential_survey_key_in_and_read_its_paper_forms(
    client, officer, settings
):
    settings.SECOND_KEYING_PERCENT = 100
    safety = Safety(officer, privacy=Privacy.CONFIDENTIAL)
    other, version = make_user(Role.STAFF, name="Other Officer"), safety.questionnaire.asked
    about = {"version": version, "code": None, "received_on": timezone.localdate()}
    with pytest.raises(Refused, match="given in confidence"):
        begin_paper(**about, customer=None, by=other)
    form = begin_paper(**about, customer=None, by=officer)
    keyed_in(form, safety.yes())
    second = make_user(Role.STAFF, name="Second Officer")
    safety.survey.handlers.add(second)
    everybody = (officer, second, other)
    assert [len(paper_forms_waiting(one)) for one in everybody] == [0, 1, 0]
    with pytest.raises(Refused, match="given in confidence"):
        begin_second_keying(form=form, by=other)

    form.keyings.create(place=Keying.SECOND, keyed_by=second, finished_at=timezone.now())
    assert [len(paper_forms_waiting(one)) for one in everybody] == [1, 1, 0]
    settle = reverse("questionnaires:settle_paper", args=[form.pk])
    for reader, status in ((other, 404), (officer, 200)):
        client.force_login(reader)
        assert client.get(settle).status_code == status


def test_only_those_who_handle_a_confidential_survey_ask_it_at_the_door(client, officer):
    safety = Safety(officer, privacy=Privacy.CONFIDENTIAL)
    other = make_user(Role.STAFF, name="Other Officer")
    ask = reverse("questionnaires:ask_on_device", args=[safety.questionnaire.pk])
    record = sealed_record(safety.questionnaire.asked, safety.yes())
    send = reverse("questionnaires:send_from_device")
    client.force_login(other)

    refused = client.get(ask, follow=True).content.decode()
    not_taken = client.post(send, as_upload(record))
    nothing = Sheet.objects.count()
    client.force_login(officer)

    assert "given in confidence, so only those who handle them ask face to face" in refused
    assert (not_taken.status_code, nothing) == (409, 0)
    assert client.get(ask).status_code == 200
    assert client.post(send, as_upload(record)).json()["told"] == "It is in, and counts."


def test_what_is_read_about_safety_is_written_down_at_once_for_each_of_them(
    client, officer, django_assert_max_num_queries
):
    survey, question = survey_in_words(officer, Privacy.CONFIDENTIAL)
    for n in range(4):
        make_answers(survey.questionnaire, make_customer(), {question.code: f"Mould {n}"})
    client.force_login(officer)

    with django_assert_max_num_queries(20):
        page = client.get(reverse("surveys:safety")).text

    assert page.count("Mould") == 4
    read = Fact.objects.filter(what="survey_answer_read", actor=officer)
    sheets = survey.questionnaire.answer_sheets.values_list("pk", flat=True)
    assert sorted(one.changes["sheet"] for one in read) == sorted(sheets)
