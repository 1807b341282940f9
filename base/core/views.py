"""The shapes of a view that changes something: a form that is acted on, a row's form, and one button.

What a service refuses is said in its own words: on the form, with everything typed kept, or on the page
that the button leads back to.
"""

from typing import Any

from allauth.core.ratelimit import consume
from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.urls import reverse
from django.views.generic import FormView, View
from django.views.generic.detail import SingleObjectMixin

from .kept_answers import SIGNED_IN, keep_answers
from .once import OnceForm, do_once
from .refused import Refused
from .resting_cache import why_not_now
from .stale_edits import seen


class ActOnForm(FormView):
    """A form that is acted on when it is valid; a :class:`OnceForm` once, however often it is sent.

    ``success_message`` is said on the page that follows.
    """

    success_message = ""
    #: The field that a refusal stands beside; None for the top of the form.
    refused_at: str | None = None

    def act(self, form) -> Model | str:
        """Do it, and return where that leads: a row that has a page, an address or its name."""
        raise NotImplementedError

    def form_valid(self, form):
        token = form.cleaned_data.pop("form_token", None)
        try:
            if isinstance(form, OnceForm):
                leads_to = do_once(token, lambda: resolve_url(self.act(form)))
            else:
                leads_to = resolve_url(self.act(form))
        except Refused as refusal:
            form.add_error(self.refused_at, str(refusal))
            return self.form_invalid(form)
        if self.success_message:
            messages.success(self.request, self.success_message)
        return self.go_on(leads_to)

    def go_on(self, leads_to: str) -> HttpResponseBase:
        return redirect(leads_to)


class FormAboutRow(ActOnForm):
    """A form about the row of the address, ``self.row``; 404 where there is none.

    Whoever has it open while somebody else changes what it shows is warned once.

    The page knows it by ``context_object_name``. ``get_queryset`` narrows to whose rows they are.
    """

    model: type[Model]
    context_object_name = "row"
    row: Any

    def get_queryset(self):
        return self.model._default_manager.all()

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.row = self.get_row()

    def get_form_class(self):
        return seen(super().get_form_class())

    def get_row(self) -> Any:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{self.context_object_name: self.row, **kwargs})


class WriteRow(FormAboutRow):
    """A form that writes the row of the address, or a new one, of which ``self.row`` is None."""

    def get_initial_of_new(self) -> dict[str, Any]:
        """What stands in the form before anything is written; of a row that is there, it stands."""
        return {}

    def get_row(self):
        return super().get_row() if "pk" in self.kwargs else None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.row}

    def get_initial(self):
        return {**super().get_initial(), **({} if self.row else self.get_initial_of_new())}


class FromAnybody(ActOnForm):
    """A form that needs no account: so many an hour from one connection, for somebody has to read them.

    Whoever has signed in is known, and waits for nobody who shares their connection. Where their session
    has run out since, they sign in again before it is sent: as a visitor's, nobody could answer it.
    """

    request: Any

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields[SIGNED_IN] = forms.CharField(
            required=False,
            initial=self.request.who_typed,
            widget=forms.HiddenInput(attrs={"id": False}),
        )
        return form

    def post(self, request, *args, **kwargs):
        if request.POST.get(SIGNED_IN) and not request.user.is_authenticated:
            keep_answers(request)
            return redirect_to_login(reverse("kept_answers"))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        form.cleaned_data.pop(SIGNED_IN, None)
        if not self.request.user.is_authenticated and not consume(self.request, action="tell_us"):
            usual = "We had many messages from your connection. Wait an hour, or ring us"
            form.add_error(None, why_not_now(usual))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return super().form_valid(form)


class OneButton(SingleObjectMixin, View):
    """One button about one row: do it, or say why not, and go back. Pressing twice does nothing more."""

    http_method_names = ["post"]

    def get_queryset(self):
        everything: Any = super().get_queryset()  # of a row that says whose it is
        return everything.visible_to(self.request.user)

    def act(self, row) -> str | None:
        """Do it, and return what to say of it, if anything."""
        raise NotImplementedError

    def leads_to(self) -> Any:
        """The row's own page, or any other place that ``redirect`` knows."""
        return self.object

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            said = self.act(self.object)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if said:
                messages.success(request, said)
        return redirect(self.leads_to())


class RemoveButton(OneButton):
    """One button whose row goes with it: whoever presses twice hears that it is gone already.

    ``leads_to`` asks the address alone, for the second time there is no row to ask. A row that is
    there and not theirs to remove is no page for them.
    """

    def named(self) -> dict[str, Any]:
        """What the address says of the row."""
        return {"pk": self.kwargs[self.pk_url_kwarg]}

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), **self.named())

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        everything = self.get_queryset().model._base_manager
        # Two presses at once wait for each other here.
        if everything.select_for_update(of=("self",)).filter(**self.named()).first() is None:
            messages.success(request, "It is gone already.")
            return redirect(self.leads_to())
        return super().post(request, *args, **kwargs)
