"""What is put on record beside a consultation: its papers, who was told, who answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, View

from participation.customers.models import Customer
from participation.customers.search import find_customers
from portal.core.audience import Audience
from portal.core.once import do_once
from portal.core.views import ActOnForm

from .. import record_forms, responses, services
from ..duties import asks, not_yet_told
from ..models import Notice, Paper, Response
from ..stats import answers_by_membership, answers_by_way
from .staff import OneConsultation

RECENT = 50


class Papers(OneConsultation, FormView):
    audience = Audience.STAFF
    form_class = record_forms.PaperForm
    template_name = "consultations/papers.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(papers=self.consultation.papers.all(), **kwargs)

    def form_valid(self, form):
        def add() -> str:
            services.add_paper(
                consultation=self.consultation,
                title=form.cleaned_data["title"],
                file=form.cleaned_data["file"],
                by=self.request.user,
            )
            return reverse("consultations:papers", args=[self.consultation.pk])

        address = do_once(form.cleaned_data["form_token"], add)
        messages.success(self.request, "The paper is added.")
        return redirect(address)


class RemovePaper(OneConsultation, View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk, paper):
        papers = Paper.objects.filter(consultation=self.consultation)
        services.remove_paper(paper=get_object_or_404(papers, pk=paper), by=request.user)
        messages.success(request, "The paper is removed.")
        return redirect("consultations:papers", pk)


class Notices(OneConsultation, ActOnForm):
    audience = Audience.STAFF
    form_class = record_forms.NoticeForm
    template_name = "consultations/notices.html"
    refused_at = "told_on"
    success_message = "The notice is on record."

    def get_context_data(self, **kwargs):
        notices = self.consultation.notices.all()
        return super().get_context_data(
            notices=notices,
            duty=asks(self.consultation.duty).of_staff,
            untold=not_yet_told(self.consultation.duty, notices),
            **kwargs,
        )

    def act(self, form) -> str:
        services.record_notice(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:notices", args=[self.consultation.pk])


class RemoveNotice(OneConsultation, View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk, notice):
        notices = Notice.objects.filter(consultation=self.consultation)
        services.remove_notice(notice=get_object_or_404(notices, pk=notice), by=request.user)
        messages.success(request, "The notice is taken off the record.")
        return redirect("consultations:notices", pk)


class Answers(OneConsultation, FormView):
    """Named answers, found by search, and the number of the others by each way."""

    audience = Audience.STAFF
    form_class = record_forms.OthersForm
    template_name = "consultations/answers.html"

    def get_template_names(self):
        return ["consultations/_found.html"] if self.request.htmx else [self.template_name]

    def get_initial(self):
        return dict(self.consultation.response_counts.values_list("how", "people"))

    def get_context_data(self, **kwargs):
        typed = self.request.GET.get("q", "")
        found = list(find_customers(typed))
        named = self.consultation.responses.select_related("customer")
        answered = set(
            named.filter(customer__in=found).order_by().values_list("customer", flat=True)
        )
        return super().get_context_data(
            typed=typed,
            found=[(customer, customer.pk in answered) for customer in found],
            named=named[:RECENT],
            named_count=named.count(),
            recent=RECENT,
            ways=answers_by_way(self.consultation),
            definition=answers_by_way.definition,
            sides=answers_by_membership(self.consultation),
            sides_definition=answers_by_membership.definition,
            **kwargs,
        )

    def form_valid(self, form):
        responses.record_responses(
            consultation=self.consultation, others=form.others(), by=self.request.user
        )
        messages.success(self.request, "The numbers are saved.")
        return redirect("consultations:answers", self.consultation.pk)


class NamedAnswer(OneConsultation, ActOnForm):
    """One customer's answer: put on record, or put right."""

    audience = Audience.STAFF
    form_class = record_forms.ResponseForm
    template_name = "consultations/answer.html"
    refused_at = "received_on"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        customers = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.customer = get_object_or_404(customers, pk=kwargs["customer"])
        self.response = self.consultation.responses.filter(customer=self.customer).first()

    def get_initial(self):
        if self.response is None:
            return {}
        return {name: getattr(self.response, name) for name in ("how", "received_on", "said")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(customer=self.customer, response=self.response, **kwargs)

    def act(self, form) -> str:
        responses.record_response(
            consultation=self.consultation,
            customer=self.customer,
            by=self.request.user,
            **form.cleaned_data,
        )
        self.success_message = f"The answer of {self.customer} is on record."
        return reverse("consultations:answers", args=[self.consultation.pk])


class WithdrawAnswer(OneConsultation, View):
    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk, customer):
        found = Response.objects.filter(consultation=self.consultation, customer=customer)
        responses.withdraw_response(response=get_object_or_404(found), by=request.user)
        messages.success(request, "The answer is taken off the record.")
        return redirect("consultations:answers", pk)
