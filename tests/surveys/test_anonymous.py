"""Anonymous is what it says: no table, log or export tells who said what, or when."""

import datetime as dt
import re

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from participation.programme.activities.models import Engagement
from participation.questionnaires.models import Answer, PersonalCode, Sheet
from surveys.anonymous import sending
from surveys.anonymous.sending import OTHERS, finish, send_anonymously
from surveys.models import DayCount, Draw, Privacy, Survey
from surveys.tasks import sweep
from tests.consultations.answering import act_for
from tests.factories.people import make_joined_customer
from tests.factories.questionnaires import option_of
from tests.factories.surveys import make_sampled
from tests.surveys.answering import Safety, answer_in_the_page, carried_in

pytestmark = pytest.mark.django_db

SECRET = "The man on the third floor shouts at night."


@pytest.fixture
def safety(officer):
    return Safety(officer, privacy=Privacy.ANONYMOUS, open_to_all=True)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """What is to follow once a code is certainly spent."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def why_not(safety) -> dict[str, str]:
    return {safety.why.source: SECRET, "shown": safety.why.code}


def close(survey) -> Survey:
    Survey.objects.filter(pk=survey.pk).update(ends_at=timezone.now())
    survey.refresh_from_db()
    return survey


def test_answers_are_carried_in_the_page_and_stored_only_when_they_are_sent(
    client, amina, safety, sent
):
    code = safety.code(amina)
    address = f"/s/{code.code}/{safety.safe.code}/"
    first = client.get(address).content.decode()
    assert "we keep no name, no code and no time with them" in first

    second = client.post(address, {**safety.no(), "carried": carried_in(first)})

    assert second.status_code == 200
    assert "Why not?" in second.content.decode()
    assert not Sheet.objects.exists()
    with sent():
        shown = answer_in_the_page(client, safety, code, safety.no(), why_not(safety))
    assert "We have your answer" in shown
    assert SECRET not in shown
    assert sorted(answer.said for answer in Answer.objects.all()) == ["No", SECRET]


def test_whoever_is_half_way_when_it_closes_is_told_that_nothing_was_kept(client, amina, safety):
    address = f"/s/{safety.code(amina).code}/{safety.safe.code}/"
    carried = carried_in(client.get(address).text)
    second = client.post(address, {**safety.no(), "carried": carried}).text
    close(safety.survey)

    late = client.post(
        address.replace(safety.safe.code, safety.why.code),
        {**why_not(safety), "carried": carried_in(second)},
    ).text

    assert "You can no longer answer" in late
    assert "we have kept nothing of them" in late
    assert not Sheet.objects.exists()


def test_no_row_of_any_table_tells_who_said_it_or_when(client, amina, safety, sent):
    """Of every table: a row that has the answer has no person, no code and no time of it; a row that has
    the person or the code has no answer."""
    before = timezone.now()
    code = safety.code(amina)
    with sent():
        answer_in_the_page(client, safety, code, safety.no(), why_not(safety))

    telling = (amina.pk, amina.user.pk, code.pk, code.code, amina.name, amina.email)
    (sheet,) = Sheet.objects.all()
    said = {sheet.pk, *sheet.answers.values_list("pk", flat=True)}
    for model in apps.get_models():
        for row in model._base_manager.values():
            of_the_answer = SECRET in map(str, row.values()) or (
                not said.isdisjoint(value for value in row.values() if isinstance(value, int))
            )
            if not of_the_answer:
                continue
            values = [value for name, value in row.items() if name != "question_id"]
            assert model in (Sheet, Answer, *sheet_groups()), model
            assert not any(one in map(str, values) for one in map(str, telling[3:])), row
            assert all(
                row.get(name) is None for name in ("customer_id", "code_id", "keyed_by_id")
            ), row
            times = [value for value in values if hasattr(value, "tzinfo")]
            assert all(time <= before for time in times), row


def sheet_groups():
    return (apps.get_model("surveys", "SheetGroup"),)


def test_keys_are_of_chance_and_the_day_is_only_a_number(client, safety, sent):
    keys = []
    for n in range(4):
        person = make_joined_customer(f"Person {n}")
        with sent():
            answer_in_the_page(Client(), safety, safety.code(person), safety.yes())
        keys.append(Sheet.objects.exclude(pk__in=keys).get().pk)

    assert all(key < 0 for key in keys)
    assert len(set(keys)) == 4
    assert [(one.mode, one.people) for one in DayCount.objects.all()] == [("online", 4)]


def test_a_spent_code_does_not_say_on_which_day(client, amina, safety, sent):
    """Else whoever answered on a day that counts one person would be known."""
    opened = timezone.now() - dt.timedelta(days=9)
    safety.questionnaire.versions.update(opened_at=opened)
    code = safety.code(amina)
    with sent():
        answer_in_the_page(client, safety, code, safety.yes())

    code.refresh_from_db()

    assert code.spent_on == timezone.localdate(opened)


def test_no_log_says_what_was_answered_and_no_export_has_it_before_it_has_closed(
    client, amina, staff, safety, sent, caplog
):
    with caplog.at_level("DEBUG"), sent():
        answer_in_the_page(Client(), safety, safety.code(amina), safety.no(), why_not(safety))
    assert SECRET not in caplog.text

    results = f"/staff/questionnaires/{safety.questionnaire.pk}/results/"
    for address in (results, f"{results}?apart", f"{results}{safety.why.code}/"):
        assert SECRET not in staff.get(address).content.decode()
    answers = f"/staff/surveys/{safety.survey.pk}/answers/"
    assert staff.get(answers).status_code == 404


def test_a_code_is_spent_once_and_nothing_can_be_changed_or_read_again(client, amina, safety, sent):
    code = safety.code(amina)
    with sent():
        answer_in_the_page(client, safety, code, safety.no(), why_not(safety))

    page = client.get(f"/s/{code.code}/").content.decode()
    assert "You have answered." in page
    assert "change it" not in page
    with sent():
        check = client.post(f"/s/{code.code}/check/", {"carried": "made-up"})
    assert check.status_code == 302
    assert Sheet.objects.count() == 1
    client.force_login(amina.user)
    assert "Nobody can find out what" in client.get("/me/surveys/").content.decode()


def test_two_tabs_that_send_at_once_are_one_answer(client, amina, safety, sent):
    code = safety.code(amina)
    address = f"/s/{code.code}/"
    pages = []
    for _ in range(2):
        first = client.get(f"{address}{safety.safe.code}/").content.decode()
        said = {**safety.yes(), "carried": carried_in(first)}
        pages.append(client.post(f"{address}{safety.safe.code}/", said).content.decode())

    with sent():
        for page in pages:
            token = re.search(r'name="form_token"[^>]*value="([^"]+)"', page)[1]
            client.post(f"{address}check/", {"form_token": token, "carried": carried_in(page)})

    assert Sheet.objects.count() == 1


def test_what_comes_back_changed_was_never_said(client, amina, safety):
    address = f"/s/{safety.code(amina).code}/{safety.safe.code}/"
    page = client.get(address).content.decode()

    again = client.post(address, {"carried": f"{carried_in(page)}x", **safety.no()})

    assert "Why not?" in again.content.decode()


def test_going_back_and_changing_an_answer_takes_everything_along(client, amina, safety):
    code = safety.code(amina)
    address = f"/s/{code.code}/{safety.safe.code}/"
    first = client.get(address).content.decode()
    check = client.post(address, {**safety.yes(), "carried": carried_in(first)}).content.decode()
    assert "Check your answers" in check

    back = client.post(
        f"{address}?change=1", {"look": "1", "carried": carried_in(check)}
    ).content.decode()

    assert re.search(r'value="\w+"[^>]*checked', back)


def test_larger_words_half_way_lose_nothing_that_the_page_carries(client, amina, safety):
    address = f"/s/{safety.code(amina).code}/{safety.safe.code}/"
    first = client.get(address).content.decode()
    second = client.post(address, {**safety.no(), "carried": carried_in(first)}).content.decode()
    there = f"/s/{safety.code(amina).code}/{safety.why.code}/"

    larger = client.post(
        there, {**why_not(safety), "carried": carried_in(second), "size": "largest"}
    )

    again = larger.content.decode()
    assert "portal-text-largest" in again
    assert SECRET in again
    assert carried_in(again)
    assert not Sheet.objects.exists()


def test_where_answers_cannot_be_stored_the_code_is_not_spent(
    client, amina, safety, sent, monkeypatch
):
    def fails(**_):
        raise OSError("no room")

    monkeypatch.setattr(sending, "store", fails)
    code = safety.code(amina)
    with pytest.raises(OSError, match="no room"), sent():
        answer_in_the_page(client, safety, code, safety.yes())

    code.refresh_from_db()
    assert code.spent_on is None
    assert DayCount.objects.get().people == 0


def test_groups_of_a_sample_are_named_only_where_they_are_large(client, amina, safety, sent):
    sampled = make_sampled(amina, safety.survey)
    for n in range(9):
        person = make_joined_customer(f"Person {n}")
        sampled.draw.people.create(customer=person, group="Tenant", is_drawn=True)
    owner = make_joined_customer("An owner")
    sampled.draw.people.create(customer=owner, group="Factored owner", is_drawn=True)

    for person in (amina, owner):
        with sent():
            answer_in_the_page(Client(), safety, safety.code(person), safety.yes())

    groups = [sheet.survey_group.group for sheet in Sheet.objects.all()]
    assert sorted(groups) == [OTHERS, "Tenant"]


def test_when_it_has_closed_the_ledger_gets_one_number_and_rows_get_other_keys(
    client, safety, sent
):
    for n in range(3):
        with sent():
            person = make_joined_customer(f"Person {n}")
            answer_in_the_page(Client(), safety, safety.code(person), safety.no(), why_not(safety))
    assert not Engagement.objects.filter(activity=safety.survey.pk).exists()
    keys = set(Sheet.objects.values_list("pk", flat=True))
    close(safety.survey)

    sweep()
    sweep()

    line = Engagement.objects.get(activity=safety.survey.pk)
    assert (line.customer, line.people) == (None, 3)
    now = set(Sheet.objects.values_list("pk", flat=True))
    assert len(now) == 3
    assert now.isdisjoint(keys)
    assert Answer.objects.count() == 6


def test_results_are_counted_once_it_has_closed(client, safety, sent, staff):
    for n in range(11):
        with sent():
            person = make_joined_customer(f"Person {n}")
            answer_in_the_page(Client(), safety, safety.code(person), safety.yes())
    results = f"/staff/questionnaires/{safety.questionnaire.pk}/results/"
    shown = staff.get(results).content.decode()
    assert ">11<" not in shown
    assert "Answers without a name are counted once it has closed" in shown
    assert "0 customers" not in shown

    finish(close(safety.survey))

    assert ">11<" in staff.get(results).content.decode()


def test_an_officer_cannot_fill_in_an_anonymous_one_for_somebody(client, amina, officer, safety):
    client.force_login(officer)
    act_for(client, officer, amina)

    page = client.get(safety.start, follow=True).content.decode()

    assert "so they answer it themselves" in page


def test_who_is_signed_in_answers_with_a_code_and_not_by_their_sign_in(client, amina, safety):
    led = client.get(safety.start)

    code = PersonalCode.objects.get(customer=amina)
    assert led["Location"] == f"/s/{code.code}/"
    assert Draw.objects.count() == 0


def test_whoever_has_two_codes_since_their_records_were_made_one_answers_once(
    client, amina, safety, sent
):
    """The code that still stands is the one they have not used."""
    stands = safety.code(amina)
    twice = safety.code(make_joined_customer("Amina H"))
    with sent():
        answer_in_the_page(Client(), safety, twice, safety.yes())
    PersonalCode.objects.filter(pk=twice.pk).update(customer=amina, is_spare=True)

    page = client.get(f"/s/{stands.code}/").content.decode()
    with sent():
        send_anonymously(
            survey=safety.survey,
            version=safety.questionnaire.asked,
            code=stands,
            said={safety.safe.code: (option_of(safety.safe, "No"),)},
        )

    assert "You have answered" in page
    assert Sheet.objects.count() == 1
