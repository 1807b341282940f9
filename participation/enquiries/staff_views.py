"""What people told us, as staff answer it or put it where it is decided on."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import ListView, TemplateView

from participation.contact.models import Message
from portal.core.audience import Audience
from portal.core.once import do_once
from portal.core.paging import NearestPage
from portal.core.refused import Refused

from .forms import AnswerForm, CloseForm, EnquiryFilter, PutDownForm
from .models import Enquiry
from .services import answer_enquiry, close_enquiry, put_down_as_idea, put_down_as_issue


class Enquiries(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "enquiries/list.html"
    context_object_name = "enquiries"
    paginate_by = 25

    def get_queryset(self):
        self.filter = EnquiryFilter(self.request.GET)
        everything = Enquiry.objects.select_related("customer")
        return self.filter.narrow(everything).order_by("settled_at", "reply_due_on", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            filter=self.filter, days=settings.ENQUIRY_ANSWER_WORKING_DAYS, **kwargs
        )


class EnquiryPage(TemplateView):
    """One of them, with what can be done: three small forms, of which one is sent."""

    audience = Audience.STAFF
    template_name = "enquiries/enquiry.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Enquiry.objects.select_related(
            "customer", "answered_by", "settled_by", "idea", "issue"
        )
        self.enquiry = get_object_or_404(everything, pk=kwargs["pk"])

    def forms(self, data=None) -> dict:
        way = self.enquiry.way_to_answer
        sent = {name: data if data and f"do_{name}" in data else None for name in self.ACTS}
        return {
            "answer": AnswerForm(sent["answer"], way=way),
            "put_down": PutDownForm(
                sent["put_down"],
                initial={"put_down_as": self.enquiry.kind},
            ),
            "close": CloseForm(sent["close"]),
        }

    def post(self, request, pk):
        forms = self.forms(request.POST)
        sent = next((name for name in self.ACTS if forms[name].is_bound), "answer")
        form = forms[sent]
        if form.is_valid():
            fields = {**form.cleaned_data}
            token = fields.pop("form_token")
            try:
                return redirect(do_once(token, lambda: self.ACTS[sent](self, fields)))
            except Refused as refusal:
                form.add_error(None, str(refusal))
        return self.render_to_response(self.get_context_data(forms=forms, form=form))

    def answer(self, fields) -> str:
        message = answer_enquiry(enquiry=self.enquiry, by=self.request.user, **fields)
        messages.success(self.request, "Your answer is on its way." if message else "Saved.")
        return self.enquiry.get_absolute_url()

    def put_down(self, fields) -> str:
        who = {"enquiry": self.enquiry, "by": self.request.user, "title": fields["title"]}
        if fields["put_down_as"] == "idea":
            noted = put_down_as_idea(idea=fields["idea"], **who)
        else:
            noted = put_down_as_issue(issue=fields["issue"], **who)
        messages.success(self.request, "It is put down. Whoever raised it hears what we decide.")
        return noted.get_absolute_url()

    def close(self, fields) -> str:
        close_enquiry(enquiry=self.enquiry, by=self.request.user, **fields)
        messages.success(self.request, "It is closed.")
        return self.enquiry.get_absolute_url()

    ACTS = {"answer": answer, "put_down": put_down, "close": close}

    def get_context_data(self, **kwargs):
        forms = kwargs.pop("forms", None) or self.forms()
        return super().get_context_data(
            enquiry=self.enquiry,
            forms=forms,
            told=Message.objects.filter(about=self.enquiry.source).order_by("created_at"),
            **kwargs,
        )
