"""Looking again at activities and groups: what is due, what was found, and one review after another."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from base.core.audience import Audience
from base.core.paging import NearestPage
from base.core.views import ActOnForm
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity

from .forms import ReviewForm
from .models import Review, address_of
from .services import review

MOST_OF_EACH = 50


class Reviews(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "reviews/list.html"
    context_object_name = "reviews"
    paginate_by = 25

    def get_queryset(self):
        return Review.objects.select_related("activity", "group", "reviewed_by")

    def get_context_data(self, **kwargs):
        never = Group.objects.live().filter(reviews=None).order_by("name", "pk")[:MOST_OF_EACH]
        return super().get_context_data(
            due=Review.objects.due()
            .select_related("activity", "group")
            .order_by("next_on")[:MOST_OF_EACH],
            never=[(group, address_of(group)) for group in never],
            **kwargs,
        )


class ReviewOne(ActOnForm):
    """Four parts about one of them, and the reviews before."""

    form_class = ReviewForm
    template_name = "reviews/review.html"
    success_message = "The review is saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        seen = self.model.objects.visible_to(request.user)
        self.reviewed = get_object_or_404(seen, pk=kwargs["pk"])
        self.reviews = self.reviewed.reviews.select_related("reviewed_by")

    def get_initial(self):
        return {"seen": len(self.reviews)}

    def act(self, form):
        review(reviewed=self.reviewed, by=self.request.user, **form.cleaned_data)
        return address_of(self.reviewed)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            reviewed=self.reviewed,
            its_page=getattr(self.reviewed, "staff_address", None)
            or self.reviewed.get_absolute_url(),
            reviews=self.reviews,
            **kwargs,
        )


class ReviewActivity(ReviewOne):
    audience = Audience.STAFF
    model = Activity


class ReviewGroup(ReviewOne):
    audience = Audience.STAFF
    model = Group
