"""A confidential survey is answered with a code. Letters and messages that carry one pass through many
hands, and staff read codes out; so whoever has it can answer, and cannot read what was sent."""

from collections.abc import Mapping

from base.core.refused import Refused
from participation.questionnaires.answering.keeping import OnSheet
from participation.questionnaires.kinds import Said

SENT = "This was answered already. Sign in to look at it or change it, or ring us."


class InConfidence(OnSheet):
    """What was begun is gone on with; what was sent is shown and changed only after signing in."""

    explained = f"{OnSheet.explained} Once you have sent it, nobody can read it with your code: sign in to change it."
    can_be_changed = False

    @property
    def said(self) -> Mapping[str, Said]:
        return {} if self.has_sent else super().said

    @property
    def has_begun(self) -> bool:
        return super().has_begun and not self.has_sent

    def in_words(self) -> dict[str, str]:
        return {} if self.has_sent else super().in_words()

    def read_out(self, *, sent: bool = False) -> list[tuple[str, str]]:
        return [] if self.has_sent else super().read_out(sent=sent)

    def keep(self, said: Mapping[str, Said | None]) -> None:
        if self.has_sent:
            raise Refused(SENT)
        super().keep(said)
