from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from participation.people.customers.mine import own_rows
from participation.people.customers.models import Customer
from participation.people.groups.models import Group, Membership

from .surveys import Survey


class QuestionReviewQuerySet(models.QuerySet):
    def of_members(self, member: Q):
        """Those of the groups that somebody sits on. ``member`` finds memberships that name them."""
        return self.filter(group__in=Membership.objects.sitting().filter(member).values("group"))

    def own(self, request):
        """Of the groups on which the signed-in person sits, or the one an officer acts for."""
        return self.of_members(own_rows(request))

    def under_way(self):
        """Members can comment."""
        return self.filter(finished_at=None, survey__opened_at=None, survey__cancelled_at=None)

    def visible_to(self, user):
        if Audience.STAFF.admits(user):
            return self
        return self.of_members(Q(customer__user=user) if user.is_authenticated else Q(pk__in=()))


class QuestionReview(models.Model):
    """A group looks through the questions of a survey before anybody is asked them (seed row T-19).

    ``told`` is how many of its members were told. ``stood`` are the questions as they were sent, so that
    it can be said what changed since; ``changed`` says so for good, once it is ``finished_at``: every
    comment was answered, and whoever commented was told.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="reviews_of_questions")
    group = models.ForeignKey(Group, models.PROTECT, related_name="reviews_of_questions")
    wish = models.TextField(blank=True, help_text="What they should look at above all.")
    due_on = models.DateField()
    told = models.PositiveIntegerField(help_text="Members who were told.")
    stood = models.JSONField(default=list)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    changed = models.JSONField(default=list, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = QuestionReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "group"], name="a_group_reviews_the_questions_of_a_survey_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.survey.title}"

    def get_absolute_url(self) -> str:
        """Where members find it."""
        return reverse("surveys:my_review", args=[self.pk])

    @property
    def source(self) -> str:
        """How messages name this row."""
        return f"surveys.questionreview:{self.pk}"

    @property
    def is_under_way(self) -> bool:
        survey = self.survey
        return not (self.finished_at or survey.opened_at or survey.cancelled_at)

    @property
    def standing(self) -> str:
        if self.finished_at:
            return "Done"
        return "Being looked at" if self.is_under_way else "Never finished"

    @property
    def look(self) -> str:
        """Of its tag."""
        return {"Done": "done", "Being looked at": "doing"}.get(self.standing, "plain")


class QuestionComment(models.Model):
    """What one member says of one question, or of all of them where ``question`` is empty, and our answer.

    ``about`` are the words of the question as the member read them. An empty ``is_clear`` means
    that they did not say. Until it is answered, its writer may change it.
    """

    class Done(models.TextChoices):
        CHANGED = "changed", "We changed it"
        STAYS = "stays", "It stays as it is"

    review = models.ForeignKey(QuestionReview, models.CASCADE, related_name="comments")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="question_comments")
    question = models.SlugField(max_length=20, blank=True)
    about = models.CharField(max_length=300, blank=True)
    is_clear = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    done = models.CharField(max_length=10, choices=Done, blank=True)
    answer = models.TextField(blank=True, help_text="What we changed, or why we did not.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "customer", "question"],
                name="a_member_comments_on_a_question_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer="") & ~Q(done=""),
                name="an_answered_comment_says_what_was_done",
            ),
        ]

    def __str__(self) -> str:
        return self.about or "On the whole"

    @property
    def waits(self) -> bool:
        """It asks for an answer: whoever only ticked that a question is clear gets none."""
        return self.answered_at is None and (self.is_clear is False or bool(self.words))
