"""A group looks through the questions of a survey before it opens, and each comment is answered (T-19)."""

import datetime as dt

import pytest
from django.utils import timezone

from base.core.audience import Role
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.activities.models import Engagement
from participation.questionnaires.building.services import begin_correction
from participation.records.merging.services import merge_records
from surveys.house_rules import LARGE_SURVEY_PEOPLE
from surveys.models import QuestionComment, QuestionReview
from surveys.planning.parts import parts_of
from surveys.planning.services import open_survey
from surveys.planning.telling import who_answered
from surveys.reviewing.services import (
    Comment,
    answer_comment,
    comment,
    finish_review,
    send_to_group,
)
from surveys.worklist import reviews_waiting
from tests.factories.groups import make_group, make_membership
from tests.factories.people import make_customer, make_user
from tests.factories.questionnaires import add_question
from tests.factories.surveys import make_sampled, make_survey
from tests.forms import token_in, typed_day
from tests.posted_forms import forms_of

pytestmark = pytest.mark.django_db

DUE = timezone.localdate() + dt.timedelta(days=14)


@pytest.fixture
def panel():
    """Two sit on it; one has left."""
    panel = make_group("Scrutiny Panel", kind="scrutiny")
    for name in ("Jean", "Ailsa"):
        make_membership(panel, make_customer(name))
    make_membership(panel, make_customer("Left"), until_on=timezone.localdate())
    return panel


@pytest.fixture
def survey(officer):
    """Two questions, still being written."""
    survey = make_survey("How are we doing?", lead_officer=officer)
    add_question(survey.questionnaire, "Where do you reside?")
    return survey


def sent(survey, panel, officer, **more) -> QuestionReview:
    return send_to_group(
        survey=survey, group=panel, wish="Plain?", by=officer, **{"due_on": DUE, **more}
    )


def question(survey, words: str):
    return survey.questionnaire.draft.questions.get(words=words)


def says(review, customer, words: str, code: str = "", *, is_clear=False) -> QuestionComment:
    comment(review=review, customer=customer, said={code: Comment(is_clear, words)})
    return review.comments.get(customer=customer, question=code)


def test_the_pages_of_reviews_take_few_statements_however_many_comment(
    staff, officer, survey, panel, django_assert_max_num_queries
):
    review = sent(survey, panel, officer)
    asked = question(survey, "Where do you reside?")
    for member in panel.memberships.filter(until_on=None).select_related("customer"):
        says(review, member.customer, "Say live.", asked.code)
        says(review, member.customer, "Ask of the stairs too.")
    for n in range(3):
        readers = make_group(f"Readers {n}", kind="scrutiny")
        make_membership(readers, make_customer(f"Reader {n}"))
        sent(survey, readers, officer)

    with django_assert_max_num_queries(13):
        listed = staff.get(f"/staff/surveys/{survey.pk}/reviews/").content.decode()
    with django_assert_max_num_queries(15):
        read = staff.get(f"/staff/surveys/reviews/{review.pk}/").content.decode()

    assert listed.count("Readers") >= 3
    assert read.count("Say live.") == 2


def test_staff_send_the_questions_to_a_group_and_read_how_many_are_told(staff, survey, panel):
    address = f"/staff/surveys/{survey.pk}/reviews/"
    page = staff.get(address).content.decode()
    assert "Scrutiny Panel (2 members)" in page
    asked = {
        "form_token": token_in(page),
        "group": panel.pk,
        "wish": "Are they plain?",
        **typed_day("due_on", DUE),
    }

    done = staff.post(address, asked, follow=True).content.decode()
    staff.post(address, asked)

    assert "2 members are told." in done
    told = Message.objects.filter(template="surveys/email/look_through")
    assert sorted(one.customer.name for one in told) == ["Ailsa", "Jean"]
    review = QuestionReview.objects.get()
    assert f"/me/survey-questions/{review.pk}/" in told[0].text
    assert "Are they plain?" in told[0].text
    assert review.told == 2


def test_members_see_the_draft_comment_on_each_question_and_are_told_what_became_of_it(
    client, amina, survey, panel, officer
):
    make_membership(panel, amina)
    review = sent(survey, panel, officer)
    reside = question(survey, "Where do you reside?")
    address = f"/me/survey-questions/{review.pk}/"
    assert "Questions that your group looks through" in client.get("/me/surveys/").content.decode()
    assert "your group looks through" in client.get("/me/").content.decode()
    assert "How was it?" in client.get(f"{address}preview/").content.decode()
    page = client.get(address).content.decode()
    assert "2. Where do you reside?" in page
    (form,) = (one for one in forms_of(page) if f"clear_{reside.code}" in one.controls)

    typed = {**form.values, f"clear_{reside.code}": "no", f"words_{reside.code}": "Say live."}
    client.post(address, {**typed, "words_all-of-them": "Ask about lifts."})

    found = {one.question: (one.is_clear, one.words) for one in review.comments.all()}
    assert found == {reside.code: (False, "Say live."), "": (None, "Ask about lifts.")}
    line = Engagement.objects.get(activity=survey, customer=amina)
    assert (line.role, line.day) == ("contributed", timezone.localdate())
    assert "Say live.</textarea>" in client.get(address).content.decode()

    client.force_login(officer)
    theirs = f"/staff/surveys/reviews/{review.pk}/"
    assert "2 comments wait for an answer" in client.get(theirs).content.decode()
    reside.words = "Where do you live?"
    reside.save()
    for one in review.comments.all():
        client.post(
            f"/staff/surveys/reviews/comments/{one.pk}/",
            {"done": "changed" if one.question else "stays", "answer": f"To {one.words}"},
        )
    staff_page = client.get(theirs).content.decode()
    assert "Question 2 was “Where do you reside?” and is now “Where do you live?”" in staff_page
    assert "1 person who commented will be told" in staff_page
    client.post(f"{theirs}finish/")
    client.post(f"{theirs}finish/")

    (told,) = Message.objects.filter(template="surveys/email/looked_through")
    assert told.customer == amina
    client.force_login(amina.user)
    after = client.get(address).content.decode()
    assert "To Say live." in after
    assert "It stays as it is" in after
    assert "and is now “Where do you live?”" in after
    assert client.get(f"{address}preview/").status_code == 404


def test_nobody_else_sees_it_and_members_see_no_comment_but_their_own(
    client, amina, survey, panel, officer
):
    review = sent(survey, panel, officer)
    says(review, panel.memberships.get(customer__name="Jean").customer, "Mine alone")
    address = f"/me/survey-questions/{review.pk}/"

    assert client.get(address).status_code == 404
    assert client.get(f"{address}preview/").status_code == 404
    assert client.post(address, {"words_all-of-them": "Hello"}).status_code == 404
    make_membership(panel, amina)
    assert "Mine alone" not in client.get(address).content.decode()
    client.force_login(officer)
    assert "Mine alone" in client.get(f"/staff/surveys/reviews/{review.pk}/").content.decode()


def test_a_comment_may_be_changed_or_taken_back_until_it_is_answered(survey, panel, officer):
    review = sent(survey, panel, officer)
    jean = panel.memberships.get(customer__name="Jean").customer
    reside = question(survey, "Where do you reside?").code
    says(review, jean, "First", reside)
    says(review, jean, "Second", reside)
    says(review, jean, "All of it")
    comment(review=review, customer=jean, said={"": Comment(None, " "), "other": Comment(True, "")})
    mine = review.comments.get()
    assert mine.words == "Second"

    answer_comment(comment=mine, done="stays", answer="As the Board asks it.", by=officer)
    comment(review=review, customer=jean, said={reside: Comment(True, "Third")})

    mine.refresh_from_db()
    assert (mine.words, mine.is_clear) == ("Second", False)


def test_what_a_member_says_of_a_question_that_is_taken_out_while_they_write_is_kept(
    client, amina, survey, panel, officer
):
    make_membership(panel, amina)
    add_question(survey.questionnaire, "How old are you?")
    review = sent(survey, panel, officer)
    gone = question(survey, "How old are you?")
    page, words = review.get_absolute_url(), f"words_{gone.code}"
    shown = client.get(page).content.decode()
    (form,) = (one for one in forms_of(shown) if words in one.controls)
    gone.delete()

    client.post(page, {**form.values, words: "Why do you ask?"})

    mine = review.comments.get()
    assert (mine.words, mine.about) == ("Why do you ask?", "How old are you?")
    again = client.get(page).content.decode()
    assert "Taken out since: How old are you?" in again
    assert "Why do you ask?" in again


def test_it_is_not_finished_before_each_comment_is_answered(survey, panel, officer):
    review = sent(survey, panel, officer)
    jean, ailsa = (seat.customer for seat in panel.memberships.sitting().order_by("-pk")[:2])
    mine = says(review, jean, "Hm")
    says(review, ailsa, "", is_clear=True)  # asks for nothing
    with pytest.raises(Refused, match="1 comment is not answered yet"):
        finish_review(review=review, by=officer)
    answer_comment(comment=mine, done="stays", answer="It is short.", by=officer)

    assert finish_review(review=review, by=officer) == 2
    assert finish_review(review=review, by=officer) == 0
    with pytest.raises(Refused, match="answered all comments"):
        says(review, jean, "More")
    with pytest.raises(Refused, match="told already"):
        answer_comment(comment=mine, done="changed", answer="No", by=officer)


def test_nobody_is_told_of_a_change_that_no_question_shows(survey, panel, officer):
    review = sent(survey, panel, officer)
    jean = panel.memberships.sitting().first().customer
    answer_comment(comment=says(review, jean, "Hm"), done="changed", answer="Yes.", by=officer)

    with pytest.raises(Refused, match="the questions are as the group saw them"):
        finish_review(review=review, by=officer)
    add_question(survey.questionnaire, "Anything else?")

    assert finish_review(review=review, by=officer) == 1


def test_once_people_are_asked_nobody_can_comment_or_be_sent_it(survey, panel, officer):
    review = sent(survey, panel, officer)
    jean = panel.memberships.get(customer__name="Jean").customer
    says(review, jean, "Hm")
    with pytest.raises(Refused, match="asked already"):
        sent(survey, panel, officer)
    open_survey(survey=survey, by=officer)

    with pytest.raises(Refused, match="no longer looked at"):
        says(review, jean, "Too late")
    with pytest.raises(Refused, match="no longer looked at"):
        sent(survey, make_group("Others"), officer)
    assert list(who_answered(survey)) == []  # to comment is no answer


def test_what_changed_stays_as_it_was_when_the_group_was_told(survey, panel, officer):
    review = sent(survey, panel, officer)
    add_question(survey.questionnaire, "Anything else?")
    finish_review(review=review, by=officer)
    open_survey(survey=survey, by=officer)
    begin_correction(questionnaire=survey.questionnaire, by=officer)
    add_question(survey.questionnaire, "And besides?")

    review.refresh_from_db()

    assert review.changed == ["Question 3 is new: “Anything else?”"]


def test_the_page_of_a_large_survey_says_whether_a_group_has_looked_through_it(
    survey, panel, officer, monkeypatch
):
    def stands():
        (part,) = (one for one in parts_of(survey) if one.name == "Looked through by a group")
        return part.state, part.says

    make_sampled(make_customer("Asked"), survey)
    assert stands() == ("Not yet", "")
    monkeypatch.setattr(type(LARGE_SURVEY_PEOPLE), "value", 1)

    asks = "1 people are drawn. A group looks at the questions before it opens."
    assert stands() == ("Missing", asks)
    review = sent(survey, panel, officer)
    assert stands() == ("Missing", "Scrutiny Panel: being looked at.")
    finish_review(review=review, by=officer)
    assert stands() == ("Done", "Scrutiny Panel: done.")


def test_once_its_day_has_passed_it_waits_for_the_officer_of_the_survey(survey, panel, officer):
    review = sent(survey, panel, officer)
    waits = "Answer what Scrutiny Panel said of the questions"
    assert [task.what for task in reviews_waiting(officer)] == []

    QuestionReview.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))

    assert [task.what for task in reviews_waiting(officer)] == [waits]
    assert [task.what for task in reviews_waiting(make_user(Role.STAFF))] == []
    finish_review(review=review, by=officer)
    assert [task.what for task in reviews_waiting(officer)] == []


def test_of_somebody_on_record_twice_the_later_comment_stays(survey, panel, officer):
    review = sent(survey, panel, officer)
    kept, away = make_customer("Jean Reid"), make_customer("jean reid")
    says(review, kept, "Before")
    says(review, away, "After")

    merge_records(kept=kept, away=away, by=officer)

    assert [(one.customer, one.words) for one in review.comments.all()] == [(kept, "After")]
