"""Looking again at activities and groups: what is due, what was found, and one review after another."""

from django.db.models.functions import Coalesce

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_the_order_of, lines, link
from base.core.views import FormAboutRow
from participation.people.groups.models import Group
from participation.programme.activities.models import Activity

from .forms import ReviewForm
from .models import Review, address_of
from .services import review

MOST_OF_EACH = 50


class Reviews(StaffList):
    audience = Audience.STAFF
    title = "Reviews"
    one, many = "review", "reviews"
    columns = (
        Column("What", sort=Coalesce("activity__title", "group__name")),
        Column("When", sort=("reviewed_on",), also=("By",)),
        Column("Does what it is for", sort="purpose_met"),
        Column("What happens now", sort=in_the_order_of("decision", Review.Decision.values)),
    )
    opens_with = ("-reviewed_on",)
    queryset = Review.objects.select_related("activity", "group", "reviewed_by")
    nothing = "None yet. Open an activity or a group and choose “Review it”."
    way_on = ("activities:staff_list", "All activities")
    back = ("activities:staff_list", "Activities")
    template_name = "reviews/list.html"
    context_object_name = "reviews"

    def look_up(self, rows: list[Review]) -> None:
        self.page_of = {kind: addresses(f"reviews:{kind}") for kind in ("activity", "group")}

    def row(self, row: Review):
        kind = "activity" if row.activity_id else "group"
        return (
            link(row.reviewed, self.page_of[kind](row.reviewed.pk)),
            lines(row.reviewed_on, row.reviewed_by),
            row.get_purpose_met_display(),
            row.get_decision_display(),
        )

    def get_context_data(self, **kwargs):
        never = Group.objects.live().filter(reviews=None).order_by("name", "pk")[:MOST_OF_EACH]
        return super().get_context_data(
            due=Review.objects.due()
            .select_related("activity", "group")
            .order_by("next_on")[:MOST_OF_EACH],
            never=[(group, address_of(group)) for group in never],
            **kwargs,
        )


class ReviewOne(FormAboutRow):
    """Four parts about one of them, and the reviews before."""

    form_class = ReviewForm
    template_name = "reviews/review.html"
    success_message = "The review is saved."
    context_object_name = "reviewed"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.reviews = self.row.reviews.select_related("reviewed_by")

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def get_initial(self):
        return {"seen": len(self.reviews)}

    def act(self, form):
        review(reviewed=self.row, by=self.request.user, **form.cleaned_data)
        return address_of(self.row)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            its_page=getattr(self.row, "staff_address", None) or self.row.get_absolute_url(),
            reviews=self.reviews,
            **kwargs,
        )


class ReviewActivity(ReviewOne):
    audience = Audience.STAFF
    model = Activity


class ReviewGroup(ReviewOne):
    audience = Audience.STAFF
    model = Group
