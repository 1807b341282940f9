"""A confidential survey is answered with a code. Letters and messages that carry one pass through many
hands, and staff read codes out; so whoever has it can answer, and cannot read what was sent."""

from collections.abc import Mapping

from django.contrib.sessions.backends.base import SessionBase

from base.core.refused import Refused
from participation.questionnaires.answering.keeping import OnSheet
from participation.questionnaires.answering.who import Who
from participation.questionnaires.kinds import Said
from participation.questionnaires.models import Questionnaire

#: Stands where somebody reads what they have answered, in place of it.
NOT_SHOWN = "Answered, and not shown here"
#: Of which codes a browser has begun to answer.
BEGUN_HERE = "begun_in_confidence"
#: Which sheets one of us has filled in from the first answer on, as their browser remembers.
HEARD_HERE = "heard_in_confidence"
SENT = "This was answered already. Sign in to look at it or change it, or ring us."


class NotShown(OnSheet):
    """Where whoever looks may not read it, a page says only what was answered, and not with what."""

    why_not_shown = ""

    @property
    def not_shown(self) -> str:  # type: ignore[override]
        return "" if self.may_be_read else self.why_not_shown

    def in_words(self) -> dict[str, str]:
        found = super().in_words()
        return found if self.may_be_read else dict.fromkeys(found, NOT_SHOWN)

    def read_out(self, *, sent: bool = False) -> list[tuple[str, str]]:
        return super().read_out(sent=sent) if self.may_be_read else []


class ForSomebody(NotShown):
    """By one of us who handles the survey and acts for somebody. What people sent themselves, or through another
    of us, is read on the page that writes it down."""

    why_not_shown = "What they answered before is kept, and not shown here. What you leave empty stays as it was."

    @property
    def may_be_read(self) -> bool:  # type: ignore[override]
        assert self.who.keyed_by is not None
        return self.sent is None or self.sent.keyed_by_id == self.who.keyed_by.pk


class OnThePhone(NotShown):
    """By one of us who handles the survey and has them on the line. They read what they have heard themselves:
    nothing of what the person had answered before, or went on with by themselves."""

    why_not_shown = (
        "What they answered before is kept, and not shown here. Go on where they were. What you leave empty stays"
        " as it was."
    )

    def __init__(self, questionnaire: Questionnaire, who: Who, session: SessionBase):
        super().__init__(questionnaire, who)
        self.session = session

    @property
    def may_be_read(self) -> bool:  # type: ignore[override]
        assert self.who.keyed_by is not None
        if self.sheet is None:
            return True
        heard = self.sheet.pk in self.session.get(HEARD_HERE, ())
        return heard and self.sheet.keyed_by_id == self.who.keyed_by.pk

    def keep(self, said: Mapping[str, Said | None]) -> None:
        heard_all = self.may_be_read
        super().keep(said)
        assert self.begun is not None
        others = [one for one in self.session.get(HEARD_HERE, ()) if one != self.begun.pk]
        self.session[HEARD_HERE] = [*others, self.begun.pk] if heard_all else others


class InConfidence(NotShown):
    """What was begun is gone on with; what was sent is shown and changed only after signing in.

    What was begun is shown in the browser in which it was begun; elsewhere only what is still to answer.
    """

    explained = (
        f"{OnSheet.explained} Another phone or computer does not show what you answered here. Once you have sent it,"
        " nobody can read it with your code: sign in to change it."
    )
    why_not_shown = (
        "What you answered on another phone or computer is kept, and not shown here. What you leave empty stays as"
        " you answered it."
    )
    can_be_changed = False

    def __init__(self, questionnaire: Questionnaire, who: Who, session: SessionBase):
        super().__init__(questionnaire, who)
        self.session = session

    @property
    def may_be_read(self) -> bool:  # type: ignore[override]
        assert self.who.code is not None
        return not self.has_begun or self.who.code.pk in self.session.get(BEGUN_HERE, ())

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
        if not self.has_begun and self.who.code is not None:
            self.session[BEGUN_HERE] = [*self.session.get(BEGUN_HERE, ()), self.who.code.pk]
        super().keep(said)
