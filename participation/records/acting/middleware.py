"""Finds, for each request, the customer its officer acts for: ``request.acting``, or None.

Views that an officer may use so say ``open_when_acting`` (``participation.people.customers.mine``); what is
about nobody but the signed-in person, and what is for the customer alone, is shut meanwhile. A view may
say why in a page of its own: ``refusal_when_acting``.
"""

from django.contrib import messages
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render

from base.core.audience import Audience
from base.core.kept_answers import chosen_files, keep_answers, shown, typed_in
from base.core.middleware import audience_of, opens_when_acting

from ..models import Acting
from .services import end_acting

#: In the session: the number of the acting that began in it.
IN_SESSION = "acting"
#: Pages about the officer's own way of signing in: too easily taken for the customer's.
OWN_ACCOUNT = ("your_account", "account_", "mfa_")
ALWAYS_OPEN = ("account_logout",)


class ActingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.acting = None
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        acting = acting_in(request)
        if acting is None:
            return None
        if acting.is_over or not Audience.STAFF.admits(request.user):
            return over(request, view, acting)
        request.acting = acting
        return refusal(request, view)


def acting_in(request) -> Acting | None:
    number = request.session.get(IN_SESSION)
    if number is None or not request.user.is_authenticated:
        return None
    mine = Acting.objects.select_related("officer", "customer__area", "customer__tenure")
    return mine.filter(pk=number, officer=request.user).first()


def over(request, view, acting: Acting):
    """What was typed for the customer is shown and kept, and never saved to anybody's record."""
    end_acting(acting=acting, how=Acting.Ended.RAN_OUT)
    leave(request)
    if not opens_when_acting(view):
        return None
    if request.method == "POST":
        keep_answers(request, about=acting.customer_id)
        context = {
            "acting": None,
            "over": acting,
            "answers": shown(typed_in(request), request.path),
            "files": chosen_files(request),
        }
        return render(request, "records/acting_over.html", context, status=409)
    if audience_of(view) is Audience.CUSTOMERS:
        messages.info(request, "Your time of acting for this person is over.")
        return redirect(acting.customer)
    return None


def signed_out(request) -> None:
    """The session goes with the sign-out; the customer gets their copy."""
    if acting := acting_in(request):
        end_acting(acting=acting, how=Acting.Ended.SIGNED_OUT)


def leave(request) -> None:
    """Forget it in this session; pages that are still open cannot be sent without another look."""
    request.session.pop(IN_SESSION, None)
    request.acting = None
    rotate_token(request)


def refusal(request, view):
    """The page that says why not, or None."""
    name = request.resolver_match.url_name or ""
    own_account = name.startswith(OWN_ACCOUNT) and not name.startswith(ALWAYS_OPEN)
    theirs_alone = audience_of(view) is Audience.CUSTOMERS and not opens_when_acting(view)
    view = getattr(view, "view_class", view)
    shut = getattr(view, "shut_when_acting", False)
    if not (own_account or theirs_alone or shut):
        return None
    template = getattr(view, "refusal_when_acting", "records/not_for_another.html")
    return render(request, template, {"own_account": own_account, "shut": shut}, status=403)


def context(request) -> dict:
    """For the banner on every page."""
    return {"acting": getattr(request, "acting", None)}
