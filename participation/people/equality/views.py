from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from base.core.audience import Audience
from participation.people.customers.mine import OwnRecord

from .forms import AnswerForm
from .questionnaire import questions_for
from .services import answer_question, remove_answers


class OwnAnswers(OwnRecord):
    """For views that nobody uses for somebody else."""

    refusal_when_acting = "equality/not_for_another.html"


class MyAnswers(OwnAnswers, TemplateView):
    """Why we ask, who sees it, for how long; and the person's own answers, to change or remove."""

    audience = Audience.CUSTOMERS
    template_name = "equality/mine.html"

    def get_context_data(self, **kwargs):
        asked = questions_for(self.customer)
        return super().get_context_data(
            asked=asked,
            answered=sum(one.answer is not None for one in asked),
            first=next((one for one in asked if one.answer is None), None),
            **kwargs,
        )


class AnswerQuestion(OwnAnswers, FormView):
    audience = Audience.CUSTOMERS
    form_class = AnswerForm
    template_name = "equality/question.html"

    def dispatch(self, request, *args, **kwargs):
        asked = questions_for(self.customer) if self.customer else []
        self.asked = next((one for one in asked if one.question.code == kwargs["code"]), None)
        if self.asked is None:
            raise Http404("No such question is put to this person.")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "question": self.asked.question,
            "answer": self.asked.answer,
        }

    def get_context_data(self, **kwargs):
        position = self.asked.question.position
        questions = [one.question for one in questions_for(self.customer)]
        earlier = [question for question in questions if question.position < position]
        later = [question for question in questions if question.position > position]
        return super().get_context_data(
            question=self.asked.question,
            step=len(earlier) + 1,
            steps=len(questions),
            before=earlier[-1] if earlier else None,
            after=later[0] if later else None,
            **kwargs,
        )

    def form_valid(self, form):
        question = self.asked.question
        answer_question(customer=self.customer, question=question, option=form.option)
        # Asked anew: an age under 16 has just shortened the list.
        for one in questions_for(self.customer):
            if one.question.position > question.position:
                return redirect("equality:question", one.question.code)
        messages.success(self.request, "Thank you. Your answers are kept.")
        return redirect("equality:mine")


class RemoveMyAnswers(OwnAnswers, TemplateView):
    audience = Audience.CUSTOMERS
    template_name = "equality/remove.html"

    def post(self, request):
        remove_answers(customer=self.customer)
        messages.success(request, "All your equality answers are removed.")
        return redirect("equality:mine")
