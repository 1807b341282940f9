"""What people said, and what came of it."""

import datetime as dt

from django.utils import timezone

from participation.programme.activities.models import Outcome

from .. import outcomes
from ..people import Era
from ..places import estates_in
from .shared import Held, Shared, at


class Outcomes(Shared):
    def make_outcomes(self, held: list[Held]) -> None:
        """Each point once; those about a place again, about another one, in a bigger world."""
        past = [row for row in held if row.activity.closed_out_at]
        rows = [
            self._outcome(said, state, past)
            for state, points in (
                (Outcome.State.DONE, self._told(outcomes.DONE)),
                (Outcome.State.DOING, self._told(outcomes.DOING)),
                (Outcome.State.NOT_POSSIBLE, self._told(outcomes.NOT_POSSIBLE)),
                (Outcome.State.HEARD, outcomes.HEARD),
            )
            for said in points
        ]
        Outcome.objects.bulk_create(rows)

    def _told(self, points: list[outcomes.Said]) -> list[outcomes.Said]:
        again = [said for said in points if said.local and not said.best]
        return points + again * min(self.scale, 3)

    def _outcome(self, said: outcomes.Said, state: Outcome.State, past: list[Held]) -> Outcome:
        dice = self.dice
        row = None if state == Outcome.State.HEARD else self._where_it_was_said(said, state, past)
        if row:
            said_on = timezone.localdate(row.activity.starts_at)
        else:
            said_on = self.today - dt.timedelta(days=dice.randint(1, 18))
        answered_on = min(self.today, said_on + dt.timedelta(days=dice.randint(5, 30)))
        done_on = min(self.today, answered_on + dt.timedelta(days=dice.randint(10, 80)))
        estate = dice.choice(estates_in(row.place if row else None))
        text = said.said.format(place=estate.name)
        doing = state == Outcome.State.DOING
        answered = state != Outcome.State.HEARD
        return Outcome(
            activity=row.activity if row else None,
            slug=self.slug(text),
            said=text,
            said_on=said_on,
            answer=said.answer,
            state=state,
            service=said.service,
            topic=self.topics.get(said.topic),
            area=self.areas[estate.name] if said.local else None,
            owner=dice.choice(self.officers),
            due_on=self.today + dt.timedelta(days=dice.randint(-12, 100)) if doing else None,
            answered_on=answered_on if answered else None,
            done_on=done_on if state == Outcome.State.DONE else None,
            proof=said.proof,
            best=said.best,
            published_at=at(answered_on if answered else said_on, 12),
        )

    def _where_it_was_said(self, said, state: Outcome.State, past: list[Held]) -> Held | None:
        """At something about the same service; what is done was said long enough ago."""
        if state == Outcome.State.DOING:
            known = [row for row in past if row.era == Era.NOW]
        else:
            era = self.dice.choices(list(Era), [0, 0 if said.best else 3, 5, 4])[0]
            long_ago = self.now - dt.timedelta(days=45)
            known = [row for row in past if row.era == era and row.activity.ends_at < long_ago]
        fitting = [row for row in known if row.activity.service == said.service] or known
        return self.dice.choice(fitting) if fitting else None
