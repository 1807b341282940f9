"""Members of a group look through the questions of a survey, comment, and read our answers."""

from functools import cached_property

from django.http import Http404
from django.urls import reverse

from base.core.audience import Audience
from base.core.views import FormAboutRow
from participation.people.customers.mine import AlsoForOfficers, OwnRecord
from participation.questionnaires.building.preview import Preview
from participation.questionnaires.models import Question, Questionnaire

from ..models import QuestionComment, QuestionReview
from .forms import CommentForm
from .services import changed_since, comment, questions_now, taken_out_of


def own_reviews(request):
    return QuestionReview.objects.own(request).select_related(
        "survey__questionnaire", "group", "sent_by"
    )


class MyReview(AlsoForOfficers, OwnRecord, FormAboutRow):
    """Saved as often as they like until we have answered. They see their own comments and no one else's."""

    audience = Audience.CUSTOMERS
    form_class = CommentForm
    context_object_name = "review"
    template_name = "surveys/my_review.html"
    success_message = (
        "Thank you. We answer each comment, and tell you here. You can change yours until then."
    )

    def get_queryset(self):
        return own_reviews(self.request)

    @cached_property
    def questions(self) -> list[Question]:
        return questions_now(self.row.survey)

    @cached_property
    def theirs(self) -> dict[str, QuestionComment]:
        mine = self.row.comments.filter(customer=self.customer)
        return {one.question: one for one in mine}

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "questions": self.questions,
            "taken_out": taken_out_of(self.row, self.questions),
            "theirs": self.theirs,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            mine=list(self.theirs.values()),
            changed=changed_since(self.row) if self.row.finished_at else [],
            **kwargs,
        )

    def act(self, form: CommentForm) -> QuestionReview:
        comment(review=self.row, customer=self.customer, said=form.said(), by=self.request.user)
        self.done = f"Comments on the questions of “{self.row.survey.title}”"
        return self.row


class PreviewForMembers(AlsoForOfficers, Preview):
    """As people will see them, while members can still say what they think of it."""

    audience = Audience.CUSTOMERS

    def get_object(self, queryset=None) -> Questionnaire:
        self.review = own_reviews(self.request).filter(pk=self.kwargs["pk"]).first()
        if self.review is None or not self.review.is_under_way:
            raise Http404("Nobody is asked to look at it.")
        return self.review.survey.questionnaire

    def addresses(self) -> dict[str, str]:
        return {
            "back": self.review.get_absolute_url(),
            "back_words": "The questions",
            "begin": reverse("surveys:preview_review", args=[self.review.pk]),
            "write": "",
        }
