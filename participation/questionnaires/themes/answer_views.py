"""The page of one answer: which of its words others do not read, and which part of it is quoted."""

from django.shortcuts import get_object_or_404

from base.core.audience import Audience
from base.core.views import ActOnForm, RemoveButton

from ..models import Answer, Quote, Redaction, number_of_answer
from .forms import PassageForm, QuoteForm
from .taking_out import choose_quote, marked, put_back, quoted, take_back_quote, take_out
from .views import AboutQuestion


class AboutAnswer(AboutQuestion):
    """One answer in words to the question, of a customer or of somebody who matches none."""

    answer: Answer

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        answers = self.asked.answers() | self.asked.answers(apart=True)
        self.answer = get_object_or_404(
            answers.select_related("sheet"), pk=number_of_answer(kwargs["answer"])
        )

    @property
    def own_address(self) -> str:
        return self.address("answer", self.answer.key)

    def get_context_data(self, **kwargs):
        taken_out = list(self.answer.redactions.select_related("by"))
        quote = Quote.objects.filter(answer=self.answer).select_related("by").first()
        return super().get_context_data(
            answer=self.answer,
            pieces=list(marked(self.answer.words, taken_out)),
            taken_out=[
                (one, self.answer.words[one.start : one.start + one.length]) for one in taken_out
            ],
            quote=quote,
            quoted=quoted([quote])[0] if quote else "",
            **kwargs,
        )


class TakeOut(AboutAnswer, ActOnForm):
    """Which of its words others do not read, and why."""

    audience = Audience.STAFF
    form_class = PassageForm
    template_name = "questionnaires/themes/answer.html"
    refused_at = "passage"
    success_message = "These words are taken out."

    def act(self, form) -> str:
        answer = form.cleaned_data
        take_out(
            answer=self.answer,
            passage=answer["passage"],
            reason=answer["reason"],
            by=self.request.user,
        )
        return self.own_address


class ChooseQuote(AboutAnswer, ActOnForm):
    """Which part of it everybody reads."""

    audience = Audience.STAFF
    form_class = QuoteForm
    template_name = "questionnaires/themes/quote.html"
    refused_at = "quote"
    success_message = "This is quoted from now on."

    def get_initial(self):
        quote = Quote.objects.filter(answer=self.answer).first()
        words = self.answer.words
        return {"quote": words[quote.start : quote.start + quote.length] if quote else ""}

    def act(self, form) -> str:
        choose_quote(answer=self.answer, passage=form.cleaned_data["quote"], by=self.request.user)
        return self.own_address


class ForgetRow(AboutAnswer, RemoveButton):
    """Something that was said of an answer goes, and the answer is shown."""

    def get_queryset(self):
        return self.model.objects.filter(answer=self.answer)

    def leads_to(self) -> str:
        return self.own_address


class PutBack(ForgetRow):
    audience = Audience.STAFF
    model = Redaction

    def act(self, redaction: Redaction) -> str:
        put_back(redaction=redaction, by=self.request.user)
        return "These words can be read again."


class TakeBackQuote(ForgetRow):
    audience = Audience.STAFF
    model = Quote

    def act(self, quote: Quote) -> str:
        take_back_quote(quote=quote, by=self.request.user)
        return "This is not quoted any more."
