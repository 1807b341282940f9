import time
from functools import cached_property
from typing import Any

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import TemplateView
from formtools.wizard.views import NamedUrlSessionWizardView

from base.core.audience import Audience
from base.core.kept_answers import keep_answers
from base.core.once import do_once
from base.core.refused import Refused
from base.core.resting_cache import why_not_now
from participation.people.customers.models import Customer

from ..models import Joining
from ..signals import joining_sent
from . import forms
from .came_for import CAME_FOR, open_opportunity_called
from .carried import brought_back, carried
from .lists import Lists
from .proof import send_code
from .services import CAME_FROM, KEPT_IN_SESSION, SENT_FROM_HERE, send_joining
from .summary import answers_of, everything_in_words

CHECK = "check"
#: In the session: that what was typed was to be forgotten.
CLEARED = "join_cleared"
BROUGHT_BACK = (
    "Your browser had forgotten what you typed before: this page was open for a long time, or somebody"
    " signed out. We have put it all back."
)
#: With the answers in the session: the number under which they were sent, to be proved by a code.
SENT_AS, SENT_AT = "sent_as", "sent_at"
#: Long enough to find out that no code comes; whoever uses this computer next reads nothing of it.
KEPT_ONCE_SENT_SECONDS = 60 * 60


def still_kept(session) -> dict[str, Any]:
    """What was typed here and is no record yet, forgotten an hour after it was sent."""
    kept = session.get(KEPT_IN_SESSION) or {}
    sent_at = kept.get("extra_data", {}).get(SENT_AT)
    if sent_at and time.time() - sent_at > KEPT_ONCE_SENT_SECONDS:
        del session[KEPT_IN_SESSION]
        return {}
    return kept


class Start(TemplateView):
    """What getting involved means, how long Join takes, what we do with the details.

    ``?for=`` names the opportunity that led somebody here, and ``?back=`` the page they were on, so
    that they find it again at the end.
    """

    audience = Audience.EVERYONE
    shut_when_acting = True
    template_name = "join/start.html"

    def get(self, request, *args, **kwargs):
        if came_for := open_opportunity_called(request.GET.get("for", "")):
            request.session[CAME_FOR] = came_for.slug
        came_from = request.GET.get("back", "")
        if came_from and url_has_allowed_host_and_scheme(came_from, allowed_hosts=None):
            request.session[CAME_FROM] = came_from
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kept = still_kept(self.request.session)
        joined = Customer.objects.filter(user_id=self.request.user.pk, joined_at__isnull=False)
        return super().get_context_data(
            begun=bool(kept.get("step_data")),
            joined=self.request.user.is_authenticated and joined.exists(),
            lists=Lists(),
            steps=len(Join.form_list) + 1,
            **kwargs,
        )

    def post(self, request):
        """Start again: forget what was typed here, also where a page in another tab still carries it."""
        request.session.pop(KEPT_IN_SESSION, None)
        request.session[CLEARED] = True
        return redirect("join:start")


class StillToAnswer(Exception):
    def __init__(self, step: str):
        self.step = step


class Join(NamedUrlSessionWizardView):
    """The short pages, and the page on which they are checked and sent.

    What was typed is kept in the session from page to page, in this browser, for as long as a
    session lasts; signing in on the way keeps it, and each page carries what was typed before it, for
    a session that runs out on the way. Where an email address has to be proved it stays
    until it is, or for an hour, so that somebody who mistyped it changes that one answer and sends again.
    """

    audience = Audience.EVERYONE
    shut_when_acting = True
    template_name = "join/step.html"
    form_list = [
        ("you", forms.WhoAndHow),
        ("home", forms.Home),
        ("level", forms.HowFar),
        ("method", forms.Methods),
        ("topic", forms.Topics),
        ("time", forms.Times),
        ("contact", forms.KeepingInTouch),
        ("support", forms.Support),
        ("consent", forms.Consents),
    ]
    #: What these ask depends on the ways in which somebody can be reached.
    ASKED_ANEW = ("home", "contact", "consent")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        still_kept(request.session)

    @cached_property
    def lists(self) -> Lists:
        return Lists()

    @cached_property
    def record(self) -> dict[str, Any]:
        """What we know already of somebody who is signed in."""
        if not self.request.user.is_authenticated:
            return {}
        found = Customer.objects.filter(user=self.request.user)
        customer = found.select_related("area", "tenure", "level").first()
        known = answers_of(customer) if customer else {}
        return {**known, "proved_email": self.request.user.email}

    def known_so_far(self) -> dict[str, Any]:
        you = self.get_form("you", data=self.storage.get_step_data("you"))
        return {**self.record, **you.answers()} if you.is_valid() else self.record

    def get_form_prefix(self, step=None, form=None):
        return None  # each step has an address of its own, so names need no prefix

    def get_form_kwargs(self, step=None):
        known = self.record if step == "you" else self.known_so_far()
        return {"lists": self.lists, "answers": known}

    def get_form_initial(self, step):
        return dict(self.record)

    def get_form_step_data(self, form):
        return {name: form.data.getlist(name) for name in form.fields if name in form.data}

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(form=form, **kwargs)
        steps = self.steps
        return {
            **context,
            "step": steps.step1,
            "steps": steps.count + 1,
            "back": self.get_step_url(steps.prev) if steps.prev else reverse("join:start"),
            "has_lost": self.has_lost(),
            "carried": carried(self.request, self.storage.data["step_data"]),
        }

    def post(self, *args, **kwargs):
        step = kwargs["step"]
        if (
            (held := self.held_by_the_page())
            and held["by"]
            and not self.request.user.is_authenticated
        ):
            keep_answers(self.request)  # they sign in again, and send this page once more
            return redirect_to_login(reverse("kept_answers"))
        if held:
            self.storage.data = {**self.storage.data, "step_data": held["answers"]}
            messages.info(self.request, BROUGHT_BACK)
        if step == CHECK:
            return self.send()
        if step not in self.form_list:
            return redirect(self.get_step_url(self.steps.current))
        # The address says which page this is, so no hidden field can say otherwise, nor can a session
        # that knows of no page yet.
        self.storage.current_step = step
        self.request.POST = self.request.POST.copy()
        self.request.POST[f"{self.prefix}-current_step"] = step
        return super().post(*args, **kwargs)

    def held_by_the_page(self) -> dict[str, Any]:
        """What the page carries, where the session has forgotten it and nobody wanted that."""
        session = self.request.session
        knows_join = self.storage.data["step_data"] or SENT_FROM_HERE in session
        return {} if knows_join or CLEARED in session else brought_back(self.request)

    def has_lost(self) -> bool:
        """Whether the first page has no answer, though this is another or others have one."""
        typed = self.storage.data["step_data"]
        return "you" not in typed and (bool(typed) or self.steps.current != "you")

    def process_step(self, form):
        if self.steps.current == "you":
            before = self.known_so_far()
            if forms.channels_of(before) != forms.channels_of(form.answers()):
                for step in self.ASKED_ANEW:
                    self.storage.data["step_data"].pop(step, None)
        return super().process_step(form)

    def render_next_step(self, form, **kwargs):
        """The next page without an answer; so a change on the way leads back to the check page."""
        for step in self.get_form_list():
            if self.storage.get_step_data(step) is None:
                return self.render_goto_step(step)
        return redirect(self.get_step_url(CHECK))

    def render_done(self, form, **kwargs):
        """Opening the check page shows it. Only its button sends."""
        if kwargs.get("step") != CHECK:
            return redirect(self.get_step_url(CHECK))
        try:
            return self.render_check(forms.Send())
        except StillToAnswer as gap:
            return self.render_goto_step(gap.step)

    def render_check(self, form):
        lines = everything_in_words(self.answers(), self.lists)
        context = {
            "form": form,
            "lines": lines,
            "steps": self.steps.count + 1,
            "back": self.get_step_url(self.steps.last),
            "carried": carried(self.request, self.storage.data["step_data"]),
        }
        return render(self.request, "join/check.html", context)

    def answers(self) -> dict[str, Any]:
        """Everything said, checked once more as a whole."""
        said: dict[str, Any] = {}
        for step in self.get_form_list():
            form = self.get_form(step, data=self.storage.get_step_data(step))
            if not form.is_valid():
                raise StillToAnswer(step)
            said.update(form.answers())
        return said

    def send(self):
        form = forms.Send(self.request.POST)
        token = form.cleaned_data["form_token"] if form.is_valid() else None
        self.joining = None
        try:
            address = do_once(token, self.send_once)
        except StillToAnswer as gap:
            return self.render_goto_step(gap.step)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.render_check(form)
        if self.joining is None:
            # Sent a moment ago by another click: leave the session as that one is writing it.
            self.request.session.modified = False
        elif self.joining.applied_at:
            self.storage.reset()
        else:  # kept until the address is proved, for it may be mistyped
            self.storage.extra_data = {SENT_AS: self.joining.pk, SENT_AT: time.time()}
        return redirect(address)

    @transaction.atomic
    def send_once(self) -> str:
        user = self.request.user if self.request.user.is_authenticated else None
        # An officer looks at each, and each address gets a code: nobody makes us write to a list of them.
        if user is None and not consume(self.request, action="join"):
            usual = "Many people have joined from your connection. Wait an hour, or ring us"
            raise Refused(f"{why_not_now(usual)}. Your answers are kept.")
        before = self.storage.extra_data.get(SENT_AS)
        joining = send_joining(answers=self.answers(), user=user, instead_of=before)
        joining_sent.send(sender=Joining, joining=joining, session=self.request.session)
        address = reverse("join:welcome")
        if joining.applied_at is None:
            address = send_code(self.request, joining.email)
        self.request.session[SENT_FROM_HERE] = joining.pk
        self.joining = joining
        return address
