"""``/me/data/``: what we hold, put right, taken away, objected to, erased."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View

from base.core.audience import Audience
from participation.people.customers.mine import OwnRecord
from participation.people.customers.record_steps import DETAILS

from ..house_rules import DATA_COPY_DAYS
from ..models import DataCopy, DataRequest
from .forms import EraseForm, ObjectForm
from .holding import counts_for, sections
from .services import ask, ask_for_copy

MOST_ROWS = 100


class MyData(OwnRecord, TemplateView):
    """What we hold, section by section, with how many rows of each; and what one can ask for."""

    audience = Audience.CUSTOMERS
    template_name = "records/my_data.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            customer=self.customer,
            details=[line for lines_of in DETAILS for line in lines_of(self.customer)],
            sections=[(one, n) for one, n in counts_for(self.customer) if n],
            copy=DataCopy.objects.filter(customer=self.customer).first(),
            requests=DataRequest.objects.filter(customer=self.customer).order_by("-asked_at"),
            days=DATA_COPY_DAYS.value,
            **kwargs,
        )


class MyRows(OwnRecord, TemplateView):
    """The newest rows of one section; the copy has all of them."""

    audience = Audience.CUSTOMERS
    template_name = "records/my_rows.html"

    def get_context_data(self, **kwargs):
        found = [one for one in sections() if one.slug == kwargs["section"]]
        if not found:
            raise Http404("There is no such section.")
        (section,) = found
        rows = [
            [(words, value) for words, value in zip(section.headings, row, strict=True) if value]
            for row in section.rows_for(self.customer, MOST_ROWS)
        ]
        return super().get_context_data(section_shown=section, rows=rows, most=MOST_ROWS, **kwargs)


class AskForCopy(OwnRecord, View):
    audience = Audience.CUSTOMERS
    http_method_names = ["post"]

    def post(self, request):
        ask_for_copy(customer=self.customer, by=request.user)
        return redirect(reverse("records:my_data") + "#copy")


class FetchCopy(View):
    """The file itself, for its owner and for nobody else."""

    audience = Audience.CUSTOMERS

    def get(self, request, pk):
        copy = get_object_or_404(DataCopy.objects.visible_to(request.user), pk=pk)
        if request.acting is not None or not copy.can_be_fetched:
            raise Http404("This copy is not there any more.")
        return FileResponse(copy.file.open("rb"), as_attachment=True, filename="my-data.zip")


class Ask(OwnRecord, FormView):
    audience = Audience.CUSTOMERS
    kind: DataRequest.Kind

    def form_valid(self, form):
        asked = ask(
            customer=self.customer,
            kind=self.kind,
            said=form.cleaned_data["said"],
            by=self.request.user,
        )
        day = asked.due_on
        messages.success(
            self.request, f"We have your request. You hear from us by {day.day} {day:%B %Y}."
        )
        return redirect("records:my_data")


class AskToErase(Ask):
    form_class = EraseForm
    template_name = "records/ask_to_erase.html"
    kind = DataRequest.Kind.ERASE


class AskToStop(Ask):
    form_class = ObjectForm
    template_name = "records/ask_to_stop.html"
    kind = DataRequest.Kind.OBJECT
