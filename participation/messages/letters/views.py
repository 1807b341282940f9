"""Letters as staff see them: those that wait, a batch being made, its pages, and posting it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import DetailView
from django_htmx.http import HttpResponseClientRefresh

from base.core.lists import (
    Column,
    Part,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.once import OnceForm, do_once
from base.core.refused import Refused
from base.core.views import OneButton
from participation.messages.contact.models import Message

from .forms import PagesForm
from .making import pages_of
from .models import MAY_OPEN, Batch, Letter
from .services import (
    MOST_LETTERS,
    ask_for_batch,
    boxes_in_letters,
    mark_posted,
    note_taken,
    retry_batch,
    take_apart,
    waiting_letters,
)

#: The look of each state's tag.
LOOKS = {Batch.State.FAILED: "late", Batch.State.POSTED: "done", Batch.State.UNDONE: "plain"}


class Batches(StaffList):
    """Posting to it makes the letters that wait into a batch."""

    audience = MAY_OPEN
    title = "Letters"
    one, many = "batch", "batches"
    columns = (
        Column("Batch", sort=("asked_at",), also=("Asked for by",)),
        Column("Pages", sort="pages", numeric=True),
        Column("State", sort=in_the_order_of("state", Batch.State.values)),
    )
    opens_with = ("-asked_at",)
    queryset = Batch.objects.select_related("asked_by")
    nothing = "No batch has been made yet."
    back = ("contact:list", "Messages")
    template_name = "letters/list.html"
    context_object_name = "batches"
    paginate_by = 20

    def look_up(self, rows: list[Batch]) -> None:
        self.page_of = addresses("letters:batch")

    def row(self, row: Batch):
        return (
            lines(
                link(row, self.page_of(row.pk)),
                quiet(f"asked for by {row.asked_by}", in_file=False),
                told("", str(row.asked_by)),
            ),
            row.pages,
            tag(row.get_state_display(), LOOKS.get(row.state, "doing")),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=waiting_letters().count(),
            most=MOST_LETTERS,
            boxes=boxes_in_letters(),
            form=OnceForm(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "file" in request.POST:
            return super().post(request, *args, **kwargs)
        form = OnceForm(request.POST)
        token = form.cleaned_data["form_token"] if form.is_valid() else None

        def ask() -> str:
            return ask_for_batch(by=request.user).get_absolute_url()

        try:
            return redirect(do_once(token, ask))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("letters:list")


class BatchPage(StaffList):
    """How far the batch is, the letters in it, and what to do with it now."""

    audience = MAY_OPEN
    one, many = "letter", "letters"
    columns = (
        Column("To", sort="message__customer__name", also=("Large print",)),
        Column("Postcode", sort="message__customer__postcode", contact=True),
        Column("First page", sort="first_page", numeric=True),
        Column("Pages", sort="pages", numeric=True),
    )
    opens_with = ("place",)
    personal = True
    template_name = "letters/batch.html"
    paginate_by = 50
    form = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Batch.objects.visible_to(request.user).select_related("asked_by", "posted_by")
        self.batch = get_object_or_404(found, pk=kwargs["pk"])

    def get_title(self) -> str:
        return str(self.batch)

    @property
    def path(self) -> str:
        return self.batch.get_absolute_url()

    def everything(self):
        return self.batch.letters.select_related("message__customer")

    def look_up(self, rows: list[Letter]) -> None:
        self.page_of = addresses("contact:message")

    def row(self, row: Letter):
        customer = row.message.customer
        return (
            lines(
                link(customer.name, self.page_of(row.message.pk)),
                quiet("Large print" if row.large_print else ""),
                *self.to_be_taken_out(row),
            ),
            customer.postcode or "None",
            row.first_page or "",
            row.pages or "",
        )

    def to_be_taken_out(self, row: Letter) -> list[Part]:
        """What to do with a page that waits for the post no more."""
        waits = row.message.state == Message.State.TO_DO
        if self.batch.state != Batch.State.READY or waits:
            return []
        words = "Take this one out: it is not to be posted any more"
        return [Part(format_html("<strong>{}</strong>", words), words)]

    def get_context_data(self, **kwargs):
        form = self.form or pages_form(self.batch)
        return super().get_context_data(batch=self.batch, form=form, **kwargs)


class OneBatch(DetailView):
    audience = MAY_OPEN
    context_object_name = "batch"

    def get_queryset(self):
        return Batch.objects.visible_to(self.request.user)


class Pages(OneBatch):
    """Some pages of the PDF; or the batch's page, which says what is wrong with the numbers."""

    def render_to_response(self, context, **kwargs):
        batch = with_file(self.object)
        form = pages_form(batch, self.request.GET)
        if not form.is_valid():
            return BatchPage.as_view(form=form, kept={})(self.request, pk=batch.pk)
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        note_taken(batch=batch, by=self.request.user)
        return HttpResponse(
            pages_of(batch, first, last),
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'inline; filename="letters-{batch.pk}-{first}-{last}.pdf"'
            },
        )


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
        note_taken(batch=batch, by=self.request.user)
        name = f"letters-{batch.pk}.pdf"
        return FileResponse(batch.file.open("rb"), filename=name, content_type="application/pdf")


class ChangeBatch(OneButton):
    audience = MAY_OPEN
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


def pages_form(batch: Batch, data=None) -> PagesForm:
    return PagesForm(data, pages=batch.pages, action=reverse("letters:pages", args=[batch.pk]))


def with_file(batch: Batch) -> Batch:
    if not batch.file:
        raise Http404("There is nothing to print.")
    return batch
