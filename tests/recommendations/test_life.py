"""A recommendation from its draft until the panel has seen it done, and every step that is refused."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from base.core.audience import Role
from base.core.models import Fact
from base.core.refused import Refused
from participation.messages.contact.models import Message
from participation.programme.actions.models import Action
from participation.programme.actions.services import (
    confirm,
    make_action,
    say_done,
    send_back,
    write_note,
)
from participation.programme.actions.sources import found
from scrutiny.recommendations.models import Answer, Recommendation, Round, Step
from scrutiny.recommendations.services import (
    ask_again,
    give_more_time,
    note_raised,
    remove_draft,
    reply,
    reply_for_now,
    send_to_landlord,
    sign_off,
    withdraw,
    write_draft,
)
from tests.factories.people import make_joined_customer, make_user
from tests.factories.recommendations import (
    make_accepted,
    make_draft,
    make_head,
    make_member,
    make_panel,
    make_sent,
    planned,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def refuse(recommendation: Recommendation, by, reason: str = "It costs too much") -> Round:
    return reply(
        recommendation=recommendation,
        answer=Answer.NOT_ACCEPTED,
        words="No.",
        reason=reason,
        by=by,
    )


def on_day(monkeypatch, day: dt.date) -> None:
    monkeypatch.setattr(
        timezone, "localdate", lambda value=None: day if value is None else value.date()
    )


# --- a draft, and sending it -------------------------------------------------------------------


def test_a_draft_is_read_by_its_panel_and_its_officer_alone(panel, jean, officer, isla):
    draft = make_draft(panel=panel, by=jean)
    theirs = make_draft("Ring before you come", panel=panel, by=officer)
    elsewhere = make_member(make_panel("Another panel"), "Ali Elsewhere")

    seen = {
        who: set(Recommendation.objects.visible_to(user))
        for who, user in [("jean", jean), ("officer", officer), ("isla", isla), ("ali", elsewhere)]
    }

    assert seen == {"jean": {draft, theirs}, "officer": {theirs}, "isla": set(), "ali": set()}


def test_nobody_but_a_member_sends_and_it_is_sent_once(panel, jean, officer, isla):
    draft = make_draft(panel=panel, by=officer)
    elsewhere = make_member(make_panel("Another panel"), "Ali Elsewhere")
    for somebody in (officer, isla, elsewhere):
        with pytest.raises(Refused, match="Only somebody who sits on Scrutiny panel"):
            send_to_landlord(recommendation=draft, by=somebody)

    for _ in range(2):
        send_to_landlord(recommendation=draft, by=jean)

    draft.refresh_from_db()
    assert (draft.number, draft.standing) == (1, "Waiting for a reply")
    assert Round.objects.count() == 1
    assert make_sent("Another", panel=panel, by=jean).number == 2
    with pytest.raises(Refused, match="stays as it was sent"):
        write_draft(by=jean, recommendation=draft, what="Something else")
    with pytest.raises(Refused, match="stays as it was sent"):
        remove_draft(recommendation=draft, by=jean)


def test_somebody_who_left_the_panel_does_nothing_more(panel, jean, isla):
    sent = make_accepted(panel=panel, by=jean, head=isla)
    action = Action.objects.get()
    say_done(action=action, words="Done", by=isla)
    draft = make_draft("Another", panel=panel, by=jean)
    panel.memberships.update(until_on=timezone.localdate())

    for act in (
        lambda: write_draft(by=jean, recommendation=draft, what="Something else"),
        lambda: remove_draft(recommendation=draft, by=jean),
        lambda: send_to_landlord(recommendation=draft, by=jean),
        lambda: ask_again(recommendation=sent, because="No", by=jean),
        lambda: confirm(action=action, by=jean, words="I saw it"),
        lambda: send_back(action=action, why="No", by=jean),
    ):
        with pytest.raises(Refused):
            act()


# --- the reply ---------------------------------------------------------------------------------


def test_only_whoever_answers_for_the_service_replies(panel, jean, isla, officer):
    of_rent = make_head("rent", "Neil Rent")
    sent = make_sent(panel=panel, by=jean)
    for somebody in (
        of_rent,
        officer,
        jean,
        make_user(Role.MANAGER),
        make_user(Role.ADMINISTRATOR),
    ):
        with pytest.raises(Refused, match="Whoever answers for this service"):
            refuse(sent, somebody)
        with pytest.raises(Refused, match="Whoever answers for this service"):
            reply_for_now(recommendation=sent, words="Soon", by=somebody)
        with pytest.raises(Refused, match="Whoever answers for this service"):
            give_more_time(
                recommendation=sent, due_on=sent.current.due_on + DAY, why="Ill", by=somebody
            )

    assert refuse(sent, isla).answer == Answer.NOT_ACCEPTED
    with pytest.raises(Refused, match="replied already"):
        refuse(sent, isla)


def test_where_nobody_is_named_for_a_service_any_manager_replies(panel, jean, officer):
    sent = make_sent(panel=panel, by=jean, service="homes")
    with pytest.raises(Refused):
        refuse(sent, officer)

    assert refuse(sent, make_user(Role.MANAGER)).reason == "It costs too much"


@pytest.mark.parametrize("answer", [Answer.IN_PART, Answer.NOT_ACCEPTED])
def test_what_is_not_accepted_as_a_whole_has_a_reason(panel, jean, isla, answer):
    sent = make_sent(panel=panel, by=jean)
    actions = [planned(isla)] if answer == Answer.IN_PART else []
    told = {"recommendation": sent, "answer": answer, "words": "Partly", "by": isla}

    with pytest.raises(Refused, match="Say why"):
        reply(**told, reason="  ", actions=actions)
    with (
        pytest.raises(IntegrityError, match="what_is_not_wholly_accepted_has_a_reason"),
        transaction.atomic(),
    ):
        Round.objects.update(
            answer=answer, reply="x", answered_on=timezone.localdate(), took=0, reason=""
        )

    assert reply(**told, reason="There is no money", actions=actions).reason == "There is no money"


def test_what_is_accepted_names_who_does_what_and_the_panel_confirms_it(panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    with pytest.raises(Refused, match="by whom and by when"):
        reply(recommendation=sent, answer=Answer.ACCEPTED, words="Yes", by=isla)
    assert found("recommendation", sent.pk) is None  # nothing is taken on of what waits

    reply(
        recommendation=sent, answer=Answer.ACCEPTED, words="Yes", by=isla, actions=[planned(isla)]
    )

    action = Action.objects.get()
    assert (action.confirming_group, action.came_from) == (panel, str(sent))
    assert make_action(
        what="One more", service="repairs", owner=isla, due_on=action.due_on, by=isla,
        of=found("recommendation", sent.pk),
    ).confirming_group == panel  # fmt: skip


def test_the_panel_hears_how_far_it_is_and_whoever_raised_it_does_not(panel, jean, isla):
    make_member(panel, "Dan Panel")
    draft = make_draft(panel=panel, by=jean)
    note_raised(recommendation=draft, customer=make_joined_customer("Rae Raised"), by=isla)
    send_to_landlord(recommendation=draft, by=jean)
    draft.refresh_from_db()
    reply(
        recommendation=draft, answer=Answer.ACCEPTED, words="Yes", by=isla, actions=[planned(isla)]
    )

    write_note(action=Action.objects.get(), words="The lamps are ordered", by=isla)

    told = Message.objects.filter(template="recommendations/email/progress")
    assert sorted(told.values_list("customer__name", flat=True)) == ["Dan Panel", "Jean Panel"]
    assert all("The lamps are ordered" in one.text for one in told)


def test_nobody_replies_to_what_the_panel_withdrew(panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    with pytest.raises(Refused, match="Say why"):
        withdraw(recommendation=sent, because=" ", by=jean)
    withdraw(recommendation=sent, because="It is done already", by=jean)

    for act in (
        lambda: refuse(sent, isla),
        lambda: reply_for_now(recommendation=sent, words="Soon", by=isla),
        lambda: give_more_time(
            recommendation=sent, due_on=sent.current.due_on + DAY, why="Ill", by=isla
        ),
    ):
        with pytest.raises(Refused, match="withdrawn"):
            act()
    with pytest.raises(Refused, match="once the landlord has replied"):
        ask_again(recommendation=sent, because="No", by=jean)
    sent.refresh_from_db()
    assert (sent.standing, sent.withdrawn_because) == ("Withdrawn", "It is done already")


def test_what_has_a_reply_is_not_withdrawn(panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    refuse(sent, isla)

    with pytest.raises(Refused, match="Only one that waits"):
        withdraw(recommendation=sent, because="No", by=jean)


# --- the clock ---------------------------------------------------------------------------------


def test_every_day_is_kept_and_the_page_can_say_how_it_was_counted(
    monkeypatch, settings, panel, jean, isla
):
    settings.JURISDICTION = "england"
    on_day(monkeypatch, dt.date(2026, 3, 20))
    sent = make_sent(panel=panel, by=jean)
    round = sent.current
    assert (round.first_due_on, round.due_on) == (dt.date(2026, 4, 21),) * 2
    assert "20 March 2026 is day 0" in round.counted
    assert "Easter Monday (6 April)" in round.counted
    settings.CLOSED_DAYS = "7 April 2026: Flood"  # what was counted stays as it was

    for day, why in [(dt.date(2026, 4, 30), "Ill"), (dt.date(2026, 5, 6), "Still ill")]:
        give_more_time(recommendation=sent, due_on=day, why=why, by=isla)

    round.refresh_from_db()
    assert (round.first_due_on, round.due_on) == (dt.date(2026, 4, 21), dt.date(2026, 5, 6))
    steps = sent.moves.filter(what=Step.What.EXTENDED)
    assert [(step.due_before, step.due_after, step.words) for step in steps] == [
        (dt.date(2026, 4, 21), dt.date(2026, 4, 30), "Ill"),
        (dt.date(2026, 4, 30), dt.date(2026, 5, 6), "Still ill"),
    ]
    assert "Flood" not in round.counted


@pytest.mark.parametrize(
    ("nation", "asked", "due"),
    [
        ("scotland", "2026-12-01", "2026-12-31"),
        ("england", "2026-12-01", "2026-12-31"),
        ("scotland", "2026-12-04", "2027-01-07"),
        ("england", "2026-12-04", "2027-01-06"),
        ("scotland", "2026-03-20", "2026-04-20"),
        ("england", "2026-03-20", "2026-04-21"),
    ],
)  # fmt: skip
def test_the_clock_knows_christmas_new_year_and_easter_of_each_nation(
    monkeypatch, settings, panel, jean, nation, asked, due
):
    settings.JURISDICTION = nation
    on_day(monkeypatch, dt.date.fromisoformat(asked))

    assert make_sent(panel=panel, by=jean).current.due_on == dt.date.fromisoformat(due)


def test_more_time_needs_a_reason_a_later_day_and_a_day_that_has_not_passed(
    monkeypatch, panel, jean, isla
):
    sent = make_sent(panel=panel, by=jean)
    due = sent.current.due_on
    with pytest.raises(Refused, match="Say why"):
        give_more_time(recommendation=sent, due_on=due + DAY, why="", by=isla)
    for day in (due, due - DAY):
        with pytest.raises(Refused, match="a later day"):
            give_more_time(recommendation=sent, due_on=day, why="Ill", by=isla)

    on_day(monkeypatch, due + DAY)
    with pytest.raises(Refused, match="The day has passed"):
        give_more_time(recommendation=sent, due_on=due + 9 * DAY, why="Ill", by=isla)


def test_a_first_word_comes_before_the_day_and_moves_none(monkeypatch, panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    due = sent.current.due_on
    reply_for_now(recommendation=sent, words="We are asking the firm", by=isla)

    on_day(monkeypatch, due)
    with pytest.raises(Refused, match="before the day"):
        reply_for_now(recommendation=sent, words="Nearly", by=isla)
    sent.current.refresh_from_db()
    assert sent.current.due_on == due
    assert sent.is_waiting


# --- asking again ------------------------------------------------------------------------------


def test_a_panel_that_is_not_satisfied_asks_again_with_a_clock_of_its_own(
    monkeypatch, panel, jean, isla
):
    sent = make_sent(panel=panel, by=jean)
    with pytest.raises(Refused, match="once the landlord has replied"):
        ask_again(recommendation=sent, because="No", by=jean)
    refuse(sent, isla)
    with pytest.raises(Refused, match="not satisfied"):
        ask_again(recommendation=sent, because="", by=jean)

    second = ask_again(recommendation=sent, because="Two other landlords do it", by=jean)

    sent.refresh_from_db()
    assert sent.standing == "Asked again"
    assert "working day 10" in second.counted
    refuse(sent, isla, "They have fewer homes")
    assert [one.reason for one in sent.rounds.all()] == [
        "It costs too much",
        "They have fewer homes",
    ]


# --- doing it, and the panel's word ------------------------------------------------------------


def test_the_landlord_says_done_and_the_panel_alone_says_whether_it_is(panel, jean, isla, officer):
    sent = make_accepted(panel=panel, by=jean, head=isla)
    elsewhere = make_member(make_panel("Another panel"), "Ali Elsewhere")
    action = Action.objects.get()
    say_done(action=action, words="It is in each letter", by=isla)
    for somebody in (isla, officer, elsewhere):
        with pytest.raises(Refused):
            confirm(action=action, by=somebody)

    send_back(action=action, why="Three letters of May do not have it", by=jean)
    say_done(action=action, words="Now it is", by=isla)
    confirm(action=action, by=jean, words="Ten letters of June have it")

    said = [(step.what, step.words) for step in sent.moves.exclude(action=None)]
    assert said == [
        ("said_done", "It is in each letter"),
        ("not_yet", "Three letters of May do not have it"),
        ("said_done", "Now it is"),
        ("confirmed", "Ten letters of June have it"),
    ]


def test_members_and_whoever_raised_it_hear_of_every_step_once(panel, jean, isla):
    make_member(panel, "Dan Panel")
    raised = make_joined_customer("Rae Raised")
    draft = make_draft(panel=panel, by=jean)
    for _ in range(2):
        note_raised(recommendation=draft, customer=raised, by=isla)
    send_to_landlord(recommendation=draft, by=jean)
    draft.refresh_from_db()
    reply_for_now(recommendation=draft, words="Soon", by=isla)
    give_more_time(recommendation=draft, due_on=draft.current.due_on + DAY, why="Ill", by=isla)
    refuse(draft, isla)
    ask_again(recommendation=draft, because="No", by=jean)
    withdraw(recommendation=draft, because="Enough", by=jean)

    told = Message.objects.filter(about=draft.source, customer__isnull=False)
    assert [step.told for step in draft.moves.all()] == [3] * 6
    assert told.count() == 18
    assert told.filter(customer=raised).count() == 6
    assert Fact.objects.about(draft).filter(what="recommendation_answered").count() == 1


def test_the_board_signs_a_reply_off_and_nobody_else_does(panel, jean, isla):
    sent = make_sent(panel=panel, by=jean)
    board = make_user(Role.BOARD)
    with pytest.raises(Refused, match="no reply yet"):
        sign_off(round=sent.current, words="", by=board)
    round = refuse(sent, isla)
    with pytest.raises(Refused, match="A member of the board"):
        sign_off(round=round, words="", by=isla)

    for _ in range(2):
        signed = sign_off(round=round, words="We agree with the panel", by=board)

    assert (signed.by, signed.words) == (board, "We agree with the panel")


def test_numbers_run_within_what_a_recommendation_came_from(panel, jean):
    other = make_panel("Another panel")
    ali = make_member(other, "Ali Elsewhere")

    assert [make_sent(panel=panel, by=jean).number for _ in range(3)] == [1, 2, 3]
    assert make_sent(panel=other, by=ali).number == 1
