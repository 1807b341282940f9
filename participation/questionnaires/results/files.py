"""Photos and files that were sent as answers. Only staff open them, and only as a download."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic import View

from base.core.audience import Audience
from base.core.documents import handed_out

from ..models import Answer, Questionnaire
from ..owners import counted_sheets
from .approach import how_done


class SentFile(View):
    """One that counts: not what somebody has begun to answer, or took back since."""

    audience = Audience.STAFF

    def get(self, request, pk: int, answer: int) -> HttpResponseBase:
        questionnaire = get_object_or_404(Questionnaire, pk=pk)
        if not how_done(questionnaire).fieldwork.single_answers:
            raise Http404("Nobody may see what one person sent.")
        sent = Answer.objects.filter(sheet__in=counted_sheets(questionnaire)).exclude(file="")
        row = get_object_or_404(sent, pk=answer)
        return handed_out(row.file, row.words.rpartition(".")[0] or row.words)
