"""What speaks for a topic: points for each criterion, and how somebody knows."""

from crispy_forms_gds.layout import Fieldset, Size, Submit
from django import forms

from base.core.evidence import EVIDENCE_SOURCES
from base.core.forms import PlainAnswers, SmallLabels
from base.core.once import OnceForm
from base.core.stale_edits import SeenAnswers
from participation.programme.activities.part_forms import long_answer

from .models import Criterion, Score, Topic
from .services.scoring import Said

POINTS = [
    ("", "Not scored"),
    ("0", "0: it does not speak for it"),
    ("1", "1: a little"),
    ("2", "2: clearly"),
    ("3", "3: strongly"),
]


class ScoreForm(PlainAnswers, OnceForm, SeenAnswers):
    def __init__(self, *args, topic: Topic, **kwargs):
        super().__init__(*args, **kwargs)
        there = {score.criterion: score for score in topic.scores.all()}
        offered = [("", "Nothing on record"), *_offered(topic, list(there.values()))]
        parts = []
        for criterion in Criterion:
            self._ask(criterion, there.get(criterion), offered)
            names = [f"{name}_{criterion}" for name in ("points", "source", "words")]
            parts.append(Fieldset(*names, legend=criterion.label, legend_size=Size.MEDIUM))
        self.helper = SmallLabels(*parts, "form_token", Submit("save", "Save the scores"))

    def _ask(self, criterion: Criterion, score: Score | None, offered: list) -> None:
        self.fields[f"points_{criterion}"] = forms.TypedChoiceField(
            label="Points",
            choices=POINTS,
            required=False,
            coerce=int,
            empty_value=None,
            initial=str(score.points) if score else "",
        )
        self.fields[f"source_{criterion}"] = forms.ChoiceField(
            label="Which of our records says so?",
            choices=offered,
            required=False,
            initial=score.source if score else "",
        )
        words = long_answer("How else do you know?", rows=2, required=False)
        words.initial = score.words if score else ""
        self.fields[f"words_{criterion}"] = words

    def clean(self):
        cleaned = super().clean()
        self.said: dict[Criterion, Said] = {}
        for criterion in Criterion:
            points, source, words = (
                cleaned.get(f"{name}_{criterion}") for name in ("points", "source", "words")
            )
            if points is None:
                continue
            if not source and not words:
                self.add_error(f"words_{criterion}", "Say how you know, or choose a record")
            self.said[criterion] = Said(points, words or "", source or "")
        return cleaned


def _offered(topic: Topic, scores: list[Score]) -> list:
    """Grouped by where they come from; a piece that was chosen stays to choose."""
    groups = [
        (
            source.title,
            [(f"{source.code}:{one.ref}", one.title) for one in source.offered(topic.service)],
        )
        for source in EVIDENCE_SOURCES
    ]
    known = {name for _, pieces in groups for name, _ in pieces}
    kept = {score.source: score.source_title for score in scores if score.source}
    before = [(name, title) for name, title in kept.items() if name not in known]
    return [(title, pieces) for title, pieces in [*groups, ("Chosen before", before)] if pieces]
