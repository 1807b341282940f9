"""One panel with as many exercises and recommendations as are asked for, written in bulk."""

import datetime as dt

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Role
from participation.programme.actions.models import Action, Note
from participation.programme.activities.models import Service
from scrutiny.exercises.kinds import EXERCISE
from scrutiny.exercises.models import Evidence, Exercise, Finding, Move, ReportSection, Stage
from scrutiny.exercises.services.beginning import end_of_box, highest_level, midnight
from scrutiny.recommendations.action_sources import RECOMMENDATION
from scrutiny.recommendations.models import Answer, Benefit, Priority, Recommendation, Round, Step
from scrutiny.topics.models import Size, Topic
from tests.factories.exercises import SCOPE
from tests.factories.people import make_user
from tests.factories.recommendations import make_head, make_member, make_panel

YEARS, WEEKS, MEMBERS = 4, 12, 12
SERVICES = list(Service.values)
#: In the order in which recommendations come: one in ten waits, one is late, the others have a reply.
ANSWERS = [*[Answer.ACCEPTED] * 5, Answer.IN_PART, *[Answer.NOT_ACCEPTED] * 2, "", ""]
EVIDENCE, SECTIONS, ROWS = 6, 5, 2_000
A_PAGE = "We went there, asked twelve people and read what was written down. " * 8


class Panel:
    """Its rows are all that the database has; those of the time before are gone."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE accounts_user, customers_customer, groups_group CASCADE")
        call_command("load_lookups", verbosity=0)
        self.group = make_panel()
        members = [make_member(self.group, f"Member {n}") for n in range(MEMBERS)]
        self.by, self.head = members[0], make_head()
        self.readers: dict[str, User] = {
            "member": members[0],
            "officer": make_user(Role.STAFF, name="Morag Tait"),
            "board": make_user(Role.BOARD, name="Nadia Sheikh"),
        }

    def newest_reported(self) -> Exercise:
        """What a page of one has most on."""
        return Exercise.objects.filter(stage=Stage.ACTION_PLAN).order_by("starts_at").last()

    def grow_to(self, exercises: int, recommendations: int) -> None:
        there = list(Exercise.objects.order_by("pk"))
        there += [self._begin(n) for n in range(len(there), exercises)]
        self._recommend(there, Recommendation.objects.count(), recommendations)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _begin(self, n: int) -> Exercise:
        """The first one is the newest but for the report; begun days are the same in a small and in a large world."""
        began = timezone.localdate() - dt.timedelta(days=70 + n * 37 % (YEARS * 365))
        title, service = f"Question {n}", SERVICES[n % len(SERVICES)]
        topic = Topic.objects.create(
            panel=self.group,
            title=title,
            service=service,
            why="Many wait.",
            suggested_on=began,
            public_on=began,
            decision=Topic.Decision.CHOSEN,
            decided_on=began,
            reason="Many wait.",
        )
        stage = (Stage.ACTION_PLAN, Stage.CLOSED, Stage.EVIDENCE, Stage.CLOSED)[n % 4]
        exercise = Exercise.objects.create(
            panel=self.group,
            topic=topic,
            size=Size.TASK,
            weeks=WEEKS,
            stage=stage,
            shared_on=began,
            title=title,
            slug=f"question-{n}",
            kind=EXERCISE.code,
            purpose="Many wait.",
            level=highest_level(),
            service=service,
            starts_at=midnight(began),
            ends_at=end_of_box(began, WEEKS),
            lead_officer=self.readers["officer"],
            **SCOPE,
        )
        Move.objects.bulk_create(
            Move(
                exercise=exercise,
                stage=one,
                on=began + dt.timedelta(days=6 * place),
                by=self.by,
                words="We saw it.",
                took=4 if place else None,
            )
            for place, one in enumerate(list(Stage)[: stage.place + 1])
        )
        evidence = Evidence.objects.bulk_create(
            Evidence(
                exercise=exercise,
                kind=Evidence.Kind.VISIT,
                title=f"Visit {place}",
                says=A_PAGE,
                data_date=began,
                added_by=self.by,
            )
            for place in range(EVIDENCE)
        )
        for number in range(1, 4):
            finding = Finding.objects.create(
                exercise=exercise, number=number, words="It is dark.", written_by=self.by
            )
            finding.evidence.set(evidence[:number])
        ReportSection.objects.bulk_create(
            ReportSection(
                exercise=exercise,
                position=place,
                heading=f"What we saw, {place}",
                text=A_PAGE,
                written_by=self.by,
            )
            for place in range(1, SECTIONS + 1)
        )
        return exercise

    def _recommend(self, exercises: list[Exercise], first: int, last: int) -> None:
        """In turn of each exercise that has a report; each with its rounds, its steps and what was done."""
        reported = [one for one in exercises if one.is_reported]
        sent = Recommendation.objects.bulk_create(
            Recommendation(
                panel=self.group,
                activity=reported[n % len(reported)],
                what=f"Recommendation {n}: say on the day when somebody comes",
                evidence="Nine of twelve callers were not told a day.",
                benefit="People need not wait in for nothing.",
                benefit_type=Benefit.NEED,
                priority=Priority.HIGH,
                service=reported[n % len(reported)].service,
                written_by=self.by,
            )
            for n in range(first, last)
        )
        rounds = Round.objects.bulk_create(
            [self._round(n, one) for n, one in enumerate(sent, first)], batch_size=ROWS
        )
        for n, (one, asked) in enumerate(zip(sent, rounds, strict=True), first):
            one.current, one.sent_on, one.number = asked, asked.asked_on, n + 1
        Recommendation.objects.bulk_update(sent, ["current", "sent_on", "number"], batch_size=ROWS)
        self._act(rounds)

    def _round(self, n: int, one: Recommendation) -> Round:
        answer = ANSWERS[n % len(ANSWERS)]
        asked = timezone.localdate(one.activity.starts_at) + dt.timedelta(days=36)
        if not answer:
            asked = timezone.localdate() - dt.timedelta(days=10 if n % 2 else 40)
        due = asked + dt.timedelta(days=28)
        replied = {
            "answer": answer,
            "reply": "Yes. We do it from January.",
            "reason": "" if answer == Answer.ACCEPTED else "It costs too much to do it all.",
            "answered_on": asked + dt.timedelta(days=20),
            "answered_by": self.head,
            "took": 14,
        }
        return Round(
            recommendation=one,
            asked_on=asked,
            asked_by=self.by,
            first_due_on=due,
            due_on=due,
            counted="The day on which it was asked is day 0.",
            **(replied if answer else {}),
        )

    def _act(self, rounds: list[Round]) -> None:
        """Of what was accepted: half is confirmed, a quarter said to be done, a quarter to do."""
        steps, notes = [], []
        accepted = [one for one in rounds if one.answer in (Answer.ACCEPTED, Answer.IN_PART)]
        actions = Action.objects.bulk_create(
            (self._action(n, one) for n, one in enumerate(accepted)), batch_size=ROWS
        )
        for one in rounds:
            step = {"recommendation": one.recommendation, "round": one, "by": self.by}
            steps.append(Step(what=Step.What.SENT, on=one.asked_on, **step))
            if one.answer:
                steps.append(Step(what=Step.What.ANSWERED, on=one.answered_on, took=14, **step))
        for one, action in zip(accepted, actions, strict=True):
            step = {"recommendation": one.recommendation, "round": one, "action": action}
            told = [
                (action.done_on, Note.What.DONE, Step.What.SAID_DONE),
                (action.confirmed_on, Note.What.CONFIRMED, Step.What.CONFIRMED),
            ]
            for on, noted, what in told:
                if on:
                    words = {"words": "Ten letters have it.", "by": self.by}
                    notes.append(Note(action=action, what=noted, on=on, **words))
                    steps.append(Step(what=what, on=on, took=20, **step, **words))
        Step.objects.bulk_create(steps, batch_size=ROWS)
        Note.objects.bulk_create(notes, batch_size=ROWS)

    def _action(self, n: int, one: Round) -> Action:
        made, done = one.answered_on, one.answered_on + dt.timedelta(days=30)
        return Action(
            what="Write the day into each letter",
            service=one.recommendation.service,
            owner=self.head,
            confirming_group=self.group,
            first_due_on=made + dt.timedelta(days=60),
            due_on=made + dt.timedelta(days=60),
            source_code=RECOMMENDATION.code,
            source_id=one.recommendation_id,
            came_from=one.recommendation.what,
            activity=one.recommendation.activity,
            created_by=self.head,
            done_on=done if n % 4 else None,
            done_by=self.head if n % 4 else None,
            confirmed_on=done + dt.timedelta(days=20) if n % 4 > 1 else None,
            confirmed_by=self.by if n % 4 > 1 else None,
        )
