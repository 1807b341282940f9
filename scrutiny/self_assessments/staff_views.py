"""The landlord rates itself, and hands over."""

from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.lists import Column, StaffList, link, tag
from base.core.views import ActOnForm, FormAboutRow, OneButton

from . import forms, services, signing
from .models import Framework, Rating, SelfAssessment
from .signatures import needed_now, nobody_signs_in, who_has_not_signed


def of_landlord(request):
    everything = SelfAssessment.objects.visible_to(request.user)
    return everything.select_related("framework", "panel", "begun_by")


class Assessments(StaffList):
    audience = Audience.STAFF
    title = "Self-assessments"
    one, many = "self-assessment", "self-assessments"
    columns = (
        Column("Framework", sort="framework__name"),
        Column("Year", sort="year", numeric=True),
        Column("Signed off by", sort="panel__name"),
        Column("Handed over by", sort="due_on"),
        Column("Where it stands", sort=("signed_off_on", "handed_over_on")),
    )
    opens_with = ("-year",)
    queryset = SelfAssessment.objects.select_related("framework", "panel")
    nothing = "None has been begun."
    way_on = ("self_assessments:begin", "Begin one")
    template_name = "self_assessments/list.html"

    def row(self, row: SelfAssessment):
        return (
            link(row.framework.name, row.staff_address),
            row.year,
            row.panel.name,
            row.due_on,
            tag(row.standing, row.standing_kind),
        )


class Frameworks(StaffList):
    audience = Audience.STAFF
    title = "Frameworks"
    one, many = "framework", "frameworks"
    columns = (
        Column("Framework", sort="name"),
        Column("Since", sort="year", numeric=True),
        Column("Whose", sort="source"),
    )
    opens_with = ("name", "-year")
    queryset = Framework.objects.all()
    nothing = "There is no framework yet."
    way_on = ("self_assessments:new_framework", "Write the first one")
    back = ("self_assessments:list", "Self-assessments")
    template_name = "self_assessments/frameworks.html"

    def row(self, row: Framework):
        return link(row.name, row.get_absolute_url()), row.year, row.source


class FrameworkPage(DetailView):
    audience = Audience.STAFF
    model = Framework
    template_name = "self_assessments/framework.html"
    context_object_name = "framework"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            statements=self.object.statements.all(),
            assessments=self.object.assessments.select_related("framework"),
            **kwargs,
        )


class NewFramework(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.FrameworkForm
    template_name = "self_assessments/new_framework.html"
    success_message = "Saved."

    def act(self, form) -> Framework:
        return services.add_framework(by=self.request.user, **form.cleaned_data)


class Begin(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.BeginForm
    template_name = "self_assessments/begin.html"
    success_message = "It is begun. Rate each statement, with how one can see it."

    def act(self, form) -> str:
        return services.begin(by=self.request.user, **form.cleaned_data).staff_address


class Page(DetailView):
    audience = Audience.STAFF
    template_name = "self_assessments/page.html"
    context_object_name = "assessment"

    def get_queryset(self):
        return of_landlord(self.request)

    def get_context_data(self, **kwargs):
        one = self.object
        ratings = list(one.ratings.select_related("statement"))
        with_panel = one.handed_over_on is not None and one.signed_off_on is None
        signatures = list(one.signatures.select_related("seat__customer", "by", "written_by"))
        return super().get_context_data(
            ratings=ratings,
            we_write=with_panel and not signatures and nobody_signs_in(one),
            left=sum(not each.level for each in ratings),
            unsaid=sum(each.agrees is None for each in ratings),
            needed=needed_now(one) if with_panel else one.needed,
            signatures=signatures,
            **kwargs,
        )


class Rate(FormAboutRow):
    audience = Audience.STAFF
    model = Rating
    form_class = forms.RateForm
    context_object_name = "rating"
    template_name = "self_assessments/rate.html"
    success_message = "Saved."

    def get_queryset(self):
        return Rating.objects.select_related("statement", "assessment__framework")

    def get_initial(self):
        return {"level": self.row.level, "evidence": self.row.evidence}

    def act(self, form) -> str:
        services.rate(rating=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.assessment.staff_address


class HandOver(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return of_landlord(self.request)

    def leads_to(self):
        return self.object.staff_address

    def act(self, assessment) -> str:
        services.hand_over(assessment=assessment, by=self.request.user)
        return "The panel has it. Its members hear of it."


class WriteDownWord(FormAboutRow):
    """For a panel none of whom signs in: what it said of one statement."""

    audience = Audience.STAFF
    model = Rating
    form_class = forms.WordForm
    context_object_name = "rating"
    template_name = "self_assessments/word.html"
    success_message = "It is written down. The members of the panel hear of it."

    def get_queryset(self):
        handed_over = Rating.objects.filter(assessment__handed_over_on__isnull=False)
        return handed_over.select_related("statement", "assessment__framework", "assessment__panel")

    def get_initial(self):
        said = {None: None, True: "yes", False: "no"}[self.row.agrees]
        day = self.row.said_on or timezone.localdate()
        return {"agrees": said, "reason": self.row.reason, "said_on": day}

    def act(self, form) -> str:
        answers = {**form.cleaned_data, "agrees": form.cleaned_data["agrees"] == "yes"}
        signing.write_down_word(rating=self.row, by=self.request.user, **answers)
        return self.row.assessment.staff_address


class WriteDownSignature(FormAboutRow):
    """For a member who signed on paper or by telephone."""

    audience = Audience.STAFF
    model = SelfAssessment
    form_class = forms.WriteDownForm
    context_object_name = "assessment"
    template_name = "self_assessments/write_down.html"
    success_message = "It is written down, and they hear of it."

    def get_queryset(self):
        return of_landlord(self.request)

    def get_form_kwargs(self):
        seats = who_has_not_signed(self.row).select_related("customer").order_by("customer__name")
        return {**super().get_form_kwargs(), "seats": seats}

    def act(self, form) -> str:
        signing.write_down_signature(assessment=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address
