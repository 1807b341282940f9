"""What people, and groups, say of a proposal, among all feedback."""

from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse

from base.core.audience import Audience
from base.core.feedback import FeedbackPiece, FeedbackSource, feedback_source, page_of
from participation.questionnaires.models import Answer, Sheet
from participation.questionnaires.owners import handled_by
from participation.questionnaires.themes.each_answer import SHAPE, answers_in_words

from .models import Consultation, ForumPost, GroupAnswer, Response


def answers(user: Any) -> QuerySet[Answer]:
    """To the questions of a consultation that was published."""
    if not Audience.STAFF.admits(user):
        return Answer.objects.none()
    asked = Consultation.objects.exclude(questionnaire=None).exclude(published_at=None)
    return answers_in_words(handled_by(user.pk).filter(pk__in=asked.values("questionnaire")))


def written(user: Any) -> QuerySet[Response]:
    """What came as a letter or an email. Where somebody answered questions, the record of it repeats all that they said,
    and each answer stands here by itself, without what was taken out of it."""
    answered = Sheet.objects.counted().filter(
        questionnaire=OuterRef("consultation__questionnaire"), customer=OuterRef("customer")
    )
    said = Response.objects.visible_to(user).exclude(said="").filter(~Exists(answered))
    return said.annotate(whose=Cast("customer_id", CharField()))


def of_groups(user: Any) -> QuerySet[GroupAnswer]:
    said = GroupAnswer.objects.all()
    return said if Audience.STAFF.admits(user) else said.none()


def posts(user: Any) -> QuerySet[ForumPost]:
    """What everybody reads in the forum."""
    shown = ForumPost.objects.shown()
    return shown if Audience.STAFF.admits(user) else shown.none()


def page_of_response(piece: FeedbackPiece) -> str:
    return reverse("consultations:answer", args=[piece.within, int(piece.named)])


def page_of_groups(piece: FeedbackPiece) -> str:
    return reverse("consultations:group_answers", args=[piece.within])


feedback_source(
    FeedbackSource(
        "consultations",
        "Answer to a consultation",
        answers,
        service="sheet__questionnaire__consultation__service",
        **SHAPE,
    )
)
feedback_source(
    FeedbackSource(
        "responses",
        "Answer to a consultation by letter or email",
        written,
        day="received_on",
        moment=False,
        words="said",
        service="consultation__service",
        within="consultation_id",
        named="whose",
        address=page_of_response,
    )
)
feedback_source(
    FeedbackSource(
        "groups",
        "Answer of a group to a consultation",
        of_groups,
        day="received_on",
        moment=False,
        words="said",
        service="consultation__service",
        within="consultation_id",
        address=page_of_groups,
    )
)
feedback_source(
    FeedbackSource(
        "forum",
        "Post in a forum of a consultation",
        posts,
        day="written_at",
        words="words",
        service="topic__consultation__service",
        address=page_of("consultations:read_post"),
    )
)
