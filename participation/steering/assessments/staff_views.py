"""Equality impact assessments as staff write, sign off, publish and review them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Column,
    StaffList,
    addresses,
    in_the_order_of,
    in_words,
    lines,
    link,
    quiet,
    tag,
    told,
)
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.programme.activities.choosing import activity_asked_for

from . import forms, services
from .models import Assessment, Impact, Strand


class Assessments(StaffList):
    audience = Audience.STAFF
    title = "Equality impact"
    one, many = "assessment", "assessments"
    columns = (
        Column("About", sort=("policy", "activity__title"), also=("Written by", "Started")),
        Column("What follows", sort=in_the_order_of("outcome", Assessment.Outcome.values)),
        Column("Where it stands", sort=("published_at", "signed_off_at", "sent_at")),
        Column("Look again", sort="review_on"),
    )
    opens_with = ("-started_at",)
    queryset = Assessment.objects.select_related("author", "activity")
    nothing = "No assessment yet. It takes six short questions."
    way_on = ("assessments:new", "Start the first")
    back = ("activities:staff_list", "Activities")
    template_name = "assessments/list.html"
    context_object_name = "assessments"

    def look_up(self, rows: list[Assessment]) -> None:
        self.page_of = addresses("assessments:assessment")

    def row(self, row: Assessment):
        started = timezone.localdate(row.started_at)
        return (
            lines(
                link(row, self.page_of(row.pk)),
                quiet(f"{row.author}, {in_words(started)}", in_file=False),
                told("", str(row.author)),
                told("", started),
            ),
            row.get_outcome_display() or "Not said yet",
            tag(*row.standing),
            row.review_on or "–",
        )


class AssessmentPage(DetailView):
    """The whole assessment, what is still to be said, and what can be done with it."""

    audience = Audience.STAFF
    template_name = "assessments/assessment.html"
    context_object_name = "assessment"

    def get_queryset(self):
        everything = Assessment.objects.visible_to(self.request.user)
        return everything.select_related(
            "author", "signed_off_by", "activity", "replaces", "replaced_by"
        )

    def get_context_data(self, **kwargs):
        assessment = self.object
        labels = forms.AssessmentForm.base_fields
        still_to_say = [labels[name].label for name in assessment.still_to_say]
        return super().get_context_data(
            adverse_strands=assessment.adverse_strands.all(),
            impacts=assessment.impacts.select_related("strand", "activity", "owner"),
            to_judge=assessment.strands_to_judge(),
            still_to_say=[*still_to_say, *filter(None, [assessment.contradicts_itself])],
            reviews=assessment.reviews.select_related("reviewed_by"),
            may_sign_off=Audience.MANAGERS.admits(self.request.user)
            and not assessment.is_written_by(self.request.user),
            changes=changes_of(assessment),
            **kwargs,
        )


class OneAssessment:
    """The assessment of the address; 404 where there is none."""

    assessment: Assessment

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Assessment.objects.visible_to(request.user).select_related("author")
        self.assessment = get_object_or_404(everything, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(assessment=self.assessment, **kwargs)


class NewAssessment(ActOnForm):
    """``?activity=12`` begins one for that activity."""

    audience = Audience.STAFF
    form_class = forms.AssessmentForm
    template_name = "assessments/write.html"

    def get_initial(self):
        activity = activity_asked_for(self.request)
        return {"activity": activity.pk, "policy": activity.title} if activity else {}

    def act(self, form) -> str:
        return services.start_assessment(by=self.request.user, **form.cleaned_data).staff_address


class ChangeAssessment(OneAssessment, ActOnForm):
    audience = Audience.STAFF
    form_class = forms.AssessmentForm
    template_name = "assessments/write.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.assessment}

    def act(self, form) -> str:
        services.change_assessment(
            assessment=self.assessment, by=self.request.user, **form.cleaned_data
        )
        return self.assessment.staff_address


class JudgeStrand(OneAssessment, ActOnForm):
    """One strand of a full assessment."""

    audience = Audience.STAFF
    form_class = forms.ImpactForm
    template_name = "assessments/strand.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.strand = get_object_or_404(Strand, pk=kwargs["strand"])

    def get_form_kwargs(self):
        impact = self.assessment.impacts.filter(strand=self.strand).first()
        return {**super().get_form_kwargs(), "instance": impact}

    def act(self, form) -> str:
        services.judge_strand(
            assessment=self.assessment,
            strand=self.strand,
            by=self.request.user,
            **form.cleaned_data,
        )
        return f"{self.assessment.staff_address}#strands"

    def get_context_data(self, **kwargs):
        return super().get_context_data(strand=self.strand, **kwargs)


class SignOff(OneAssessment, ActOnForm):
    audience = Audience.MANAGERS
    form_class = forms.SignOffForm
    template_name = "assessments/sign_off.html"

    def act(self, form) -> str:
        says, why = form.cleaned_data["says"], form.cleaned_data["why"]
        if says == form.SEND_BACK:
            services.send_back(assessment=self.assessment, by=self.request.user, why=why)
            self.success_message = f"It is back with {self.assessment.author}."
        else:
            services.sign_off(assessment=self.assessment, by=self.request.user)
            self.success_message = "It is signed off. Its words stay as they are now."
        return self.assessment.staff_address


class NewEdition(OneAssessment, ActOnForm):
    audience = Audience.STAFF
    form_class = forms.EditionForm
    template_name = "assessments/new_edition.html"

    def act(self, form) -> str:
        edition = services.begin_new_edition(
            assessment=self.assessment, by=self.request.user, **form.cleaned_data
        )
        return reverse("assessments:change", args=[edition.pk])


class ReviewAssessment(OneAssessment, ActOnForm):
    audience = Audience.STAFF
    form_class = forms.ReviewForm
    template_name = "assessments/review.html"

    def get_initial(self):
        return {"seen": self.assessment.review_on}

    def act(self, form) -> str:
        review = services.review_assessment(
            assessment=self.assessment, by=self.request.user, **form.cleaned_data
        )
        if review.still_holds:
            self.success_message = "The review is saved."
            return self.assessment.staff_address
        messages.warning(self.request, "The review is saved. Now start the new edition.")
        return reverse("assessments:new_edition", args=[self.assessment.pk])

    def get_context_data(self, **kwargs):
        reviews = self.assessment.reviews.select_related("reviewed_by")
        return super().get_context_data(reviews=reviews, **kwargs)


class Mitigation(FormAboutRow):
    """Something that was promised about an impact is done."""

    audience = Audience.STAFF
    form_class = forms.DoneForm
    template_name = "assessments/mitigation.html"
    context_object_name = "impact"

    def get_queryset(self):
        promised = Impact.objects.exclude(mitigation="").filter(
            assessment__signed_off_at__isnull=False
        )
        return promised.select_related("assessment", "strand", "owner")

    def act(self, form) -> str:
        services.finish_mitigation(impact=self.row, by=self.request.user, **form.cleaned_data)
        return f"{self.row.assessment.staff_address}#strands"


class Step(OneButton):
    audience = Audience.STAFF
    model = Assessment

    def leads_to(self) -> str:
        return self.object.staff_address


class SendForSignOff(Step):
    def act(self, assessment: Assessment) -> str:
        services.send_for_sign_off(assessment=assessment, by=self.request.user)
        return "It is on the managers’ worklist."


class Publish(Step):
    def act(self, assessment: Assessment) -> str:
        services.publish_assessment(assessment=assessment, by=self.request.user)
        return "Everybody can read it now."
