"""Codes to hand out: made, taken away as slips of paper or as a list, and ended."""

from django.contrib import messages
from django.db import transaction
from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify

from base.core.audience import Audience
from base.core.brand import current_brand
from base.core.pdf import pdf_of
from base.core.refused import Refused
from base.core.spreadsheets import csv_file
from base.core.views import ActOnForm, OneButton

from ..models import HANDED_OUT, CodeBatch, PersonalCode, Questionnaire, address_of
from ..owners import owned
from .forms import BatchForm
from .handing_out import end_batch, make_batch, take_batch, why_not_handed_out
from .links import on_paper

MOST_SHOWN = 50


class CodesToHandOut(ActOnForm):
    """The batches of one questionnaire, and the form that makes another."""

    audience = Audience.STAFF
    form_class = BatchForm
    template_name = "questionnaires/codes_to_hand_out.html"
    success_message = "The codes are made. Take them away as slips or as a list: once."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        self.whose = owned(self.questionnaire)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            questionnaire=self.questionnaire,
            owner=self.whose.by,
            not_now=why_not_handed_out(self.whose, self.questionnaire, self.request.user),
            batches=_with_used(self.questionnaire)[:MOST_SHOWN],
            **kwargs,
        )

    def act(self, form) -> str:
        make_batch(
            questionnaire=self.questionnaire,
            title=form.cleaned_data["title"],
            number=form.cleaned_data["number"],
            by=self.request.user,
        )
        return self.request.path


def _with_used(questionnaire: Questionnaire) -> QuerySet[CodeBatch]:
    """With how many codes of each were answered with; one statement for all."""
    marks = Concat(Value(HANDED_OUT), Cast(OuterRef("pk"), CharField()), Value(":"))
    used = PersonalCode.objects.filter(
        questionnaire=questionnaire, customer=None, spent_on__isnull=False, mark__startswith=marks
    )
    counted = used.order_by().values("questionnaire").annotate(n=Count("pk")).values("n")
    batches = questionnaire.code_batches.select_related("taken_by")
    return batches.annotate(used=Coalesce(Subquery(counted), 0))


class TakeCodes(OneButton):
    """The codes of one batch as a file: slips to cut apart, or a list. The second time it is refused."""

    audience = Audience.STAFF
    model = CodeBatch

    def leads_to(self) -> str:
        return reverse("questionnaires:codes_to_hand_out", args=[self.object.questionnaire_id])

    def post(self, request, *args, **kwargs):
        if kwargs["kind"] not in FILES:
            raise Http404("No such file.")
        self.object = self.get_object()
        try:
            with transaction.atomic():  # a file that could not be made was not taken away
                codes = take_batch(batch=self.object, by=request.user)
                return FILES[kwargs["kind"]](self.object, codes)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.leads_to())


def _slips(batch: CodeBatch, codes: list[str]) -> HttpResponse:
    questionnaire = batch.questionnaire
    about = {
        "batch": batch,
        "invitation": owned(questionnaire).invitation(),
        "slips": [on_paper(code) for code in codes],
        "brand": current_brand(),
    }
    html = render_to_string("questionnaires/paper/slips.html", about)
    css = render_to_string("questionnaires/paper/slips.css")
    name = f'attachment; filename="codes-{slugify(batch.title) or batch.pk}.pdf"'
    return HttpResponse(
        pdf_of(html, css=css),
        content_type="application/pdf",
        headers={"Content-Disposition": name, "Cache-Control": "no-store"},
    )


def _list(batch: CodeBatch, codes: list[str]) -> HttpResponse:
    rows = [("Code", "Address"), *((on_paper(code)["code"], address_of(code)) for code in codes)]
    response = csv_file(f"codes-{slugify(batch.title) or batch.pk}.csv", rows)
    response["Cache-Control"] = "no-store"
    return response


FILES = {"pdf": _slips, "csv": _list}


class EndCodes(OneButton):
    audience = Audience.STAFF
    model = CodeBatch

    def leads_to(self) -> str:
        return reverse("questionnaires:codes_to_hand_out", args=[self.object.questionnaire_id])

    def act(self, batch: CodeBatch) -> str:
        end_batch(batch=batch, by=self.request.user)
        return "Those that nobody has used open nothing any more."
