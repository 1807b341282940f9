"""A tenant suggests, a panel looks into it and recommends, the landlord accepts and acts, and the panel alone says that it
is done: by six people in turn. What they write in between is written by the services, and has tests of its own.

At each stage those whose step it is not try to take it, and those whose it is try to pass one over.
"""

import pytest
from django.test import Client
from playwright.sync_api import expect

from base.accounts.models import User
from base.core.audience import Role
from participation.people.groups.models import Membership
from participation.programme.actions.models import Action
from scrutiny.exercises.models import Exercise, Stage
from scrutiny.exercises.services import ask_for_facts, end_facts, move_on, write_section
from scrutiny.recommendations.models import Recommendation, SignOff
from scrutiny.topics.models import Hand, Topic, Vote
from scrutiny.topics.services import vote
from tests.browser import assert_still_accessible
from tests.factories.exercises import make_evidence, make_finding
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recommendations import make_head
from tests.factories.topics import make_scrutiny_panel, make_seat

TOPIC = "How long repairs take"
WHAT = "Say on the day when somebody comes"


@pytest.fixture
def panel(transactional_db):
    """Two have to vote to decide."""
    return make_scrutiny_panel()


@pytest.fixture
def jean(panel):
    """She holds the chair."""
    return make_seat(panel, "Jean Panel", Membership.Role.CHAIR).customer.user


@pytest.fixture
def dan(panel):
    return make_seat(panel, "Dan Panel")


@pytest.fixture
def isla(transactional_db):
    """She answers for repairs."""
    return make_head()


def as_(page, sign_in, user) -> None:
    page.context.clear_cookies()
    sign_in(page, user)


def press(page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page, name: str) -> None:
    page.get_by_role("link", name=name).click()


def stands() -> list:
    """What no refused step may change."""
    of_exercise = Exercise.objects.values("stage", "shared_on", "stopped_on", "facts_answered_on")
    of_reply = Recommendation.objects.values("sent_on", "withdrawn_on", "current__answer")
    of_action = Action.objects.values("done_on", "confirmed_on")
    signed = SignOff.objects.count()
    votes = Vote.objects.values("result")
    return [list(rows) for rows in (of_exercise, of_reply, of_action, votes)] + [signed]


def refused(*tries: tuple[User, str, dict]) -> None:
    """Each sends a form, past every button, with the session that signing in ends with; nothing comes of it."""
    for user, address, said in tries:
        client, before = Client(), stands()
        client.force_login(user)
        response = client.post(address, said)
        assert response.status_code in (200, 302, 403, 404), (address, response.status_code)
        assert stands() == before, f"{user} changed something at {address}"


def move(user: User, after: Stage, *, landlord: bool = False, **said) -> tuple[User, str, dict]:
    exercise = Exercise.objects.get()
    address = exercise.staff_address if landlord else exercise.panel_address
    return user, f"{address}move/", {"after": after.value, "words": "On with it.", **said}


def suggest(page) -> None:
    page.goto("/scrutiny/")
    follow(page, "Suggest a topic")
    page.get_by_label("What should a panel look into?").fill(TOPIC)
    page.get_by_label("Which service is it about?").select_option("repairs")
    page.get_by_label("Why?").fill("We waited in for three days.")
    page.get_by_label("No", exact=True).check()
    press(page, "Send")
    expect(page.get_by_role("heading", name=TOPIC)).to_be_visible()


def choose(page, dan) -> None:
    """Dan's hand goes up at his own desk; Jean opens the vote, votes and closes it."""
    page.goto("/me/scrutiny/topics/")
    follow(page, TOPIC)
    press(page, "Open the vote")
    vote(vote=Vote.objects.get(), seat=dan, which=Hand.Which.FOR, by=dan.customer.user)
    follow(page, "Vote, or write down somebody’s hand")
    assert_still_accessible(page)
    page.get_by_label("For", exact=True).check()
    press(page, "Save the hand")
    follow(page, "Close the vote")
    page.get_by_label("Why does the panel decide so?").fill("Many wait in for nothing.")
    press(page, "Close the vote")
    expect(page.get_by_text("Chosen by the panel").first).to_be_visible()


def plan_and_begin(page) -> None:
    page.goto("/staff/topics/")
    follow(page, TOPIC)
    follow(page, "Plan it")
    page.get_by_label("In which month does it begin?").select_option(index=0)
    page.get_by_label("Light touch").check()
    press(page, "Plan it")
    expect(page.get_by_text("It is planned.")).to_be_visible()
    page.goto("/staff/scrutiny/exercises/begin/")
    page.get_by_label(TOPIC).check()
    press(page, "Begin the exercise")
    expect(page.get_by_text("The exercise has begun.")).to_be_visible()


def agree_on_scope(page) -> None:
    page.goto("/me/scrutiny/")
    follow(page, TOPIC)
    follow(page, "Write the scope sheet")
    assert_still_accessible(page)
    for question, said in [
        ("What is the question?", "Why does nobody know when somebody comes?"),
        ("What do you look at?", "Repairs that are not urgent."),
        ("What do you leave out?", "Gas."),
        ("Whom do you ask?", "Tenants who had a repair."),
        ("How do you find out?", "We ring twelve of them."),
    ]:
        page.get_by_label(question).fill(said)
    press(page, "Save the scope sheet")
    take_the_step(page)


def take_the_step(page) -> None:
    follow(page, "Move it on")
    press(page, "Move it on")
    expect(page.get_by_text("It is moved on.")).to_be_visible()


def look_into_it(jean, isla) -> None:
    """From the agreed scope to the report that everybody reads."""
    exercise = Exercise.objects.get()
    move_on(exercise=exercise, after=Stage.SCOPED, by=jean)
    evidence = make_evidence(Exercise.objects.get(), "Twelve calls", by=jean)
    move_on(exercise=exercise, after=Stage.EVIDENCE, by=jean)
    make_finding(Exercise.objects.get(), [evidence], by=jean, words="Nobody is told a day.")
    move_on(exercise=exercise, after=Stage.FINDINGS, by=jean)
    told = {"heading": "What we heard", "text": "Nine of twelve were not told a day."}
    write_section(exercise=Exercise.objects.get(), section=None, by=jean, **told)
    ask_for_facts(exercise=Exercise.objects.get(), by=jean)
    end_facts(exercise=Exercise.objects.get(), by=isla)
    move_on(exercise=exercise, after=Stage.REPORT, by=jean)


def recommend(page) -> None:
    page.goto(Exercise.objects.get().panel_address)
    assert_still_accessible(page)
    follow(page, "Write recommendations")
    assert_still_accessible(page)
    first = page.get_by_role("group", name="Recommendation 1 on this page")
    first.get_by_label("What should the landlord do?").fill(WHAT)
    first.get_by_label("What did you see and hear?").fill("Nine of twelve were not told a day.")
    first.get_by_label("What gets better, and for whom?").fill("Nobody waits in for nothing.")
    first.get_by_label("What is it for above all?").select_option(
        label="A service that meets people’s needs"
    )
    press(page, "Save the drafts")
    take_the_step(page)
    expect(page.get_by_text("The next step is the landlord’s")).to_be_visible()


def accept(page, owner: str) -> None:
    page.goto("/staff/")
    page.get_by_role("link", name=f"Reply to a recommendation: {WHAT}").click()
    assert_still_accessible(page)
    page.get_by_role("link", name="Reply", exact=True).click()
    assert_still_accessible(page)
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_label("Your reply to the panel").fill("Yes, from January.")
    first = page.get_by_role("group", name="What you will do: action 1")
    first.get_by_label("What will be done?").fill("Write the day into each letter")
    first.get_by_label("Who does it?").select_option(label=owner)
    for part, said in [("Day", "3"), ("Month", "6"), ("Year", "2040")]:
        first.get_by_label(part, exact=True).fill(said)
    press(page, "Send the reply")
    expect(page.get_by_text("The reply is published, and the panel is told.")).to_be_visible()


def say_that_the_plan_stands(page) -> None:
    page.goto(Exercise.objects.get().staff_address)
    follow(page, "Take this step")
    assert_still_accessible(page)
    press(page, "Move it on")
    expect(page.get_by_text("The panel takes the next step")).to_be_visible()


def say_it_is_done(page) -> None:
    action = Action.objects.get()
    page.goto(f"/staff/actions/{action.pk}/done/")
    page.get_by_label("What was done?").fill("It is in each letter.")
    press(page, "It is done")


def confirm(page) -> None:
    page.goto("/me/scrutiny/")
    assert_still_accessible(page)
    page.get_by_role("link", name="Write the day into each letter").click()
    assert_still_accessible(page)
    page.get_by_label("Yes, we confirm it").check()
    page.get_by_label("What did you see?").fill("Ten letters have it.")
    press(page, "Save")


def test_from_a_suggestion_to_confirmed_by_the_panel(phone, sign_in, jean, dan, isla):
    board, morag = make_user(Role.BOARD, name="Nadia Sheikh"), make_user(Role.STAFF)
    ewan = make_user(Role.STAFF, name="Ewan Galbraith")
    sue = make_joined_customer("Sue Tenant").user
    as_(phone, sign_in, sue)
    suggest(phone)
    topic = Topic.objects.get()
    opens = f"/me/scrutiny/topics/{topic.pk}/open/"
    plans = f"/staff/topics/{topic.pk}/plan/"
    begin = ("/staff/scrutiny/exercises/begin/", {"topic": topic.pk})
    refused((sue, opens, {}), (morag, opens, {}), (isla, opens, {}))
    refused((sue, *begin), (morag, plans, {"size": "light"}), (morag, *begin))
    as_(phone, sign_in, jean)
    choose(phone, dan)
    refused((jean, *begin), (morag, *begin))
    as_(phone, sign_in, morag)
    plan_and_begin(phone)
    for who in (sue, morag, isla, ewan, board):
        refused(move(who, Stage.CHOSEN), move(who, Stage.CHOSEN, landlord=True))
    refused(move(jean, Stage.CHOSEN), move(jean, Stage.SCOPED))
    as_(phone, sign_in, jean)
    agree_on_scope(phone)
    refused(move(jean, Stage.EVIDENCE), move(jean, Stage.REPORT), move(morag, Stage.SCOPED))
    look_into_it(jean, isla)
    read = Exercise.objects.get()
    back = {"at": "recommendations", "why": "Not so."}
    refused((jean, f"{read.panel_address}back/", back), (isla, f"{read.staff_address}back/", back))
    refused(move(jean, Stage.RECOMMENDATIONS), move(isla, Stage.RECOMMENDATIONS, landlord=True))
    recommend(phone)
    refused(move(isla, Stage.RESPONSE, landlord=True), move(jean, Stage.RESPONSE))
    sent = Recommendation.objects.get()
    replies = f"{sent.staff_address}reply/"
    no = {"answer": "not_accepted", "words": "No.", "reason": ""}
    for who in (sue, jean, morag, ewan, board):
        refused((who, replies, no | {"reason": "No money."}))
    refused((isla, replies, no), (isla, f"{sent.panel_address}withdraw/", {"because": "No."}))
    refused((jean, f"{sent.panel_address}again/", {"because": "Now."}))
    as_(phone, sign_in, isla)
    accept(phone, "Ewan Galbraith")
    refused((isla, replies, no | {"reason": "No money."}))
    refused((jean, f"{sent.panel_address}withdraw/", {"because": "Too late."}))
    for who in (jean, morag, ewan):
        refused(move(who, Stage.RESPONSE, landlord=True), move(who, Stage.RESPONSE))
    say_that_the_plan_stands(phone)
    refused(move(jean, Stage.ACTION_PLAN), move(isla, Stage.ACTION_PLAN, landlord=True))
    action = Action.objects.get()
    seen = (f"/me/scrutiny/actions/{action.pk}/", {"is_done": "yes", "saw": "Seen."})
    refused((jean, *seen), (jean, f"/staff/actions/{action.pk}/done/", {"words": "It is done."}))
    as_(phone, sign_in, ewan)
    say_it_is_done(phone)
    confirms = f"/staff/actions/{action.pk}/confirm/"
    for who in (sue, ewan, isla, morag, board):
        refused((who, *seen), (who, confirms, {"words": "Seen."}))
    as_(phone, sign_in, jean)
    confirm(phone)
    refused((ewan, f"/staff/actions/{action.pk}/done/", {"words": "Once more."}))
    signs = f"/board/recommendations/{sent.pk}/sign-off/"
    for who in (sue, jean, isla, morag):
        refused((who, signs, {"words": "Seen."}))
    as_(phone, sign_in, board)
    phone.goto("/board/")
    phone.get_by_role("link", name="Recommendations of panels").click()
    assert_still_accessible(phone)
    phone.get_by_role("link", name="Sign it off").click()
    assert_still_accessible(phone)
    press(phone, "Sign it off")

    phone.context.clear_cookies()
    phone.goto("/scrutiny/")
    assert_still_accessible(phone)
    phone.get_by_role("link", name="See every recommendation").click()
    assert_still_accessible(phone)
    phone.get_by_role("link", name=WHAT).click()
    assert_still_accessible(phone)
    for words in ("Accepted", "Confirmed by the panel", "Ten letters have it.", "is day 0"):
        expect(phone.get_by_text(words).first).to_be_visible()
    expect(phone.get_by_text("The board signed this off")).to_be_visible()
    assert Recommendation.objects.get().moves.count() == 4
