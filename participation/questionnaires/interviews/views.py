"""Who is to be rung, and what is said to all of them."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.lists import Column, ListFilter, StaffList, at, lines, link, quiet, tag, told
from base.core.refused import Refused
from base.core.stale_edits import seen
from base.core.views import ActOnForm
from participation.people.customers.search import find_customers

from ..codes.forms import CodeField
from ..models import PersonalCode, PhoneClaim, PhoneScript, Questionnaire
from ..outcomes import Outcome
from .forms import ScriptForm
from .people import IN_ORDER, LATER, Ringing
from .rates import in_sentences, phone_rates
from .script import ENDING, OPENING
from .services import in_hand, let_go, take_next, write_script

MOST_FOUND = 20


class OnePhone:
    """The questions of the address, for whoever rings people with them; 404 where there are none."""

    ringing: Ringing
    questionnaire: Questionnaire
    request: Any
    kwargs: dict[str, Any]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        self.ringing = Ringing.about(self.questionnaire)

    @property
    def desk(self) -> str:
        return reverse("questionnaires:phone", args=[self.questionnaire.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(  # type: ignore[misc]
            questionnaire=self.questionnaire,
            owner=self.ringing.whose.by,
            desk=self.desk,
            **kwargs,
        )


class WhoFilter(ListFilter):
    who = django_forms.CharField(label="Name, reference or street", required=False)

    def narrow(self, rows):
        self.is_valid()
        typed = self.cleaned_data.get("who")
        return rows.matching(typed) if typed else rows


class CallList(OnePhone, StaffList):
    """Posting to it takes the next person; pressing twice, the same one."""

    audience = Audience.STAFF
    title = "Ringing people"
    one, many = "person to ring", "people to ring"
    columns = (
        Column("Who", sort="name"),
        Column("From when on", sort="due_at"),
        Column("Tries", sort="tries", numeric=True),
        Column("Last time", sort="last_at", also=("What came of it",)),
        Column("Where it stands", sort=IN_ORDER),
    )
    opens_with = IN_ORDER
    filter_class = WhoFilter
    personal = True
    nothing = "Nobody is to be rung now."
    template_name = "questionnaires/phone/list.html"
    context_object_name = "people"

    def get_title(self) -> str:
        return f"Ringing people: {self.ringing.whose.by or self.questionnaire}"

    def everything(self):
        self.why_not = self.ringing.why_not(self.request.user)
        people = self.ringing.people()
        return people.none() if self.why_not else people

    def look_up(self, rows: list[Any]) -> None:
        live = PhoneClaim.objects.live().filter(customer__in=[row.pk for row in rows])
        self.ringers = {
            one.customer_id: str(one.interviewer) for one in live.select_related("interviewer")
        }

    def row(self, row: Any):
        ringer = self.ringers.get(row.pk, "")
        page = reverse("questionnaires:phone_call", args=[self.questionnaire.pk, row.pk])
        booked = row.call_back_at is not None
        if ringer:
            stands = tag(f"{ringer} is ringing", "doing")
        elif row.turn == LATER:
            stands = tag("Booked" if booked else "Another day", "plain")
        else:
            stands = tag("Ring back now" if booked else "To ring", "doing" if booked else "plain")
        return (
            link(row.name, page),
            at(row.due_at) if booked else row.due_at,
            row.tries,
            lines(
                row.last_at,
                quiet(Outcome(row.last_outcome).label if row.last_outcome else "", in_file=False),
                told("", Outcome(row.last_outcome).label if row.last_outcome else ""),
            ),
            stands,
        )

    def get_context_data(self, **kwargs):
        rates = phone_rates(self.questionnaire, self.ringing)
        return super().get_context_data(
            why_not=self.why_not,
            mine=in_hand(self.questionnaire, self.request.user),
            rates=rates,
            sentences=in_sentences(rates) if rates else (),
            definition=phone_rates.definition,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "file" in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            claim = take_next(ringing=self.ringing, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.desk)
        if claim is None:
            messages.info(request, "Everybody whose turn has come is being rung, or has been.")
            return redirect(self.desk)
        return redirect("questionnaires:phone_call", self.questionnaire.pk, claim.customer_id)


class TheyRing(OnePhone, TemplateView):
    """Somebody rings us to answer, or to go on: found by name or by their code."""

    audience = Audience.STAFF
    template_name = "questionnaires/phone/they_ring.html"

    def get(self, request, *args, **kwargs):
        typed = request.GET.get("q", "").strip()
        if (code := self._code(typed)) is not None:
            return redirect("questionnaires:phone_call", self.questionnaire.pk, code.customer_id)
        return super().get(request, *args, **kwargs)

    def _code(self, typed: str) -> PersonalCode | None:
        """Nobody learns whose code it is but who may ring with these questions: of anonymous ones, nobody."""
        if self.ringing.why_not(self.request.user):
            return None
        try:
            signs = CodeField(required=False).clean(typed)
        except django_forms.ValidationError:
            return None
        codes = PersonalCode.objects.visible_to(self.request.user).exclude(customer=None)
        return codes.filter(questionnaire=self.questionnaire, code=signs).first() if signs else None

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "").strip()
        return super().get_context_data(
            typed=typed,
            found=find_customers(typed, MOST_FOUND) if typed else (),
            why_not=self.ringing.why_not(self.request.user),
            **kwargs,
        )


class LetGo(OnePhone, View):
    """Not now: somebody else may ring them."""

    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponseBase:
        let_go(questionnaire=self.questionnaire, by=request.user)
        return redirect(self.desk)


class Script(OnePhone, ActOnForm):
    """What whoever rings says first and last."""

    audience = Audience.STAFF
    form_class = ScriptForm
    template_name = "questionnaires/phone/script.html"
    success_message = "It is saved. Whoever rings next says it."

    def get_form_class(self):
        return seen(super().get_form_class())

    def get_initial(self):
        script = PhoneScript.objects.filter(questionnaire=self.questionnaire).first()
        return {
            "opening": script.opening if script else OPENING,
            "ending": script.ending if script else ENDING,
        }

    def act(self, form) -> str:
        write_script(
            questionnaire=self.questionnaire,
            opening=form.cleaned_data["opening"],
            ending=form.cleaned_data["ending"],
            by=self.request.user,
        )
        return self.desk
