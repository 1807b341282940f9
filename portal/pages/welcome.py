"""Where signing in leads."""

from django.shortcuts import redirect
from django.views import View
from django.views.generic import RedirectView

from base.core.audience import Audience
from base.core.kept_answers import kept_answers


class Welcome(View):
    """Unsent answers first; then where the person's work or part in things is."""

    audience = Audience.EVERYONE

    def get(self, request):
        if not request.user.is_authenticated:
            return redirect("/")
        kept = kept_answers(request)
        if kept and not kept.get("seen"):
            return redirect("kept_answers")
        return redirect(home_of(request.user))


def home_of(user) -> str:
    if Audience.STAFF.admits(user):
        return "/staff/"
    if Audience.BOARD.admits(user):
        return "/board/"
    if Audience.CUSTOMERS.admits(user):
        return "/me/"
    return "/join/"


class SignUp(RedirectView):
    """There is one way to join; allauth's emails still point to its own address."""

    audience = Audience.EVERYONE
    url = "/join/"
