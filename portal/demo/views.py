"""The two doors of a demo: come in as anybody, and read what was sent."""

from allauth.account.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from django.views.generic import TemplateView

from base.accounts.models import User
from base.core.audience import Audience
from base.core.paging import nearest_page

from . import outbox
from .world.cast import CAST

MOST_TEXTS = 25


class DemoOnly:
    """A second lock: without DEMO these addresses are not routed, and the views find nothing."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not settings.DEMO:
            raise Http404


class People(DemoOnly, TemplateView):
    audience = Audience.EVERYONE
    template_name = "demo/people.html"

    def get_context_data(self, **kwargs):
        users = User.objects.in_bulk([person.email for person in CAST], field_name="email")
        people = [(users[person.email], person) for person in CAST if person.email in users]
        return super().get_context_data(**kwargs, people=people)


class Enter(DemoOnly, View):
    """Signs in as one of the demo's people; as nobody else, even in a demo."""

    audience = Audience.EVERYONE
    http_method_names = ["post"]

    def post(self, request, pk):
        cast = User.objects.filter(email__in=[person.email for person in CAST], is_active=True)
        user = get_object_or_404(cast, pk=pk)
        logout(request)
        get_adapter(request).login(request, user)
        for factor in Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP):
            # As allauth notes a second factor that was just given, so that nothing asks for it.
            post_authentication(request, factor, reauthenticated=True)
        return redirect(settings.LOGIN_REDIRECT_URL)


class Outbox(DemoOnly, TemplateView):
    audience = Audience.EVERYONE
    template_name = "demo/outbox.html"

    def get_context_data(self, **kwargs):
        page = nearest_page(Paginator(outbox.names(), 25), self.request.GET.get("page"))
        sent = [outbox.read(name) for name in page]
        return super().get_context_data(
            **kwargs, page=page, sent=sent, texts=outbox.texts(MOST_TEXTS)
        )


class Sent(DemoOnly, TemplateView):
    audience = Audience.EVERYONE
    template_name = "demo/sent.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, email=_sent_or_404(self.kwargs["name"]))


class File(DemoOnly, View):
    """One file that went with an email, as its reader would save it."""

    audience = Audience.EVERYONE

    def get(self, request, name, number):
        files = _sent_or_404(name).files
        if number >= len(files):
            raise Http404
        file = files[number]
        return HttpResponse(
            file.content,
            content_type=file.content_type,
            headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
        )


def _sent_or_404(name: str) -> outbox.Email:
    try:
        return outbox.read(name)
    except LookupError as missing:
        raise Http404 from missing
