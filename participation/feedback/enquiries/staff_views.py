"""What people told us, as staff answer it or put it where it is decided on."""

from django.db.models import Model
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import ActOnForm
from participation.feedback.ideas.models import Idea, Issue
from participation.messages.contact.models import Message

from .forms import AnswerForm, CloseForm, EnquiryFilter, PutDownForm
from .house_rules import ENQUIRY_ANSWER_WORKING_DAYS
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
            filter=self.filter, days=ENQUIRY_ANSWER_WORKING_DAYS.value, **kwargs
        )


class EnquiryPage(ActOnForm):
    """One of them, with what can be done: three small forms, each acted on by its own button."""

    audience = Audience.STAFF
    template_name = "enquiries/enquiry.html"
    form_classes = {"answer": AnswerForm, "put_down": PutDownForm, "close": CloseForm}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Enquiry.objects.select_related(
            "customer", "answered_by", "settled_by", "idea", "issue"
        )
        self.enquiry = get_object_or_404(everything, pk=kwargs["pk"])
        self.pressed = next(
            (name for name in self.form_classes if f"do_{name}" in request.POST), "answer"
        )

    def get_form_class(self):
        return self.form_classes[self.pressed]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "enquiry": self.enquiry}

    def act(self, form) -> Model:
        return getattr(self, self.pressed)(**form.cleaned_data)

    def answer(self, answer: str) -> Enquiry:
        message = answer_enquiry(enquiry=self.enquiry, by=self.request.user, answer=answer)
        self.success_message = "Your answer is on its way." if message else "Saved."
        return self.enquiry

    def put_down(self, put_down_as: str, title: str, idea: Idea, issue: Issue) -> Idea | Issue:
        self.success_message = "It is put down. Whoever raised it hears what we decide."
        who = {"enquiry": self.enquiry, "by": self.request.user, "title": title}
        if put_down_as == "idea":
            return put_down_as_idea(idea=idea, **who)
        return put_down_as_issue(issue=issue, **who)

    def close(self, note: str) -> Enquiry:
        self.success_message = "It is closed."
        return close_enquiry(enquiry=self.enquiry, by=self.request.user, note=note)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            enquiry=self.enquiry,
            told=Message.objects.filter(about=self.enquiry.source).order_by("created_at"),
            **kwargs,
        )
        not_sent = {name: form(enquiry=self.enquiry) for name, form in self.form_classes.items()}
        return {**context, "forms": {**not_sent, self.pressed: context["form"]}}
