"""Which document there is in which format and language, and asking for another."""

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView, ListView, TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.house_rules import BRAND_EMAIL, BRAND_PHONE
from base.core.paging import NearestPage
from base.core.row_numbers import row_number
from base.core.views import FromAnybody
from base.core.working_days import after_working_days
from participation.people.customers.languages import NEED_A_TRANSLATION, RIGHT_TO_LEFT
from participation.people.customers.mine import AlsoForOfficers, customer_of

from .asking import page_asked_from, usual_needs
from .document_forms import DocumentFilter
from .forms import AskForm
from .house_rules import FORMAT_REQUEST_WORKING_DAYS
from .models import Document, Version
from .services import ask_for_format

VERSIONS = Prefetch("versions", Version.objects.select_related("format"))


class Register(NearestPage, ListView):
    """The format register: every document we publish, and what it can be had in (F-70)."""

    audience = Audience.EVERYONE
    template_name = "formats/documents.html"
    context_object_name = "documents"
    paginate_by = 20

    def get_queryset(self):
        self.filter = DocumentFilter(self.request.GET)
        return self.filter.narrow(Document.objects.in_use()).prefetch_related(VERSIONS)

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filter, **kwargs)


class DocumentPage(DetailView):
    audience = Audience.EVERYONE
    template_name = "formats/document.html"
    context_object_name = "document"

    def get_queryset(self):
        return Document.objects.visible_to(self.request.user).prefetch_related(VERSIONS)


class DownloadVersion(View):
    audience = Audience.EVERYONE

    def get(self, request, pk):
        held = Version.objects.exclude(file="").select_related("document")
        documents = Document.objects.visible_to(request.user)
        version = get_object_or_404(held, pk=pk, document__in=documents)
        return handed_out(version.file, version.document.title)


class Ask(AlsoForOfficers, FromAnybody):
    """ "I need this in another format or language", from any page and without an account."""

    audience = Audience.EVERYONE
    form_class = AskForm
    template_name = "formats/ask.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.language = request.GET.get("language", "")

    @property
    def customer(self):
        return customer_of(self.request)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def get_initial(self):
        page = page_asked_from(self.request.GET.get("page", ""))
        return {"page": page, **self.about(page), **self.usual_for_them()}

    def about(self, page: str) -> dict:
        number = row_number(self.request.GET.get("document"))
        document = Document.objects.in_use().filter(pk=number).first() if number else None
        if document:
            return {"document": document, "what": document.title}
        return {"what": f"The page {page}"} if page and page != "/" else {}

    def usual_for_them(self) -> dict:
        """What they chose in the address, or told us when they joined."""
        known = usual_needs(self.customer) if self.customer else {}
        if self.language in dict(settings.CUSTOMER_LANGUAGES):
            known["language"] = self.language
        return known

    def act(self, form) -> str:
        asked = ask_for_format(customer=self.customer, **form.cleaned_data)
        self.done = f"Asked for {asked.what}: {asked.wanted}."
        return "formats:asked"

    def get_context_data(self, **kwargs):
        offer = NEED_A_TRANSLATION.get(self.language, "")
        return super().get_context_data(
            customer=self.customer,
            offer=offer.format(phone=BRAND_PHONE.value, email=BRAND_EMAIL.value),
            offer_language=self.language,
            offer_direction="rtl" if self.language in RIGHT_TO_LEFT else "ltr",
            due=due_on(),
            **kwargs,
        )


class Asked(TemplateView):
    audience = Audience.EVERYONE
    template_name = "formats/asked.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(due=due_on(), **kwargs)


def due_on():
    return after_working_days(timezone.localdate(), FORMAT_REQUEST_WORKING_DAYS.value)
