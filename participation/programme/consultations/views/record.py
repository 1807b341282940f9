"""What is put on record beside a consultation: its papers, who was told, who answered."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from base.core.audience import Audience
from base.core.views import ActOnForm, RemoveButton
from participation.people.customers.models import Customer
from participation.people.customers.search import find_customers
from participation.questionnaires.answering.forms import as_typed
from participation.questionnaires.answering.reading import sheets_of
from participation.questionnaires.answering.services import said_on
from participation.questionnaires.kept_versions import questions_of

from .. import record_forms, responses, services
from ..answering import record_answers
from ..duties import asks, in_words, not_yet_told
from ..models import GroupAnswer, Notice, Paper, Response
from ..questions import version_asked_if_any
from ..stats import answers_by_membership, answers_by_route
from .staff import OneConsultation

RECENT = 50


class Papers(OneConsultation, ActOnForm):
    audience = Audience.STAFF
    form_class = record_forms.PaperForm
    template_name = "consultations/papers.html"
    success_message = "The paper is added."

    def get_context_data(self, **kwargs):
        return super().get_context_data(papers=self.consultation.papers.all(), **kwargs)

    def act(self, form) -> str:
        services.add_paper(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:papers", args=[self.consultation.pk])


class TakeOffRecord(OneConsultation, RemoveButton):
    """Something that was put on record by mistake goes, and the page it stood on is shown again."""

    back: str

    def get_queryset(self):
        return self.model.objects.filter(consultation=self.consultation)

    def leads_to(self) -> str:
        return reverse(self.back, args=[self.consultation.pk])


class RemovePaper(TakeOffRecord):
    audience = Audience.STAFF
    model = Paper
    pk_url_kwarg = "paper"
    back = "consultations:papers"

    def act(self, paper: Paper) -> str:
        services.remove_paper(paper=paper, by=self.request.user)
        return "The paper is removed."


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
            untold=in_words(not_yet_told(self.consultation)),
            not_told=self.consultation.not_told.all(),
            groups_told=self.consultation.groups_told.select_related("group"),
            **kwargs,
        )

    def act(self, form) -> str:
        services.record_notice(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:notices", args=[self.consultation.pk])


class CouldNotTell(OneConsultation, ActOnForm):
    audience = Audience.STAFF
    form_class = record_forms.NotToldForm
    template_name = "consultations/not_told.html"
    success_message = "The reason is on record."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.of = asks(self.consultation.duty).told
        if not self.of:
            raise Http404("No law wants anybody told of this one.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "of": self.of}

    def get_initial(self):
        """The reason that is there, to be put right."""
        reason = self.consultation.not_told.order_by("-pk").first()
        return {name: getattr(reason, name) for name in ("whom", "why", "tries")} if reason else {}

    def act(self, form) -> str:
        services.record_not_told(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:notices", args=[self.consultation.pk])


class RemoveNotice(TakeOffRecord):
    audience = Audience.STAFF
    model = Notice
    pk_url_kwarg = "notice"
    back = "consultations:notices"

    def act(self, notice: Notice) -> str:
        services.remove_notice(notice=notice, by=self.request.user)
        return "The notice is taken off the record."


class Answers(OneConsultation, ActOnForm):
    """Named answers, found by search, and the number of the others by each way."""

    audience = Audience.STAFF
    form_class = record_forms.OthersForm
    template_name = "consultations/answers.html"
    success_message = "The numbers are saved."

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
        routes = answers_by_route(self.consultation)
        return super().get_context_data(
            typed=typed,
            found=[(customer, customer.pk in answered) for customer in found],
            named=named[:RECENT],
            named_count=named.count(),
            recent=RECENT,
            routes=routes,
            definition=answers_by_route.definition,
            late=sum(route.late for route in routes),
            sides=answers_by_membership(self.consultation),
            sides_definition=answers_by_membership.definition,
            **kwargs,
        )

    def act(self, form) -> str:
        responses.record_responses(
            consultation=self.consultation, others=form.others(), by=self.request.user
        )
        return reverse("consultations:answers", args=[self.consultation.pk])


class NamedAnswer(OneConsultation, ActOnForm):
    """One customer's answer: put on record, or put right. Where questions are asked, to each of them."""

    audience = Audience.STAFF
    template_name = "consultations/answer.html"
    refused_at = "received_on"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        customers = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.customer = get_object_or_404(customers, pk=kwargs["customer"])
        self.response = self.consultation.responses.filter(customer=self.customer).first()
        version = version_asked_if_any(self.consultation)
        self.questions = questions_of(version) if version else []

    def get_form_class(self):
        return record_forms.KeyedAnswersForm if self.questions else record_forms.ResponseForm

    def get_form_kwargs(self):
        asked = {"questions": self.questions} if self.questions else {}
        return {**super().get_form_kwargs(), **asked}

    def get_initial(self):
        if self.response is None:
            return {}
        initial = {name: getattr(self.response, name) for name in ("how", "received_on", "said")}
        if self.questions:
            _, sent = sheets_of(self.consultation.questionnaire, self.customer)
            initial |= as_typed(self.questions, said_on(sent) if sent else {})
            initial["may_quote"] = bool(sent and sent.may_quote)
        return initial

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            customer=self.customer,
            response=self.response,
            asks_questions=bool(self.questions),
            **kwargs,
        )

    def act(self, form) -> str:
        answer = {
            "consultation": self.consultation,
            "customer": self.customer,
            "how": form.cleaned_data["how"],
            "received_on": form.cleaned_data["received_on"],
            "by": self.request.user,
        }
        if self.questions:
            response = record_answers(
                **answer,
                said=form.answers(),
                may_quote=form.cleaned_data.get("may_quote", False),
            )
        else:
            response = responses.record_response(**answer, said=form.cleaned_data["said"])
        late = " It came after the last day, and is marked as late." if response.is_late else ""
        self.success_message = f"The answer of {self.customer} is on record.{late}"
        return reverse("consultations:answers", args=[self.consultation.pk])


class GroupAnswers(OneConsultation, ActOnForm):
    """What groups answered, each counted as one group; and the form for one more, or the same put right."""

    audience = Audience.STAFF
    form_class = record_forms.GroupAnswerForm
    template_name = "consultations/group_answers.html"
    refused_at = "received_on"
    success_message = "The group’s answer is on record."

    def get_context_data(self, **kwargs):
        answers = self.consultation.group_answers.select_related("group")
        return super().get_context_data(answers=answers, **kwargs)

    def act(self, form) -> str:
        responses.record_group_answer(
            consultation=self.consultation, by=self.request.user, **form.cleaned_data
        )
        return reverse("consultations:group_answers", args=[self.consultation.pk])


class WithdrawGroupAnswer(TakeOffRecord):
    audience = Audience.STAFF
    model = GroupAnswer
    pk_url_kwarg = "answer"
    back = "consultations:group_answers"

    def act(self, answer: GroupAnswer) -> str:
        responses.withdraw_group_answer(answer=answer, by=self.request.user)
        return "The group’s answer is taken off the record."


class WithdrawAnswer(TakeOffRecord):
    audience = Audience.STAFF
    model = Response
    back = "consultations:answers"

    def named(self) -> dict:
        return {"consultation": self.consultation, "customer": self.kwargs["customer"]}

    def act(self, response: Response) -> str:
        responses.withdraw_response(response=response, by=self.request.user)
        return "The answer is taken off the record."
