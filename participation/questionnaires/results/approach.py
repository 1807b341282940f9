"""How it was done, of what its owner knows and what staff say besides."""

from dataclasses import dataclass
from typing import Any

from ..counted import Which
from ..fieldwork import Basis, Fieldwork
from ..models import Approach, Questionnaire
from ..owners import Owned, owned


@dataclass(frozen=True)
class HowDone:
    """What stands in both, and what staff wrote where they did."""

    whose: Owned
    said: Approach

    @property
    def owner(self) -> Any:
        return self.whose.by

    @property
    def fieldwork(self) -> Fieldwork:
        return self.whose.fieldwork

    def which(self, *, apart: bool = False, as_of: str = "") -> Which:
        code = self.whose.owner.code if self.whose.owner else ""
        return Which(self.said.pk, apart, as_of, code, self.fieldwork.anonymous)

    @property
    def basis(self) -> Basis:
        return Basis(self.said.basis or self.fieldwork.basis)

    @property
    def population(self) -> int | None:
        return self.said.population or self.fieldwork.population

    @property
    def asked(self) -> int | None:
        return self.said.asked or self.fieldwork.asked

    @property
    def why_no_interval(self) -> str:
        """Why a share stands without one; empty of a sample."""
        return {
            Basis.CENSUS: "Everybody was asked, so there is no margin of chance: these are shares of those who answered.",
            Basis.OPEN: "Anybody could answer, so nobody was chosen by chance, and no margin says how near these "
            "shares are to what everybody thinks.",
            Basis.SAMPLE: "",
        }[self.basis]


def how_done(questionnaire: Questionnaire) -> HowDone:
    whose = owned(questionnaire)
    said = getattr(questionnaire, "approach", None) or Approach(questionnaire_id=questionnaire.pk)
    return HowDone(whose, said)
