"""Voting online: with one's account, or with the code of the letter and one's date of birth.

What somebody chose is in no address, session, message or log: the page that follows is the answer to the
form itself, and sent again it says the same.
"""

import time
from typing import Any

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from base.core.audience import Audience
from base.core.refused import Refused
from participation.questionnaires.codes.guessing import count_wrong_code, too_many_wrong_codes

from . import services
from .ballot_forms import BallotForm, LetterCodeForm
from .elections import rule_whole
from .models import Round, Voter
from .models.voting import Channel
from .services.casting import refuse_not_open, refuse_online

#: In the session of whoever gave the right code: their number on the roll and until when, by the number of the round.
SESSION = "choices-roll"
#: Nobody who comes to the same computer later votes for them.
CODE_HOLDS = 30 * 60


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class InRound(FormView):
    """A page of a round in which people vote now; else it says why they cannot."""

    audience = Audience.EVERYONE
    shut_when_acting = True
    request: Any

    def dispatch(self, request, *args, **kwargs):
        self.round = get_object_or_404(Round.objects.public(), slug=kwargs["slug"])
        try:
            refuse_not_open(self.round)
        except Refused as refusal:
            return self.cannot(str(refusal))
        return super().dispatch(request, *args, **kwargs)

    def cannot(self, why: str):
        status = 200 if self.request.method == "GET" else 409
        about = {"round": self.round, "why": why}
        return render(self.request, "choices/cannot_vote.html", about, status=status)

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)


class LetterCode(InRound):
    """The code and the birth together; how often somebody may try is counted as for every code of ours."""

    form_class = LetterCodeForm
    template_name = "choices/code.html"

    def form_valid(self, form):
        if not_now := too_many_wrong_codes(self.request):
            return self.wrong(form, not_now, 429)
        try:
            voter = services.voter_with_code(row=self.round, **form.cleaned_data)
        except Refused as refusal:
            count_wrong_code(self.request)
            return self.wrong(form, str(refusal), 404)
        self.request.session.cycle_key()
        until = time.time() + CODE_HOLDS
        self.request.session[SESSION] = {str(self.round.pk): [voter.pk, until]}
        return redirect("choices:vote", self.round.slug)

    def wrong(self, form, why: str, status: int):
        form.add_error("code", why)
        return self.render_to_response(self.get_context_data(form=form), status=status)


class Vote(InRound):
    form_class = BallotForm
    template_name = "choices/vote.html"
    voter: Voter

    def get(self, request, *args, **kwargs):
        return self.not_theirs() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.not_theirs() or super().post(request, *args, **kwargs)

    def not_theirs(self):
        """None where they are on the roll and may vote here; else the page that says what to do."""
        voter = self.find_voter()
        if voter is None:
            if self.has_account:
                return self.cannot(
                    "You are not among those who can vote in this round. If you think that you should be, ring us."
                )
            return redirect("choices:code", self.round.slug)
        try:
            refuse_online(voter, self.round)
        except Refused as refusal:
            return self.cannot(str(refusal))
        self.voter, self.pots = voter, list(self.round.pots.all())
        return None

    @property
    def has_account(self) -> bool:
        return Audience.CUSTOMERS.admits(self.request.user)

    def find_voter(self) -> Voter | None:
        roll = self.round.voters.select_related("customer")
        number, until = self.request.session.get(SESSION, {}).get(str(self.round.pk), (0, 0))
        if until > time.time() and (voter := roll.filter(pk=number).first()):
            return voter
        if not self.has_account:
            return None
        return roll.entitled().filter(customer__user=self.request.user).first()

    def get_form_kwargs(self):
        projects = list(self.round.projects.on_ballot())
        return {
            **super().get_form_kwargs(),
            "round": self.round,
            "pots": self.pots,
            "projects": projects,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(rule=rule_whole(self.round, self.pots), **kwargs)

    def form_valid(self, form):
        if form.asks_for_more:
            form.ask_for_more()
            more = form.could_be - len(form.chosen)
            about = self.get_context_data(form=form, chose=len(form.chosen), more=more)
            return self.render_to_response(about)
        try:
            receipt = services.cast(voter=self.voter, chosen=form.chosen, channel=Channel.ONLINE)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        self.request.session.pop(SESSION, None)
        return render(self.request, "choices/voted.html", {"round": self.round, "receipt": receipt})
