"""What every page on which somebody answers knows: whose questions they are, who answers, and in which language."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from ..invitations import Invitation
from ..kept_versions import questions_asked
from ..models import Questionnaire, Version
from ..owners import Owned
from ..piping import piped
from .keeping import Keeping, OnSheet
from .language import Language, choose_language
from .pages import Asking, Page
from .who import Who

#: What an owner's pages are called.
NAMES = ("start", "page", "check", "sent")
CHANGING = "change"
#: Sent with what a page carries, to look at another page and answer nothing.
LOOK = "look"


class Answering:
    """Whose questions they are, whose answer it is, what is asked and what they have said up to now."""

    #: The name of the address of each of the ``NAMES``.
    pages: Mapping[str, str]
    request: Any
    kwargs: dict[str, Any]
    whose: Owned
    who: Who
    invitation: Invitation
    kept: Keeping
    version: Version
    language: Language
    asking: Asking

    def find_who(self, request) -> Who | HttpResponseBase:
        """Who answers, or where somebody is led who cannot yet."""
        raise NotImplementedError

    def find_whose(self) -> Owned:
        """The row whose questions are asked; raises ``Http404`` where they may not see it."""
        raise NotImplementedError

    def find_version(self) -> Version | None:
        """What they are asked."""
        raise NotImplementedError

    def find_invitation(self) -> Invitation:
        return self.whose.owner.invites(self.whose.by, self.who.customer)

    def find_kept(self, version: Version) -> Keeping:
        row, owner = self.whose.by, self.whose.owner
        kept = owner.keeps(self, row, version) if owner else None
        return kept or OnSheet(version.questionnaire, self.who)

    @classmethod
    def questions_at(cls, **at: Any) -> Questionnaire | None:
        """What is asked at such an address, for whoever must sign in again before they go on."""
        return None

    def address(self, name: str, *more: str) -> str:
        """Of one of the ``pages``, that of a page of questions with its code."""
        at = [found for part, found in self.kwargs.items() if part != "page"]
        return reverse(self.pages[name], args=[*at, *more])

    def dispatch(self, request, *args, **kwargs):
        who = self.find_who(request)
        if not isinstance(who, Who):
            return who
        self.who = who
        self.whose = self.find_whose()
        row, owner = self.whose.by, self.whose.owner
        self.invitation = self.find_invitation()
        if why := owner.refuses(row, who.customer):
            return self.not_for_them(why)
        version = self.find_version()
        if version is None or not self.invitation.has_started:
            return self.not_asked()
        self.kept = self.find_kept(version)
        if self.kept.leads_to and self.kept.has_sent:
            return redirect(self.kept.leads_to)
        self.version = version
        questions = questions_asked(version)
        self.language = choose_language(request, version, questions, who.customer)
        self.kept.language = self.language.code
        self.asking = Asking(piped(questions, self.readable), self.kept.said)
        if not self.invitation.is_open:
            return self.too_late()
        if self.kept.carried and LOOK in request.POST:
            request.method = "GET"
            return self.get(request, *args, **kwargs)  # type: ignore[attr-defined]
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @property
    def readable(self) -> Mapping[str, Any]:
        """What was said up to now, as far as whoever looks reads it."""
        return self.kept.said if self.kept.may_be_read else {}

    def not_for_them(self, why: str) -> HttpResponseBase:
        messages.info(self.request, why)
        return redirect(self.invitation.page)

    def not_asked(self) -> HttpResponseBase:
        """Nobody is asked yet, or ever was: its page says when it is open, or was."""
        return redirect(self.invitation.page)

    def too_late(self) -> HttpResponseBase:
        """It closed before they were done, or was called off: they read what was kept of theirs."""
        status = 409 if self.request.method == "POST" else 200
        template = "questionnaires/answer_closed.html"
        return render(self.request, template, self.around(), status=status)

    def around(self) -> dict[str, Any]:
        """What every page knows."""
        return {
            "invitation": self.invitation,
            "row": self.whose.by,
            "who": self.who,
            "kept": self.kept,
            "version": self.version,
            "language": self.language,
            "on_the_phone": None,
        }

    def address_of(self, page: Page | None, *, changing: bool = False) -> str:
        """Of one page of questions; after the last one, of what they look through and send."""
        if page is None:
            return self.address("check")
        return self.address("page", page.code) + (f"?{CHANGING}=1" if changing else "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.around(), **kwargs)  # type: ignore[misc]
