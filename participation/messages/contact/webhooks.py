"""Doors for the services that carry our messages. They have no session; each signs what it says."""

import datetime as dt
import json
import time

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from base.core.audience import Audience
from base.core.hidden import TakesOutHidden, several_lines

from .bounces import TooEarly, take_note
from .texts.incoming import is_signed, take_in


class AnyText(forms.Field):
    """As much of it as a phone joins into one, without what nobody sees."""

    LONGEST = 2000

    def to_python(self, value) -> str:
        return several_lines(str(value or "")).strip()[: self.LONGEST]


class IncomingTextForm(TakesOutHidden, forms.Form):
    """``{"id": …, "from": …, "text": …}``; ``id`` is the gateway's own, the same when it repeats itself.

    A text is taken whatever stands in it: a STOP that is refused is not heard.
    """

    id = forms.CharField(max_length=80)
    text = AnyText(required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["from"] = forms.RegexField(
            r"^\+[1-9][0-9]{6,14}\Z"
        )  # E.164, as records have it


@method_decorator(csrf_exempt, name="dispatch")
class IncomingText(View):
    """A text from somebody's phone, signed a moment ago: ``X-Timestamp`` in seconds since 1970, and
    ``X-Signature``, see :func:`.texts.incoming.signature_of`."""

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request):
        sent = request.headers
        if not is_signed(request.body, sent.get("X-Signature", ""), sent.get("X-Timestamp", "")):
            return HttpResponseBadRequest("The signature is not the gateway's.")
        try:
            said = json.loads(request.body)
        except (ValueError, RecursionError):  # the second is of lists in lists in lists
            return HttpResponseBadRequest("This is not JSON.")
        form = IncomingTextForm(said if isinstance(said, dict) else {})
        if not form.is_valid():
            return HttpResponseBadRequest(form.errors.as_json(), content_type="application/json")
        take_in(
            number=str(form.cleaned_data["from"]),
            text=form.cleaned_data["text"],
            reference=form.cleaned_data["id"],
        )
        return HttpResponse(status=204)


#: Mail providers whose news anymail always tells from a forger's by its signature, by their names
#: there. Not Resend: without its secret, and without the package that checks it, anybody is believed.
SIGNED_PROVIDERS = {
    "mailgun": "anymail.webhooks.mailgun.MailgunTrackingWebhookView",
    "mailersend": "anymail.webhooks.mailersend.MailerSendTrackingWebhookView",
    "postal": "anymail.webhooks.postal.PostalTrackingWebhookView",
}


#: Providers say again what we did not answer, Mailgun for eight hours; what is older was overheard.
NEWS_AGE = dt.timedelta(hours=24)


def refuse_old_signature(request) -> None:
    """Mailgun signs the moment and not the news, so an overheard signature would do for any news, for ever."""
    if settings.EMAIL_PROVIDER != "mailgun":
        return
    signed_at = float(json.loads(request.body)["signature"]["timestamp"])
    if abs(time.time() - signed_at) > NEWS_AGE.total_seconds():
        raise ValueError("It was signed too long ago.")


@method_decorator(csrf_exempt, name="dispatch")
class EmailNews(View):
    """What became of emails, from the provider that ``EMAIL_PROVIDER`` names. Others find nothing."""

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request):
        if settings.EMAIL_PROVIDER not in SIGNED_PROVIDERS:
            raise Http404("No mail provider reports here.")
        provider = import_string(SIGNED_PROVIDERS[settings.EMAIL_PROVIDER])()
        try:
            provider.run_validators(request)
            refuse_old_signature(request)
        except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
            return HttpResponseBadRequest("No provider says it like this.")
        try:
            for event in provider.parse_events(request):
                if event.timestamp is None or event.timestamp > timezone.now() - NEWS_AGE:
                    take_note(event)
        except TooEarly:
            return HttpResponse("Say it again in a while.", status=503)
        return HttpResponse()
