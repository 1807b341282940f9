"""Doors for the services that carry our messages. They have no session; each signs what it says."""

import json

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from base.core.audience import Audience

from .bounces import TooEarly, take_note
from .texts.incoming import is_signed, take_in


class AnyText(forms.Field):
    """As much of it as a phone joins into one, without what no database holds."""

    LONGEST = 2000

    def to_python(self, value) -> str:
        return str(value or "").replace("\x00", "").strip()[: self.LONGEST]


class IncomingTextForm(forms.Form):
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
    """A text from somebody's phone. ``X-Signature`` is the hexadecimal HMAC-SHA256 of the body."""

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request):
        if not is_signed(request.body, request.headers.get("X-Signature", "")):
            return HttpResponseBadRequest("The signature is not the gateway's.")
        try:
            said = json.loads(request.body)
        except ValueError:
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
        except (AttributeError, LookupError, TypeError, ValueError):
            return HttpResponseBadRequest("No provider says it like this.")
        try:
            for event in provider.parse_events(request):
                take_note(event)
        except TooEarly:
            return HttpResponse("Say it again in a while.", status=503)
        return HttpResponse()
