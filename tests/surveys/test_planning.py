"""A survey from its first draft to what is published of it."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from base.core.models import Fact
from base.core.refused import Refused
from participation.people.customers.models import Aim, Level
from participation.programme.activities.models import Activity, Engagement
from participation.programme.activities.services import record_engagement
from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.models import PersonalCode
from surveys.models import Privacy, ResultsNews, Survey
from surveys.planning.services import (
    change_survey,
    close_survey,
    open_survey,
    publish_results,
    write_results,
)
from surveys.planning.telling import still_to_tell
from surveys.tasks import tell_results
from tests.factories.people import make_customer
from tests.factories.questionnaires import make_questionnaire
from tests.factories.surveys import make_closed_survey, make_open_survey, make_survey
from tests.forms import token_in

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def filled_in(page: str, **more) -> dict:
    today = timezone.localdate()
    last = today + 20 * DAY
    return {
        "form_token": token_in(page),
        "title": "Repairs in spring",
        "survey_type": "perception",
        "asked_by": "The Board",
        "purpose": "To see whether people are content.",
        "privacy": "confidential",
        "aims": [Aim.objects.get(code="know_needs").pk],
        "level": Level.objects.get(code="consultation").pk,
        "service": "repairs",
        "opens_0": today.day,
        "opens_1": today.month,
        "opens_2": today.year,
        "closes_0": last.day,
        "closes_1": last.month,
        "closes_2": last.year,
        **more,
    }


def test_staff_begin_a_survey_write_its_questions_and_see_what_is_missing(staff):
    page = staff.get("/staff/surveys/new/").content.decode()

    made = staff.post("/staff/surveys/new/", filled_in(page), follow=True)
    survey = Survey.objects.get()
    staff.post(f"/staff/surveys/{survey.pk}/questions/")
    staff.post(f"/staff/surveys/{survey.pk}/questions/")

    survey.refresh_from_db()
    shown = made.content.decode()
    assert "Missing: how much" not in shown
    assert "Missing: what people can change" in shown
    assert survey.standing == "Draft"
    assert survey.questionnaire.draft.questions.count() == 0
    assert "Repairs in spring" in staff.get("/staff/surveys/").content.decode()


def test_a_wrong_day_is_said_on_the_page_with_all_that_was_typed(staff):
    page = staff.get("/staff/surveys/new/").content.decode()

    again = staff.post(
        "/staff/surveys/new/", filled_in(page, closes_2=timezone.localdate().year - 1)
    )

    assert "The last day must be the first day or later" in again.content.decode()
    assert "To see whether people are content." in again.content.decode()
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ({"influence": ""}, "what people can change"),
        ({"questionnaire": None}, "There is no question yet"),
        ({"ends_at": timezone.now() - dt.timedelta(minutes=1)}, "Its last day has passed"),
    ],
)
def test_nobody_is_asked_before_all_is_there(officer, lacks, words):
    survey = make_survey(**lacks)

    with pytest.raises(Refused, match=words):
        open_survey(survey=survey, by=officer)


def test_a_questionnaire_without_a_question_is_not_opened(officer):
    survey = make_survey(questionnaire=make_questionnaire(officer))

    with pytest.raises(Refused, match="There is no question yet"):
        open_survey(survey=survey, by=officer)


def test_it_opens_on_its_first_day_and_closes_by_its_last_or_a_button(officer):
    coming = make_open_survey(starts_at=timezone.now() + DAY)
    survey = make_open_survey()
    assert (coming.standing, survey.standing) == ("Opens soon", "Open")

    survey = close_survey(survey=survey, by=officer)

    assert survey.standing == "Closed"
    assert close_survey(survey=survey, by=officer).ends_at == survey.ends_at
    assert [fact.what for fact in Fact.objects.about(survey).order_by("pk")] == [
        "survey_opened",
        "survey_closed",
    ]


def test_paper_forms_and_asking_on_a_device_are_found_on_its_page_while_it_is_open(staff):
    by_name, anonymous = make_open_survey(), make_open_survey(privacy=Privacy.ANONYMOUS)
    for survey, offered in ((by_name, True), (anonymous, False)):
        page = staff.get(f"/staff/surveys/{survey.pk}/").content.decode()
        for what in ("paper/", "ask/"):
            address = f'href="/staff/questionnaires/{survey.questionnaire_id}/{what}"'
            assert (address in page) == offered, address


def test_what_was_promised_about_names_is_fast_once_it_is_open(staff):
    survey = make_open_survey(privacy=Privacy.ANONYMOUS)

    with pytest.raises(Refused, match="who can find out what somebody answered"):
        change_survey(survey=survey, privacy=Privacy.NAMED)
    page = staff.get(f"/staff/surveys/{survey.pk}/").content.decode()

    survey.refresh_from_db()
    assert survey.privacy == Privacy.ANONYMOUS
    assert "cannot change your answers once you have sent them" in page


def test_only_one_that_anybody_may_answer_is_public_and_on_the_calendar(client):
    asked = make_open_survey("Only those we ask")
    anybody = make_open_survey("Anybody at all", open_to_all=True)

    assert client.get(make_survey("A draft").get_absolute_url()).status_code == 404
    page = client.get(asked.get_absolute_url()).content.decode()
    assert "Answer with your code" in page
    assert "Answer without signing in" not in page
    page = client.get(anybody.get_absolute_url()).content.decode()
    assert "Answer without signing in" in page
    assert "We keep your answers with your name" in page
    calendar = client.get("/calendar/").content.decode()
    assert "Anybody at all" in calendar
    assert "Only those we ask" not in calendar


def test_results_are_published_once_it_has_closed_with_what_happens_next(client, officer):
    survey = make_closed_survey()
    with pytest.raises(Refused, match="what happens next"):
        publish_results(survey=survey, by=officer)
    write_results(
        survey=survey,
        by=officer,
        summary="Most were content.",
        next_steps="We ring the day before.",
        met_purpose=Activity.MetPurpose.YES,
    )
    assert "Most were content." not in client.get(survey.get_absolute_url()).content.decode()

    survey = publish_results(survey=survey, by=officer)

    page = client.get(survey.get_absolute_url()).content.decode()
    assert survey.standing == "Published"
    assert "Most were content." in page
    assert "We ring the day before." in page


def test_what_is_asked_is_not_written_up_yet(officer):
    with pytest.raises(Refused, match="People can still answer"):
        write_results(survey=make_open_survey(), by=officer, summary="x")


def test_a_survey_is_found_by_what_sort_it_is_and_where_it_stands(staff):
    make_survey("A draft")
    make_open_survey("An open one", survey_type="audit")
    make_closed_survey("A closed one")

    for asked, words in (
        ("standing=draft", "A draft"),
        ("standing=open", "An open one"),
        ("standing=closed", "A closed one"),
        ("survey_type=audit", "An open one"),
    ):
        page = staff.get(f"/staff/surveys/?{asked}").content.decode()
        shown = [one for one in ("A draft", "An open one", "A closed one") if one in page]
        assert shown == [words]


def test_whoever_answered_and_wants_to_hear_is_told_once_that_the_results_are_there(
    officer, django_capture_on_commit_callbacks
):
    amina = make_customer("Amina", email="amina@example.org", wants_results=True)
    quiet = make_customer("Quiet", email="quiet@example.org", wants_results=False)
    make_customer("Did not answer", email="other@example.org", wants_results=True)
    survey = make_closed_survey(next_steps="We ring the day before.")
    for person in (amina, quiet):
        record_engagement(
            activity=survey,
            customer=person,
            role=Engagement.Role.RESPONDED,
            source=f"surveys.sheet:{survey.pk}:{person.pk}",
        )

    with django_capture_on_commit_callbacks(execute=True):
        publish_results(survey=survey, by=officer)
    tell_results(survey.results_news.pk)

    (email,) = mail.outbox
    assert email.to == ["amina@example.org"]
    assert "We ring the day before." in email.body
    assert survey.get_absolute_url() in email.body


def test_of_an_anonymous_survey_those_are_told_whose_code_is_spent(officer):
    survey = make_closed_survey(privacy=Privacy.ANONYMOUS)
    amina, jean = (make_customer(name, wants_results=True) for name in ("Amina", "Jean"))
    give_codes(questionnaire=survey.questionnaire, customers=[amina.pk, jean.pk])
    PersonalCode.objects.filter(customer=amina).update(spent_on=timezone.localdate())

    assert list(still_to_tell(ResultsNews(survey=survey))) == [amina]
