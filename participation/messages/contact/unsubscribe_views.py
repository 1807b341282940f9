"""Where the link in an email leads. Whoever holds the email may stop it: there is nothing to sign in to."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from base.core.audience import Audience
from base.core.refused import Refused

from . import unsubscribing
from .models import Consent, Message


class ByLink(View):
    """Finds ``self.message`` by the signed link; any other is a 404."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.token = kwargs["token"]

    @property
    def message(self) -> Message:
        try:
            return unsubscribing.message_of(self.token)
        except LookupError as forged:
            raise Http404("We sent no such link.") from forged


# A mail program posts here for its reader, with no page of ours before it and so without a token.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class Unsubscribe(ByLink):
    """Opening it only asks, because mail scanners open links; posting to it stops (RFC 8058)."""

    audience = Audience.EVERYONE

    def get(self, request, token):
        return self.page(self.message)

    def post(self, request, token):
        message = self.message
        unsubscribing.stop(message)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse("Stopped.", content_type="text/plain")
        return redirect("contact:unsubscribe", token=token)

    def page(self, message: Message):
        context = {
            "token": self.token,
            "stopped": unsubscribing.has_stopped(message),
            "kind": Consent.Purpose(message.purpose).label.lower(),
            "channel": message.get_channel_display().lower(),
        }
        return render(self.request, "contact/unsubscribe.html", context)


class UndoUnsubscribe(ByLink):
    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request, token):
        try:
            unsubscribing.undo(self.message)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Undone. You get these again.")
        return redirect("contact:unsubscribe", token=token)
