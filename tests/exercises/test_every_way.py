"""Whatever is pressed by whomever in whatever order: no stage is passed over, or reached without what it needs, and what was
taken back, stopped or given more time says why and keeps its days.

Hypothesis presses, over days that pass, while members leave and come back.
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
    rule,
    run_state_machine_as_test,
)

from base.core.audience import Role
from base.core.periods import months_after
from base.core.refused import Refused
from scrutiny.exercises.models import Evidence, Exercise, Finding, Stage
from scrutiny.exercises.models.stages import NEEDS_WORDS, REVIEW_MONTHS
from scrutiny.exercises.services import (
    add_evidence,
    ask_for_facts,
    draft_recommendations,
    end_facts,
    give_more_time,
    move_on,
    remove_evidence,
    remove_finding,
    step_back,
    stop_exercise,
    take_up_again,
    write_finding,
    write_section,
)
from scrutiny.exercises.services.who import sits_on
from scrutiny.recommendations.models import Recommendation
from scrutiny.recommendations.services import withdraw
from tests.factories.exercises import make_member_of, make_scoped
from tests.factories.people import make_user
from tests.factories.topics import make_scrutiny_panel

pytestmark = pytest.mark.django_db

WHO = st.sampled_from([*["jean"] * 6, *["isla"] * 4, "dan", "officer"])
WORDS = st.sampled_from(["", "  ", "We saw it", "We saw it"])
FIRST_DAY = dt.date(2026, 3, 20)
DRAFT = {
    "what": "Light the doors",
    "evidence": "Four are dark.",
    "benefit": "People are safe.",
    "benefit_type": "need",
    "priority": "high",
    "service": "repairs",
}


class AnyWay(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.day = FIRST_DAY
        self.held = ExitStack()
        self.held.enter_context(transaction.atomic())
        self.held.enter_context(patch.object(timezone, "localdate", self.today))

    def today(self, value=None) -> dt.date:
        return self.day if value is None else timezone.localtime(value).date()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.held.close()

    @initialize(far=st.sampled_from([2, 1, 0]))
    def people(self, far: int) -> None:
        """From its scope, from where recommendations are written, or sent: few tries go all the way."""
        panel = make_scrutiny_panel()
        self.people_ = {
            "jean": make_member_of(panel),
            "dan": make_member_of(panel, "Dan Panel"),
            "isla": make_user(Role.MANAGER),
            "officer": make_user(Role.STAFF),
        }
        self.pk = make_scoped(by=self.people_["jean"]).pk
        if far:
            self.go_to_recommendations()
        if far > 1:
            self.do("recommend")
            by = self.people_["jean"]
            move_on(exercise=self.one, after=Stage.RECOMMENDATIONS, by=by)

    def go_to_recommendations(self) -> None:
        move = {"by": self.people_["jean"]}
        for stage in (Stage.CHOSEN, Stage.SCOPED):
            move_on(exercise=self.one, after=stage, **move)
        self.gather(gone=False)
        move_on(exercise=self.one, after=Stage.EVIDENCE, **move)
        self.conclude(gone=False)
        move_on(exercise=self.one, after=Stage.FINDINGS, **move)
        for act in ("write", "ask", "end"):
            self.do(act)
        move_on(exercise=self.one, after=Stage.REPORT, **move)

    @property
    def one(self) -> Exercise:
        return Exercise.objects.get(pk=self.pk)

    def attempt(self, act) -> bool:
        try:
            with transaction.atomic():
                act()
        except Refused:
            return False
        return True

    @rule(who=WHO, words=WORDS, behind=st.sampled_from([0, 0, 0, 0, 1]))
    def move(self, who: str, words: str, behind: int) -> None:
        before, user = self.one, self.people_[who]
        after = list(Stage)[max(before.at.place - behind, 0)]
        if not self.attempt(lambda: move_on(exercise=before, after=after, by=user, words=words)):
            assert self.one.stage == before.stage
            return
        assert after is before.at
        assert self.one.at is before.at.next
        assert before.stopped_on is None
        landlord = self.one.at is Stage.ACTION_PLAN
        assert who == "isla" if landlord else sits_on(before.panel, user)
        assert words.strip() or self.one.at not in NEEDS_WORDS

    @rule(
        who=WHO,
        words=WORDS,
        which=st.sampled_from(["back", "time", "stop", "resume", "resume"]),
        behind=st.sampled_from([0, 0, 0, 1]),
    )
    def change(self, who: str, words: str, which: str, behind: int) -> None:
        before, user = self.one, self.people_[who]
        at = list(Stage)[max(before.at.place - behind, 0)]
        said = {"exercise": before, "why": words, "by": user}
        later = self.day + dt.timedelta(days=90)
        acts = {
            "back": lambda: step_back(at=at, **said),
            "time": lambda: give_more_time(due_on=later, **said),
            "stop": lambda: stop_exercise(**said),
            "resume": lambda: take_up_again(**said),
        }
        if not self.attempt(acts[which]):
            one = self.one
            assert (one.stage, one.stopped_on, one.ends_at) == (
                before.stage,
                before.stopped_on,
                before.ends_at,
            )
            return
        assert words.strip()
        assert bool(before.stopped_on) == (which == "resume")
        landlord = which == "back" and before.at is Stage.ACTION_PLAN
        assert who == "isla" if landlord else sits_on(before.panel, user)
        if which == "back":
            assert at is before.at is not Stage.RECOMMENDATIONS
            assert self.one.at is before.at.before

    @rule(gone=st.booleans())
    def evidence(self, gone: bool) -> None:
        self.gather(gone)

    def gather(self, gone: bool) -> None:
        exercise, by, last = self.one, self.people_["jean"], Evidence.objects.last()
        said = {"kind": "visit", "title": "A walk", "says": "Dark.", "data_date": self.day}
        self.attempt(
            lambda: (
                remove_evidence(evidence=last, by=by)
                if gone and last
                else add_evidence(exercise=exercise, by=by, **said)
            )
        )

    @rule(gone=st.booleans())
    def finding(self, gone: bool) -> None:
        self.conclude(gone)

    def conclude(self, gone: bool) -> None:
        exercise, by, last = self.one, self.people_["jean"], Finding.objects.last()
        rests_on = list(Evidence.objects.all()[:1])
        self.attempt(
            lambda: (
                remove_finding(finding=last, by=by)
                if gone and last
                else write_finding(
                    exercise=exercise, finding=None, words="It is dark", evidence=rests_on, by=by
                )
            )
        )

    @rule(which=st.sampled_from(["write", "ask", "end", "recommend", "withdraw"]))
    def work(self, which: str) -> None:
        self.do(which)

    def do(self, which: str) -> None:
        exercise, jean = self.one, self.people_["jean"]
        waiting = Recommendation.objects.waiting().first()
        acts = {
            "write": lambda: write_section(
                exercise=exercise, section=None, heading="Seen", text="Dark.", by=jean
            ),
            "ask": lambda: ask_for_facts(exercise=exercise, by=jean),
            "end": lambda: end_facts(exercise=exercise, by=self.people_["isla"]),
            "recommend": lambda: draft_recommendations(exercise=exercise, drafts=[DRAFT], by=jean),
            "withdraw": lambda: (
                waiting and withdraw(recommendation=waiting, because="It is done", by=jean)
            ),
        }
        self.attempt(acts[which])

    @rule(days=st.sampled_from([1, 30, 190]))
    def days_pass(self, days: int) -> None:
        self.day += dt.timedelta(days=days)

    @rule(comes=st.booleans())
    def dan_leaves_or_comes_back(self, comes: bool) -> None:
        seat = self.one.panel.memberships.filter(customer__user=self.people_["dan"])
        seat.update(until_on=None if comes else max(self.day, seat.get().from_on))

    @invariant()
    def what_each_stage_needs_is_there(self) -> None:
        if not hasattr(self, "pk"):
            return
        one = self.one
        moves = list(one.moves.in_force().order_by("pk"))
        assert [move.stage for move in moves] == list(Stage)[: one.at.place + 1]
        assert [move.on for move in moves] == sorted(move.on for move in moves)
        assert one.shared_on or one.at is Stage.CHOSEN
        changes = list(one.changes.all())
        assert all(change.words.strip() for change in changes)
        taken_back = one.moves.exclude(taken_back_on=None)
        assert {move.pk for move in taken_back} == {c.move_id for c in changes if c.move_id}
        days = [(c.due_before, c.due_after) for c in changes if c.due_after]
        ends = [one.first_due_on, *(after for _, after in days)]
        assert [before for before, _ in days] == ends[:-1]
        assert one.due_on == ends[-1]
        place = one.at.place
        assert place <= Stage.FINDINGS.place or all(
            finding.evidence.exists() for finding in one.findings.all()
        )
        if one.is_reported:
            assert one.sections.exists()
            assert one.facts_asked_on
        if place >= Stage.RESPONSE.place:
            assert not Recommendation.objects.drafts().exists()
        if place >= Stage.ACTION_PLAN.place:
            assert not Recommendation.objects.waiting().exists()
        days = {move.stage: move.on for move in moves}
        for review, months in REVIEW_MONTHS.items():
            if review in days:
                assert days[review] >= months_after(days[Stage.ACTION_PLAN], months)


def test_no_order_of_steps_leads_past_what_a_stage_needs():
    run_state_machine_as_test(
        AnyWay,
        settings=settings(
            max_examples=4,
            stateful_step_count=40,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
