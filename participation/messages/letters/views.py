"""Letters as staff see them: those that wait, a batch being made, its pages, and posting it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, ListView
from django_htmx.http import HttpResponseClientRefresh

from base.core.audience import Audience
from base.core.once import OnceForm, do_once
from base.core.refused import Refused
from base.core.views import OneButton

from .forms import PagesForm
from .making import pages_of
from .models import Batch
from .services import (
    MOST_LETTERS,
    ask_for_batch,
    mark_posted,
    retry_batch,
    take_apart,
    waiting_letters,
)


class Batches(ListView):
    audience = Audience.STAFF
    template_name = "letters/list.html"
    context_object_name = "batches"
    paginate_by = 20

    def get_queryset(self):
        return Batch.objects.visible_to(self.request.user).select_related("asked_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=waiting_letters().count(), most=MOST_LETTERS, form=OnceForm(), **kwargs
        )

    def post(self, request):
        form = OnceForm(request.POST)
        token = form.cleaned_data["form_token"] if form.is_valid() else None

        def ask() -> str:
            return ask_for_batch(by=request.user).get_absolute_url()

        try:
            return redirect(do_once(token, ask))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("letters:list")


class BatchPage(ListView):
    """How far the batch is, the letters in it, and what to do with it now."""

    audience = Audience.STAFF
    template_name = "letters/batch.html"
    paginate_by = 50
    form = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Batch.objects.visible_to(request.user).select_related("asked_by", "posted_by")
        self.batch = get_object_or_404(found, pk=kwargs["pk"])

    def get_queryset(self):
        return self.batch.letters.select_related("message__customer")

    def get_context_data(self, **kwargs):
        form = self.form or self.pages_form()
        return super().get_context_data(batch=self.batch, form=form, **kwargs)

    def pages_form(self, data=None) -> PagesForm:
        address = reverse("letters:pages", args=[self.batch.pk])
        return PagesForm(data, pages=self.batch.pages, action=address)


class Pages(BatchPage):
    """Some pages of the PDF; or the batch's page, which says what is wrong with the numbers."""

    def get(self, request, *args, **kwargs):
        batch, self.form = with_file(self.batch), self.pages_form(request.GET)
        if not self.form.is_valid():
            return super().get(request, *args, **kwargs)
        first, last = self.form.cleaned_data["first"], self.form.cleaned_data["last"]
        return HttpResponse(
            pages_of(batch, first, last),
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'inline; filename="letters-{batch.pk}-{first}-{last}.pdf"'
            },
        )


class OneBatch(DetailView):
    audience = Audience.STAFF
    context_object_name = "batch"

    def get_queryset(self):
        return Batch.objects.visible_to(self.request.user)


class Progress(OneBatch):
    """The progress bar alone, which htmx fetches each second until there is more to see."""

    template_name = "letters/_progress.html"

    def render_to_response(self, context, **kwargs):
        if not self.object.is_unfinished:
            return HttpResponseClientRefresh()
        return super().render_to_response(context, **kwargs)


class BatchFile(OneBatch):
    """The whole PDF, to print on one side of the paper."""

    def render_to_response(self, context, **kwargs):
        batch = with_file(self.object)
        name = f"letters-{batch.pk}.pdf"
        return FileResponse(batch.file.open("rb"), filename=name, content_type="application/pdf")


class ChangeBatch(OneButton):
    audience = Audience.STAFF
    model = Batch


class Retry(ChangeBatch):
    def act(self, batch: Batch) -> str:
        retry_batch(batch=batch, by=self.request.user)
        return "We are trying again."


class Posted(ChangeBatch):
    def act(self, batch: Batch) -> str:
        mark_posted(batch=batch, by=self.request.user)
        return "The letters are written down as posted."


class TakeApart(ChangeBatch):
    def act(self, batch: Batch) -> str:
        take_apart(batch=batch, by=self.request.user)
        return "The letters wait again."


def with_file(batch: Batch) -> Batch:
    if not batch.file:
        raise Http404("There is nothing to print.")
    return batch
