"""Whatever is pressed by whomever in whatever order: no forbidden state, no lost reason, no day that vanished.

Hypothesis presses: it tries sequences of every step, by people who may and people who may not, over days that pass,
and shrinks what it finds to the shortest way there.
"""

import datetime as dt
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from base.core.audience import Role
from base.core.refused import Refused
from participation.programme.actions.models import Action, Note
from participation.programme.actions.services import call_off, confirm, say_done, send_back
from scrutiny.recommendations.models import Answer, Recommendation, Round, Step
from scrutiny.recommendations.models.rounds import NEEDS_REASON
from scrutiny.recommendations.services import (
    Planned,
    ask_again,
    give_more_time,
    reply,
    reply_for_now,
    send_to_landlord,
    sign_off,
    withdraw,
    write_draft,
)
from scrutiny.recommendations.services.who import answers_for, sits_on
from tests.factories.people import make_user
from tests.factories.recommendations import make_draft, make_head, make_member, make_panel

pytestmark = pytest.mark.django_db

#: Whoever may, more often than whoever may not, so that few tries go far.
WHO = st.sampled_from([*["jean", "isla"] * 4, "dan", "ali", "neil", "officer", "board"])
WORDS = st.sampled_from(["Because we saw it"] * 3 + ["", "  "])
MOSTLY = st.sampled_from([True] * 5 + [False])
FIRST_DAY = dt.date(2026, 3, 20)


class AnyWay(RuleBasedStateMachine):
    """One recommendation, and what must hold of it whatever was tried. ``remembered`` only ever grows."""

    def __init__(self) -> None:
        super().__init__()
        self.day = FIRST_DAY
        self.held = ExitStack()
        self.held.enter_context(transaction.atomic())
        self.held.enter_context(patch.object(timezone, "localdate", self.today))
        self.remembered: dict[object, object] = {}

    def today(self, value=None) -> dt.date:
        return self.day if value is None else timezone.localtime(value).date()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.held.close()

    @initialize(sent=MOSTLY)
    def people(self, sent: bool) -> None:
        self.panel = make_panel()
        self.people_ = {
            "jean": make_member(self.panel),
            "dan": make_member(self.panel, "Dan Panel"),
            "ali": make_member(make_panel("Another panel"), "Ali Elsewhere"),
            "isla": make_head(),
            "neil": make_head("rent", "Neil Rent"),
            "officer": make_user(Role.STAFF),
            "board": make_user(Role.BOARD),
        }
        self.one = make_draft(panel=self.panel, by=self.people_["jean"])
        if sent:
            send_to_landlord(recommendation=self.one, by=self.people_["jean"])

    # --- what anybody may try ------------------------------------------------------------------

    def attempt(self, act, *, may: bool) -> bool:
        """Whether it was done. What was refused changed nothing; who may not is always refused."""
        before = self.picture()
        try:
            with transaction.atomic():
                act()
        except Refused:
            assert self.picture() == before
            return False
        assert may or self.picture() == before, "somebody did what is not theirs to do"
        return True

    def picture(self):
        return (
            Recommendation.objects.values().get(pk=self.one.pk),
            list(Round.objects.order_by("pk").values()),
            list(Step.objects.order_by("pk").values()),
            list(Action.objects.order_by("pk").values()),
        )

    def user(self, who: str):
        return self.people_[who]

    def member(self, who: str) -> bool:
        return sits_on(self.panel, self.user(who))

    def head(self, who: str) -> bool:
        return answers_for("repairs", self.user(who))

    @rule(who=WHO)
    def write(self, who: str) -> None:
        act = lambda: write_draft(by=self.user(who), recommendation=self.one, what="Say the hour")  # noqa: E731
        was_draft = Recommendation.objects.get(pk=self.one.pk).is_draft
        self.attempt(act, may=was_draft and self.member(who))

    @rule(who=WHO)
    def send(self, who: str) -> None:
        act = lambda: send_to_landlord(recommendation=self.one, by=self.user(who))  # noqa: E731
        self.attempt(act, may=self.member(who))

    @rule(who=WHO, words=WORDS)
    def withdraw(self, who: str, words: str) -> None:
        act = lambda: withdraw(recommendation=self.one, because=words, by=self.user(who))  # noqa: E731
        self.attempt(act, may=self.member(who))

    @rule(who=WHO, words=WORDS)
    def again(self, who: str, words: str) -> None:
        act = lambda: ask_again(recommendation=self.one, because=words, by=self.user(who))  # noqa: E731
        self.attempt(act, may=self.member(who))

    @rule(who=WHO, words=WORDS, reason=WORDS, answer=st.sampled_from(Answer), fits=MOSTLY)
    def reply(self, who: str, words: str, reason: str, answer: Answer, fits: bool) -> None:
        acts = (answer != Answer.NOT_ACCEPTED) == fits
        action = Planned("Say it", self.people_["isla"], self.day + dt.timedelta(days=30))
        act = lambda: reply(  # noqa: E731
            recommendation=self.one,
            answer=answer,
            words=words,
            reason=reason,
            actions=[action] if acts else [],
            by=self.user(who),
        )
        withdrawn = Recommendation.objects.get(pk=self.one.pk).withdrawn_on
        self.attempt(act, may=self.head(who) and not withdrawn)

    @rule(answer=st.sampled_from(NEEDS_REASON))
    def reply_without_a_reason(self, answer: Answer) -> None:
        """By whoever may, and with all else that a reply needs."""
        isla = self.people_["isla"]
        action = Planned("Say it", isla, self.day + dt.timedelta(days=30))
        act = lambda: reply(  # noqa: E731
            recommendation=self.one,
            answer=answer,
            words="We do it",
            reason=" ",
            actions=[action] if answer == Answer.IN_PART else [],
            by=isla,
        )
        self.attempt(act, may=False)

    @rule(who=WHO, words=WORDS)
    def first_word(self, who: str, words: str) -> None:
        act = lambda: reply_for_now(recommendation=self.one, words=words, by=self.user(who))  # noqa: E731
        self.attempt(act, may=self.head(who))

    @rule(who=WHO, words=WORDS, days=st.integers(-5, 60))
    def more_time(self, who: str, words: str, days: int) -> None:
        due_on = self.day + dt.timedelta(days=days)
        act = lambda: give_more_time(  # noqa: E731
            recommendation=self.one, due_on=due_on, why=words, by=self.user(who)
        )
        self.attempt(act, may=self.head(who))

    @rule(who=WHO)
    def board(self, who: str) -> None:
        last = Round.objects.order_by("-pk").first()
        if last:
            act = lambda: sign_off(round=last, words="", by=self.user(who))  # noqa: E731
            self.attempt(act, may=who == "board")

    # --- actions -------------------------------------------------------------------------------

    @precondition(lambda self: Action.objects.exists())
    @rule()
    def is_done(self) -> None:
        action = Action.objects.last()
        self.attempt(
            lambda: say_done(action=action, words="It is done", by=self.people_["isla"]), may=True
        )

    @precondition(lambda self: Action.objects.exists())
    @rule(who=WHO, yes=st.booleans())
    def panel_says(self, who: str, yes: bool) -> None:
        action, by = Action.objects.last(), self.user(who)
        self.attempt(
            lambda: (
                confirm(action=action, by=by, words="I saw it")
                if yes
                else send_back(action=action, why="I did not see it", by=by)
            ),
            may=self.member(who),
        )

    @precondition(lambda self: Action.objects.exists())
    @rule()
    def called_off(self) -> None:
        action = Action.objects.last()
        self.attempt(
            lambda: call_off(action=action, why="No money", by=self.people_["isla"]), may=True
        )

    # --- the world ------------------------------------------------------------------------------

    @rule(days=st.sampled_from([1, 3, 20, 45]))
    def days_pass(self, days: int) -> None:
        self.day += dt.timedelta(days=days)

    @rule(who=st.sampled_from(["jean", "dan"]), comes=st.booleans())
    def somebody_leaves_or_comes_back(self, who: str, comes: bool) -> None:
        seat = self.panel.memberships.filter(customer__user=self.user(who))
        seat.update(until_on=None if comes else max(self.day, seat.get().from_on))

    # --- what must hold -------------------------------------------------------------------------

    @invariant()
    def no_state_is_forbidden(self) -> None:
        if not hasattr(self, "one"):
            return
        one = Recommendation.objects.select_related("current").get(pk=self.one.pk)
        rounds = list(one.rounds.order_by("number"))
        assert [round.number for round in rounds] == list(range(1, len(rounds) + 1))
        assert (one.current is None) == (not rounds) == one.is_draft
        assert all(round.answer for round in rounds[:-1]), "an asking was passed over"
        assert not (one.withdrawn_on and rounds[-1].answer), "answered after it was withdrawn"
        assert bool(one.withdrawn_on) == bool(one.withdrawn_because.strip())
        for round in rounds:
            if round.answer in (Answer.IN_PART, Answer.NOT_ACCEPTED):
                assert round.reason.strip()
            assert bool(round.answer) == bool(round.answered_on) == bool(round.reply.strip())
            assert round.number == 1 or round.because.strip()
            assert round.asked_on < round.first_due_on <= round.due_on
        accepted = [round for round in rounds if round.answer in (Answer.ACCEPTED, Answer.IN_PART)]
        assert Action.objects.count() == len(accepted)
        for action in Action.objects.all():
            assert (action.confirming_group, action.confirmer) == (self.panel, None)
            assert not action.confirmed_on or action.done_on

    @invariant()
    def nothing_that_was_said_or_promised_is_lost(self) -> None:
        if not hasattr(self, "one"):
            return
        for round in Round.objects.all():
            self.remember(
                (round.pk, "promised"), (round.first_due_on, round.counted, round.because)
            )
            if round.answer:
                self.remember(
                    (round.pk, "said"),
                    (round.answer, round.reply, round.reason, round.answered_on, round.due_on),
                )
        for step in Step.objects.all():
            self.remember(("step", step.pk), (step.what, step.words, step.on, step.due_before))
        for note in Note.objects.all():
            self.remember(("note", note.pk), (note.what, note.words))
        for action in Action.objects.all():
            self.remember(("action", action.pk), action.first_due_on)
        kept = {
            *(("step", pk) for pk in Step.objects.values_list("pk", flat=True)),
            *(("note", pk) for pk in Note.objects.values_list("pk", flat=True)),
        }
        assert {name for name in self.remembered if name[0] in ("step", "note")} <= kept

    @invariant()
    def every_day_that_a_reply_was_due_can_be_read(self) -> None:
        for round in Round.objects.all():
            moves = list(round.moves.filter(what=Step.What.EXTENDED).order_by("pk"))
            days = [round.first_due_on, *(step.due_after for step in moves)]
            assert [step.due_before for step in moves] == days[:-1]
            assert days[-1] == round.due_on
            assert days == sorted(days)

    def remember(self, name, value) -> None:
        assert self.remembered.setdefault(name, value) == value


def test_no_order_of_steps_leads_to_a_forbidden_state_or_loses_a_reason_or_a_day():
    run_state_machine_as_test(
        AnyWay,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
