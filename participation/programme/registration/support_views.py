"""What staff do for a group, agree with it, and find when they look at how it gets on."""

from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.periods import FinancialYear
from base.core.views import ActOnForm, FormAboutRow, OneButton

from . import services, stats
from . import support_forms as forms
from .models import (
    Agreement,
    NewGroupAssessment,
    SupportAsked,
    SupportGiven,
    SupportReview,
    TrainingNeed,
)
from .shared_views import FORM, Framed
from .standing import GroupByStaff

MOST_SHOWN = 20


class Support(GroupByStaff, TemplateView):
    """Everything about how we help one group: officer, tasks, agreement, log, training, health, what it asked."""

    audience = Audience.STAFF
    template_name = "registration/support.html"

    def get_context_data(self, **kwargs):
        group, year = self.group, FinancialYear.current()
        return super().get_context_data(
            group=group,
            year=year,
            measures=stats,
            hours=stats.hours_of_support(group, year),
            agreement=group.agreements.prefetch_related("agreed_services").first(),
            officer=services.officer_of(group),
            asked=group.support_asked.all()[:MOST_SHOWN],
            given=group.support_given.select_related("by")[:MOST_SHOWN],
            needs=group.training_needs.all()[:MOST_SHOWN],
            health=group.health_checks.prefetch_related("points").select_related("by").first(),
            actions=services.tasks_of(group)[:MOST_SHOWN],
            **kwargs,
        )


class AboutSupport(GroupByStaff, Framed, ActOnForm):
    """A form about the support of a group, and back to that page."""

    template_name = FORM
    success_message = "It is on record."
    back_words = "How we support it"

    def back(self) -> str:
        return reverse("registration:support", args=[self.group.pk])

    def do(self, said: dict) -> None:
        raise NotImplementedError

    def act(self, form) -> str:
        self.do({"group": self.group, "by": self.request.user, **form.cleaned_data})
        return self.back()


class WriteAgreement(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.AgreementForm
    heading = "Minute of agreement"
    before = "A new one stands beside those before it, and holds from its day."

    def do(self, said):
        services.save_agreement(**said)


class LookAfter(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.LookAfterForm
    heading = "Who looks after the group"

    def do(self, said):
        services.look_after(**said)


class GiveSupport(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.SupportGivenForm
    refused_at = "on"
    heading = "What we did for the group"

    def do(self, said):
        services.note_support(**said)


class AskForThem(AboutSupport):
    """They asked by phone or at a meeting."""

    audience = Audience.STAFF
    form_class = forms.SupportAskedForm
    heading = "What the group asks for"

    def do(self, said):
        services.ask_for_support(**said)


class AddTrainingNeed(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.TrainingNeedForm
    heading = "What the group needs to learn"

    def do(self, said):
        services.note_training_need(**said)


class CheckHealth(AboutSupport):
    audience = Audience.STAFF
    form_class = forms.HealthCheckForm
    refused_at = "held_on"
    heading = "How the group is doing"
    before = "Look at these eight points together with the group."

    def act(self, form) -> str:
        services.hold_health_check(group=self.group, by=self.request.user, **form.answers())
        return self.back()


class AnswerSupport(Framed, FormAboutRow):
    audience = Audience.STAFF
    model = SupportAsked
    form_class = forms.AnswerSupportForm
    template_name = FORM
    heading = "Answer the group"
    back_words = "How we support it"
    success_message = "It is answered, and the office bearers hear of it."

    def get_queryset(self):
        return SupportAsked.objects.select_related("group")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = self.row.group
        self.before = f"{self.row.get_kind_display()}. {self.row.words}"

    def back(self) -> str:
        return reverse("registration:support", args=[self.group.pk])

    def act(self, form) -> str:
        services.answer_support(asked=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class Trained(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return TrainingNeed.objects.select_related("group")

    def act(self, row: TrainingNeed) -> str:
        services.training_done(need=row, by=self.request.user)
        return "It is done."

    def leads_to(self) -> str:
        return reverse("registration:support", args=[self.object.group_id])


class AgreementFile(View):
    audience = Audience.STAFF

    def get(self, request, pk):
        found = get_object_or_404(Agreement.objects.select_related("group"), pk=pk)
        if not found.file:
            raise Http404("The minute was not added as a file.")
        return handed_out(found.file, str(found))


class SupportLog(StaffList):
    """What we did for groups, with the hours it took."""

    audience = Audience.STAFF
    title = "Support of groups"
    one, many = "entry", "entries"
    columns = (
        Column("Group", sort="group__name"),
        Column("Day", sort="on"),
        Column("What", sort="kind", also=("In words",)),
        Column("Hours", sort="hours", numeric=True),
        Column("Worth in pounds", sort="worth", numeric=True),
    )
    opens_with = ("-on",)
    queryset = SupportGiven.objects.select_related("group")
    nothing = "Nothing is on record yet. Write it down on the page of a group."
    way_on = ("groups:list", "Groups")
    back = ("groups:list", "Groups")
    template_name = "registration/support_log.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:support")

    def row(self, row: SupportGiven):
        return (
            link(row.group.name, self.page_of(row.group_id), hidden=f", entry {row.pk}"),
            row.on,
            lines(row.get_kind_display(), quiet(row.words)),
            str(row.hours),
            "" if row.worth is None else str(row.worth),
        )

    def get_context_data(self, **kwargs):
        year = FinancialYear.current()
        this_year = SupportGiven.objects.filter(year.holds("on", moment=False))
        return super().get_context_data(
            hours=this_year.aggregate(n=Sum("hours"))["n"] or 0, year=year, **kwargs
        )


class Reviews(StaffList):
    """The dated looks at how we support and recognise groups."""

    audience = Audience.STAFF
    title = "Reviews of support and recognition"
    one, many = "review", "reviews"
    columns = (
        Column("About", sort="about"),
        Column("Due", sort="due_on"),
        Column("Held", sort="held_on", also=("What it found",)),
    )
    opens_with = ("-due_on",)
    queryset = SupportReview.objects.all()
    nothing = "None is planned."
    way_on = ("registration:plan_review", "Plan the first")
    back = ("registration:support_log", "Support of groups")
    template_name = "registration/reviews.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:hold_review")

    def row(self, row: SupportReview):
        name = row.get_about_display()
        hold = link(name, self.page_of(row.pk), hidden=f", {row.due_on}")
        return (
            name if row.held_on else hold,
            row.due_on,
            lines(row.held_on or tag("To do", "doing"), quiet(row.found)),
        )


class Plain(ActOnForm):
    """A short page with one form about no group."""

    template_name = "registration/plain_form.html"
    heading = before = ""
    leads_to = ""
    back_words = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading,
            before=self.before,
            back=reverse(self.leads_to),
            back_words=self.back_words,
            **kwargs,
        )


class PlanReview(Plain):
    audience = Audience.STAFF
    form_class = forms.ReviewPlanForm
    heading = "Plan a review"
    leads_to, back_words = "registration:reviews", "Reviews"
    success_message = "It is planned."

    def act(self, form) -> str:
        services.plan_review(by=self.request.user, **form.cleaned_data)
        return self.leads_to


class HoldReview(Plain, FormAboutRow):
    audience = Audience.STAFF
    model = SupportReview
    form_class = forms.HoldReviewForm
    refused_at = "held_on"
    heading = "What the review found"
    leads_to, back_words = "registration:reviews", "Reviews"
    success_message = "It is on record."

    def act(self, form) -> str:
        services.hold_review(review=self.row, by=self.request.user, **form.cleaned_data)
        return self.leads_to


class NewGroups(StaffList):
    """Before we help to set up a group: where there is demand, and whether it is the best way (T-21)."""

    audience = Audience.STAFF
    title = "New groups: is it the best way?"
    one, many = "place", "places"
    columns = (
        Column("Group", sort="name", also=("Place",)),
        Column("Asked for it", sort="asked", numeric=True),
        Column("Begun", sort="begun_on"),
        Column("Where it stands", sort="is_best_way", also=("Why",)),
    )
    opens_with = ("-begun_on",)
    filter_class = forms.NewGroupFilter
    queryset = NewGroupAssessment.objects.select_related("area")
    nothing = "Nobody has asked for a new group."
    nothing_fits = "None fits what you chose."
    way_on = ("registration:new_group", "Look at the first")
    back = ("registration:support_log", "Support of groups")
    template_name = "registration/new_groups.html"

    def look_up(self, rows) -> None:
        self.page_of = addresses("registration:decide_new_group")

    def row(self, row: NewGroupAssessment):
        decided = row.is_best_way is not None
        name = row.name if decided else link(row.name, self.page_of(row.pk))
        return (
            lines(name, quiet(row.area)),
            row.asked,
            row.begun_on,
            lines(tag(row.standing, row.standing_kind), quiet(row.because)),
        )


class NewGroup(Plain):
    audience = Audience.STAFF
    form_class = forms.NewGroupForm
    heading = "Is a new group the best way?"
    before = "Answer this before we help to set one up."
    leads_to, back_words = "registration:new_groups", "New groups"
    success_message = "It is on record. Decide on it when you have heard people."

    def act(self, form) -> str:
        services.assess_new_group(by=self.request.user, **form.cleaned_data)
        return self.leads_to


class DecideNewGroup(Plain, FormAboutRow):
    audience = Audience.STAFF
    model = NewGroupAssessment
    form_class = forms.DecideNewGroupForm
    heading = "Decide on a new group"
    leads_to, back_words = "registration:new_groups", "New groups"
    success_message = "It is decided."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.before = (
            f"{self.row}, {self.row.area}. {self.row.asked} people asked. {self.row.demand}"
        )

    def act(self, form) -> str:
        services.decide_on_new_group(assessment=self.row, by=self.request.user, **form.cleaned_data)
        return self.leads_to
