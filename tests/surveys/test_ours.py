"""Surveys of our own staff: asked and answered by us alone, and never counted among customers."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.programme.activities.models import Engagement
from participation.questionnaires.models import PersonalCode, Sheet
from surveys.anonymous.sending import finish
from surveys.models import Privacy, SurveyType
from surveys.planning.services import close_survey, open_survey, publish_results
from surveys.worklist import our_surveys_waiting
from tests.factories.people import make_joined_customer, make_user
from tests.factories.questionnaires import make_answers, option_of
from tests.factories.surveys import make_survey
from tests.forms import token_in

from .answering import Safety, carried_in

pytestmark = pytest.mark.django_db
OURS = reverse("surveys:ours")


def asked_of_us(officer, privacy=Privacy.CONFIDENTIAL) -> Safety:
    return Safety(officer, survey_type=SurveyType.STAFF, privacy=privacy)


def answer(client, safety: Safety) -> str:
    """From the button on our page to the last; what stands there."""
    address = client.post(reverse("surveys:answer_ours", args=[safety.survey.pk]))["Location"]
    first = f"{address}{safety.safe.code}/"
    page = client.get(first).text
    carried = {"carried": carried_in(page)} if "carried" in page else {}
    page = client.post(first, {**safety.yes(), **carried}, follow=True).text
    carried = {"carried": carried_in(page)} if carried else {}
    sent = {"form_token": token_in(page), **carried}
    return client.post(f"{address}check/", sent, follow=True).text


@pytest.mark.parametrize("privacy", [Privacy.CONFIDENTIAL, Privacy.ANONYMOUS])
def test_one_of_us_answers_once_and_stands_in_no_figure_of_customers(
    client, morag, officer, privacy, django_capture_on_commit_callbacks
):
    safety = asked_of_us(officer, privacy)
    task = f"Answer, if you like: {safety.survey.title}"
    assert [one.what for one in our_surveys_waiting(morag)] == [task]
    assert safety.survey.title in client.get(OURS).text

    with django_capture_on_commit_callbacks(execute=True):
        sent = answer(client, safety)

    assert "We have your answer" in sent
    assert "You have answered" in client.get(OURS).text
    assert our_surveys_waiting(morag) == []
    assert [one.what for one in our_surveys_waiting(make_user(Role.MANAGER))] == [task]
    close_survey(survey=safety.survey, by=officer)
    finish(safety.survey)
    assert not Engagement.objects.exists()
    sheet = Sheet.objects.counted().get()
    assert (sheet.customer, sheet.code is None) == (None, privacy == Privacy.ANONYMOUS)
    results = client.get(reverse("questionnaires:results", args=[safety.questionnaire.pk])).text
    assert "1 of us sent answers" in results
    assert "more came from" not in results
    assert "Where fewer than 10 people gave an answer" in results
    assert (
        "Everybody was asked"
        in client.get(reverse("questionnaires:method", args=[safety.questionnaire.pk])).text
    )
    assert safety.survey.title in client.get(OURS).text.partition("What we said")[2]
    assert client.get(f"{safety.survey.staff_address}answers/").status_code == 404


def test_no_customer_sees_it_or_can_answer(officer):
    safety = asked_of_us(officer)
    amina = make_joined_customer("Amina")
    code = safety.code(amina).code
    client = Client()
    assert client.get(safety.page).status_code == 404
    client.force_login(amina.user)

    assert client.get(safety.page).status_code == 404
    assert client.get(safety.start).status_code == 404
    assert "for our own staff" in client.get(f"/s/{code}/").text
    assert not Sheet.objects.exists()


def test_we_are_not_asked_by_name_nor_with_everybody_nor_too_often(settings, officer):
    settings.STAFF_SURVEY_GAP_DAYS = 60
    about = {"survey_type": SurveyType.STAFF, "lead_officer": officer}
    asked_of_us(officer)
    later = timezone.now() + dt.timedelta(days=70)

    for fields, why in (
        ({"privacy": Privacy.NAMED}, "in confidence or without names"),
        ({"privacy": Privacy.ANONYMOUS, "open_to_all": True}, "for us alone"),
        ({"privacy": Privacy.ANONYMOUS}, "too near to this"),
    ):
        with pytest.raises(Refused, match=why):
            open_survey(survey=make_survey("Again", **about, **fields), by=officer)
    survey = make_survey("Again", **about, privacy=Privacy.ANONYMOUS, starts_at=later)
    assert open_survey(survey=survey, by=officer).opened_at


def test_its_results_stay_with_us_and_nobody_is_chosen_for_it(client, morag, officer):
    safety = asked_of_us(officer)
    hub = client.get(safety.survey.staff_address).text
    close_survey(survey=safety.survey, by=officer)

    assert "Who is asked" not in hub
    assert "Colleagues" in hub
    with pytest.raises(Refused, match="our own staff"):
        publish_results(survey=safety.survey, by=officer)
    late = client.post(reverse("surveys:answer_ours", args=[safety.survey.pk]), follow=True).text
    assert "Nobody can answer this now" in late
    assert not PersonalCode.objects.exists()


def test_nobody_reads_a_colleagues_words_about_safety(client, officer):
    safety = asked_of_us(officer)
    make_answers(
        safety.questionnaire,
        None,
        {
            safety.safe.code: (option_of(safety.safe, "No"),),
            safety.why.code: "A fire door is shut.",
        },
    )
    client.force_login(officer)

    shown = client.get(reverse("surveys:safety")).text

    assert "Nobody has written of it." in shown
    assert "fire door" not in shown
