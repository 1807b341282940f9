"""The answers from devices whose time is in doubt, and the page on which one of us settles one."""

from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import FormAboutRow

from ..models import DoubtfulTime, Questionnaire
from ..owners import owned
from .doubts import doubts_for, settle_time
from .forms import SettleTimeForm
from .receiving import opened_record, told
from .sealed import sealed_in


class DoubtfulTimes(NearestPage, ListView):
    """Of one questionnaire: those to settle first, then what was settled. Nothing of what was answered is shown."""

    audience = Audience.STAFF
    template_name = "questionnaires/offline/doubtful_times.html"
    context_object_name = "doubts"
    paginate_by = 50

    def get_queryset(self):
        self.questionnaire = get_object_or_404(Questionnaire, pk=self.kwargs["pk"])
        self.whose = owned(self.questionnaire)
        if not self.whose.is_handled_by(self.request.user):
            raise Http404("Others handle what was answered in confidence.")
        doubts = doubts_for(self.request.user).filter(answer__questionnaire=self.questionnaire)
        is_kept = Q(pk__in=DoubtfulTime.objects.kept().values("pk"))
        doubts = doubts.annotate(is_kept=ExpressionWrapper(is_kept, BooleanField()))
        first = F("settled_at").asc(nulls_first=True)
        return doubts.defer("record").order_by(first, "answer__received_at", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire, owner=self.whose.by, **kwargs
        )


class SettleTime(FormAboutRow):
    """When one of them was asked, with how we know. What was answered is opened only to be put on record."""

    audience = Audience.STAFF
    model = DoubtfulTime
    context_object_name = "doubt"
    form_class = SettleTimeForm
    template_name = "questionnaires/offline/settle_time.html"

    def get_queryset(self):
        return doubts_for(self.request.user).kept()

    def get_context_data(self, **kwargs):
        invitation = owned(self.row.answer.questionnaire).invitation()
        return super().get_context_data(
            closed_at=invitation.closes_at if invitation else None, **kwargs
        )

    def act(self, form: SettleTimeForm) -> str:
        record = bytes(self.row.record)
        answer = settle_time(
            doubt=self.row,
            opened=opened_record(self.request, sealed_in(record), without_wrong=True),
            asked_on=form.cleaned_data["asked_on"],
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        self.success_message = f"It is settled. {told(answer)}"
        return reverse("questionnaires:doubtful_times", args=[answer.questionnaire_id])
