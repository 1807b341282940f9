"""Staff send the questions of a survey to a group, read and answer what its members say, and finish it."""

from collections import defaultdict

from django.urls import reverse
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.views import ActOnForm, FormAboutRow, OneButton

from ..models import QuestionComment, QuestionReview
from ..planning.views import OneSurvey
from . import services
from .forms import AnswerForm, SendToGroupForm


class ReviewsOfSurvey(OneSurvey, ActOnForm):
    """The groups that look, or looked, through its questions; and sending them to one more."""

    audience = Audience.STAFF
    form_class = SendToGroupForm
    template_name = "surveys/reviews.html"

    def get_context_data(self, **kwargs):
        reviews = self.survey.reviews_of_questions.select_related("group", "survey")
        return super().get_context_data(reviews=reviews, **kwargs)

    def act(self, form) -> str:
        said = form.cleaned_data
        review = services.send_to_group(
            survey=self.survey,
            group=said["group"],
            wish=said["wish"],
            due_on=said["due_on"],
            by=self.request.user,
        )
        many = "1 member is told." if review.told == 1 else f"{review.told:,} members are told."
        self.success_message = f"The questions are with {review.group}. {many}"
        return reverse("surveys:review", args=[review.pk])


class OneReview:
    def get_queryset(self):
        reviews = QuestionReview.objects.visible_to(self.request.user)  # type: ignore[attr-defined]
        return reviews.select_related("survey__questionnaire", "group", "sent_by")


class ReviewPage(OneReview, DetailView):
    """What members say of each question, our answers, and what changed since they were sent it."""

    audience = Audience.STAFF
    context_object_name = "review"
    template_name = "surveys/review.html"

    def get_context_data(self, **kwargs):
        by_question: dict[str, list[QuestionComment]] = defaultdict(list)
        comments = list(self.object.comments.select_related("customer", "answered_by"))
        for one in comments:
            by_question[one.question].append(one)
        places = {one.code: one.place for one in services.questions_now(self.object.survey)}
        places[""] = len(places) + 1
        groups = sorted(by_question.items(), key=lambda pair: places.get(pair[0], len(places) + 1))
        return super().get_context_data(
            questions=[(places.get(code), found) for code, found in groups],
            wrote=len({one.customer_id for one in comments}),
            waiting=sum(one.waits for one in comments),
            changed=services.changed_since(self.object),
            **kwargs,
        )


class AnswerComment(FormAboutRow):
    audience = Audience.STAFF
    model = QuestionComment
    context_object_name = "comment"
    form_class = AnswerForm
    template_name = "surveys/answer_comment.html"
    success_message = "The answer is saved."

    def get_queryset(self):
        reviews = QuestionReview.objects.visible_to(self.request.user)
        comments = QuestionComment.objects.filter(review__in=reviews)
        return comments.select_related("review__survey", "review__group", "customer")

    def get_initial(self):
        return {"done": self.row.done, "answer": self.row.answer}

    def act(self, form) -> str:
        said = form.cleaned_data
        services.answer_comment(
            comment=self.row, done=said["done"], answer=said["answer"], by=self.request.user
        )
        return reverse("surveys:review", args=[self.row.review_id])


class FinishReview(OneReview, OneButton):
    audience = Audience.STAFF

    def leads_to(self) -> str:
        return reverse("surveys:review", args=[self.object.pk])

    def act(self, review: QuestionReview) -> str:
        told = services.finish_review(review=review, by=self.request.user)
        if told == 1:
            return "It is finished. 1 person who commented is told."
        return f"It is finished. {told:,} people who commented are told."
