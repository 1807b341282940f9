"""The code of one person, for whoever of us has them on the phone or prints their form."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from base.core.audience import Audience
from participation.people.customers.models import Customer

from ..models import PersonalCode, Questionnaire
from ..owners import owned
from .links import typed_at
from .services import give_codes, note_code_shown


class CodeOf(TemplateView):
    """Read out, printed on a form, or given where they have none yet. Whoever looks is written down.

    Of anonymous questions nobody sees one: with it they could answer in that person's place, and not even
    the record of who looked would tell what they answered.
    """

    audience = Audience.STAFF
    template_name = "questionnaires/code_of.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire, pk=kwargs["pk"])
        people = Customer.objects.visible_to(request.user).filter(erased_at=None)
        self.customer = get_object_or_404(people, pk=kwargs["customer"])
        self.whose = owned(self.questionnaire)

    def get_context_data(self, **kwargs):
        code = None if self.whose.is_anonymous else self.code()
        if code is not None:
            note_code_shown(code=code, by=self.request.user)
        return super().get_context_data(
            questionnaire=self.questionnaire,
            person=self.customer,
            owner=self.whose.by,
            code=code,
            typed_at=typed_at(),
            for_nobody=self.whose.is_anonymous,
            **kwargs,
        )

    def code(self) -> PersonalCode | None:
        codes = PersonalCode.objects.visible_to(self.request.user)
        theirs = codes.filter(customer=self.customer, is_spare=False)
        return theirs.filter(questionnaire=self.questionnaire).first()

    def post(self, request, *args, **kwargs):
        if self.questionnaire.asked is None or self.whose.owner is None:
            raise Http404("Nobody is asked these questions.")
        if self.whose.is_anonymous:
            raise Http404("Nobody of us sees a code of these questions.")
        give_codes(questionnaire=self.questionnaire, customers=[self.customer.pk])
        return redirect(request.path)
