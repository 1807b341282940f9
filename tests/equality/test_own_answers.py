import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command

from base.core.audience import Role
from base.core.models import Fact
from participation.people.equality.models import Answer, Option, Question
from participation.people.equality.questionnaire import questions_for
from participation.people.equality.services import answer_question
from tests.factories.people import make_joined_customer, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return make_joined_customer("Amina Hussain")


@pytest.fixture
def as_amina(client, amina):
    client.force_login(amina.user)
    return client


def answer(customer, question: str, option: str | None) -> None:
    asked = Question.objects.asked().get(code=question)
    chosen = asked.options.get(code=option) if option else None
    answer_question(customer=customer, question=asked, option=chosen)


def said(customer) -> dict[str, str]:
    return {one.question.code: one.said for one in questions_for(customer) if one.said}


def test_going_through_the_questions_keeps_answers_skips_and_silence_apart(as_amina, amina):
    as_amina.post("/me/equality/age_band/", {"answer": "35_44"})
    as_amina.post("/me/equality/sex/", {"answer": "prefer_not_to_say"})
    page = as_amina.get("/me/equality/trans/")  # and skipped
    as_amina.post("/me/equality/ethnic_group/", {"answer": "pakistani"})

    assert "Skip this question" in page.content.decode()
    assert said(amina) == {
        "age_band": "35 to 44",
        "sex": "Prefer not to say",
        "ethnic_group": "Pakistani, Scottish Pakistani or British Pakistani",
    }
    assert Answer.objects.count() == 3


def test_the_first_page_says_why_who_how_long_and_that_it_is_voluntary(as_amina):
    page = as_amina.get("/me/equality/").content.decode()

    for heading in ("You choose.", "Why we ask.", "Who sees it.", "How long."):
        assert heading in page


def test_every_question_offers_prefer_not_to_say(as_amina):
    for question in Question.objects.asked():
        page = as_amina.get(f"/me/equality/{question.code}/").content.decode()
        assert 'value="prefer_not_to_say"' in page


def test_an_empty_form_is_not_taken_for_a_skip(as_amina):
    page = as_amina.post("/me/equality/sex/", {})

    assert "Choose an answer, or skip this question" in page.content.decode()
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("typed", ["made_up", "\0", "x" * 10_000])
def test_an_answer_that_is_not_offered_is_refused(as_amina, typed):
    assert as_amina.post("/me/equality/sex/", {"answer": typed}).status_code == 200
    assert Answer.objects.count() == 0


def test_an_answer_can_be_changed(as_amina, amina):
    answer(amina, "sex", "female")

    as_amina.post("/me/equality/sex/", {"answer": "prefer_not_to_say"})

    assert said(amina) == {"sex": "Prefer not to say"}


def test_all_answers_can_be_removed_twice(as_amina, amina):
    answer(amina, "sex", "female")
    answer(amina, "religion", None)

    as_amina.post("/me/equality/remove/")
    as_amina.post("/me/equality/remove/")

    assert Answer.objects.count() == 0
    assert Fact.objects.about(amina).filter(what="equality_answers_removed").count() == 1


@pytest.mark.parametrize("code", ["trans", "sexual_orientation"])
def test_questions_for_people_of_16_and_over_are_not_put_to_younger_ones(as_amina, amina, code):
    assert as_amina.get(f"/me/equality/{code}/").status_code == 200
    answer(amina, "age_band", "under_16")

    assert as_amina.get(f"/me/equality/{code}/").status_code == 404
    assert as_amina.post(f"/me/equality/{code}/", {"answer": "no"}).status_code == 404


def test_the_log_says_that_an_answer_was_given_and_never_which(amina):
    answer(amina, "religion", "muslim")

    (fact,) = Fact.objects.about(amina)
    assert (fact.what, fact.changes, fact.why) == ("equality_answer_given", {}, "")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CUSTOMER])
def test_no_role_sees_anybody_elses_answers(amina, role):
    answer(amina, "religion", "muslim")

    assert not Answer.objects.visible_to(make_user(role)).exists()
    assert Answer.objects.visible_to(amina.user).count() == 1


def test_answers_are_not_in_the_admin_and_have_no_history():
    assert Answer not in admin.site._registry
    inlines = [inline.model for shown in admin.site._registry.values() for inline in shown.inlines]
    assert Answer not in inlines
    assert not hasattr(Answer, "history")
    assert not [model for model in apps.get_models() if model.__name__ == "HistoricalAnswer"]


def test_no_page_of_staff_reads_the_answers(client, amina):
    answer(amina, "religion", "muslim")
    client.force_login(make_user(Role.STAFF, Role.MANAGER, Role.ADMINISTRATOR))

    for address in ("/me/equality/", "/me/equality/religion/"):
        assert client.get(address).status_code == 403


def test_one_customer_does_not_see_anothers_answers(client, amina):
    answer(amina, "religion", "muslim")
    client.force_login(make_joined_customer("Jean").user)

    page = client.get("/me/equality/religion/").content.decode()

    assert "checked" not in page


def test_the_questions_take_few_queries(as_amina, django_assert_max_num_queries):
    for address in ("/me/equality/", "/me/equality/ethnic_group/"):
        with django_assert_max_num_queries(12):
            as_amina.get(address)


def test_england_has_its_own_ethnic_groups_and_scotland_keeps_hers(settings):
    settings.JURISDICTION = "england"
    call_command("load_lookups", verbosity=0)

    groups = Question.objects.asked().get(code="ethnic_group").options
    assert groups.first().group == "Asian or Asian British"
    settings.JURISDICTION = "scotland"
    groups = Question.objects.asked().get(code="ethnic_group").options
    assert groups.filter(code="white_scottish").exists()


def test_loading_again_leaves_what_a_landlord_reworded():
    Option.objects.filter(code="female").update(text="Woman")

    call_command("load_lookups", verbosity=0)

    assert Option.objects.get(code="female").text == "Woman"


def test_counts_that_could_tell_somebody_apart_have_a_higher_threshold():
    thresholds = dict(Question.objects.asked().values_list("code", "threshold"))

    assert {code for code, threshold in thresholds.items() if threshold == 10} == {
        "trans",
        "long_term_condition",
        "condition_effect",
        "religion",
        "sexual_orientation",
    }
    assert min(thresholds.values()) == 5
