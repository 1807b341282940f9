"""One official question as a new portal has it."""

from dataclasses import dataclass

from ..kinds import READY_SCALES, Kind

#: Of a scale in its order, how many of the first answers are in the official numerator.
FAVOURABLE = 2
#: Ways out, and whether they are in the denominator of the official percentage.
NO_OPINION = ("No opinion", True)
NOT_APPLICABLE = ("Not applicable or don’t know", False)
DONT_KNOW = ("Don’t know", False)


@dataclass(frozen=True)
class Official:
    """One question. ``scale`` is one of the ready ones, or empty for yes and no; ``way_out`` says whether
    it counts in the percentage. ``after`` is the code of the question whose "Yes" leads to it."""

    code: str
    indicator: str
    title: str
    words: str
    scale: str = "satisfied"
    way_out: tuple[str, bool] | None = None
    after: str = ""
    for_whom: str = ""
    published: bool = False
    whole_survey_only: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.SCALE if self.scale else Kind.SINGLE

    @property
    def answers(self) -> list[dict]:
        first = READY_SCALES[self.scale][1] if self.scale else ("Yes", "No")
        found = [
            {
                "code": f"a{n}",
                "words": words,
                "counts": True,
                "favourable": bool(self.scale) and n <= FAVOURABLE,
            }
            for n, words in enumerate(first, start=1)
        ]
        if self.way_out is not None:
            words, counts = self.way_out
            found.append({"code": "out", "words": words, "counts": counts, "favourable": False})
        return found
