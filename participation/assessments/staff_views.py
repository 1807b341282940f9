"""Equality impact assessments as staff write, sign off, publish and review them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, FormView, ListView, View

from participation.activities.models import Activity
from portal.core.audience import Audience
from portal.core.changes import changes_of
from portal.core.once import do_once
from portal.core.paging import NearestPage
from portal.core.refused import Refused

from . import forms, services
from .models import Assessment, Impact, Strand


class Assessments(NearestPage, ListView):
    audience = Audience.STAFF
    template_name = "assessments/list.html"
    context_object_name = "assessments"
    paginate_by = 25

    def get_queryset(self):
        everything = Assessment.objects.visible_to(self.request.user)
        return everything.select_related("author", "activity")


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
        return super().get_context_data(
            adverse_strands=assessment.adverse_strands.all(),
            impacts=assessment.impacts.select_related("strand", "activity", "owner"),
            to_judge=assessment.strands_to_judge(),
            still_to_say=[labels[name].label for name in assessment.still_to_say],
            reviews=assessment.reviews.select_related("reviewed_by"),
            may_sign_off=Audience.MANAGERS.admits(self.request.user)
            and assessment.author_id != self.request.user.pk,
            changes=changes_of(assessment),
            **kwargs,
        )


class ActOnce(FormView):
    """A form that does its work once, leads to an address, and says on the page why it may not."""

    def form_valid(self, form):
        answers = {**form.cleaned_data}
        token = answers.pop("form_token")
        try:
            return redirect(do_once(token, lambda: self.act(**answers)))
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)


class OneAssessment:
    """The assessment of the address; 404 where there is none."""

    assessment: Assessment

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        everything = Assessment.objects.visible_to(request.user).select_related("author")
        self.assessment = get_object_or_404(everything, pk=kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(assessment=self.assessment, **kwargs)


class NewAssessment(ActOnce):
    """``?activity=12`` begins one for that activity."""

    audience = Audience.STAFF
    form_class = forms.AssessmentForm
    template_name = "assessments/write.html"

    def get_initial(self):
        asked = self.request.GET.get("activity", "")
        activity = Activity.objects.filter(pk=asked).first() if asked.isdecimal() else None
        return {"activity": activity.pk, "policy": activity.title} if activity else {}

    def act(self, **answers) -> str:
        return services.start_assessment(by=self.request.user, **answers).staff_address


class ChangeAssessment(OneAssessment, ActOnce):
    audience = Audience.STAFF
    form_class = forms.AssessmentForm
    template_name = "assessments/write.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.assessment}

    def act(self, **answers) -> str:
        services.change_assessment(assessment=self.assessment, **answers)
        return self.assessment.staff_address


class JudgeStrand(OneAssessment, ActOnce):
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

    def act(self, **answers) -> str:
        services.judge_strand(assessment=self.assessment, strand=self.strand, **answers)
        return f"{self.assessment.staff_address}#strands"

    def get_context_data(self, **kwargs):
        return super().get_context_data(strand=self.strand, **kwargs)


class SignOff(OneAssessment, ActOnce):
    audience = Audience.MANAGERS
    form_class = forms.SignOffForm
    template_name = "assessments/sign_off.html"

    def act(self, says: str, why: str) -> str:
        if says == forms.SignOffForm.SEND_BACK:
            services.send_back(assessment=self.assessment, by=self.request.user, why=why)
            messages.success(self.request, f"It is back with {self.assessment.author}.")
        else:
            services.sign_off(assessment=self.assessment, by=self.request.user)
            messages.success(self.request, "It is signed off. Its words stay as they are now.")
        return self.assessment.staff_address


class NewEdition(OneAssessment, ActOnce):
    audience = Audience.STAFF
    form_class = forms.EditionForm
    template_name = "assessments/new_edition.html"

    def act(self, what_is_new: str) -> str:
        edition = services.begin_new_edition(
            assessment=self.assessment, by=self.request.user, what_is_new=what_is_new
        )
        return reverse("assessments:change", args=[edition.pk])


class ReviewAssessment(OneAssessment, ActOnce):
    audience = Audience.STAFF
    form_class = forms.ReviewForm
    template_name = "assessments/review.html"

    def get_initial(self):
        return {"seen": self.assessment.review_on}

    def act(self, **answers) -> str:
        review = services.review_assessment(
            assessment=self.assessment, by=self.request.user, **answers
        )
        if review.still_holds:
            messages.success(self.request, "The review is saved.")
            return self.assessment.staff_address
        messages.warning(self.request, "The review is saved. Now start the new edition.")
        return reverse("assessments:new_edition", args=[self.assessment.pk])

    def get_context_data(self, **kwargs):
        reviews = self.assessment.reviews.select_related("reviewed_by")
        return super().get_context_data(reviews=reviews, **kwargs)


class Mitigation(ActOnce):
    """Something that was promised about an impact is done."""

    audience = Audience.STAFF
    form_class = forms.DoneForm
    template_name = "assessments/mitigation.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        promised = Impact.objects.exclude(mitigation="").filter(
            assessment__signed_off_at__isnull=False
        )
        whole = promised.select_related("assessment", "strand", "owner")
        self.impact = get_object_or_404(whole, pk=kwargs["pk"])

    def act(self, **answers) -> str:
        services.finish_mitigation(impact=self.impact, by=self.request.user, **answers)
        return f"{self.impact.assessment.staff_address}#strands"

    def get_context_data(self, **kwargs):
        return super().get_context_data(impact=self.impact, **kwargs)


class Step(OneAssessment, View):
    """One button's work, and back to the assessment with what came of it."""

    audience = Audience.STAFF
    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            messages.success(request, self.act())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        return redirect(self.assessment.staff_address)


class SendForSignOff(Step):
    def act(self) -> str:
        services.send_for_sign_off(assessment=self.assessment, by=self.request.user)
        return "It is on the managers’ worklist."


class Publish(Step):
    def act(self) -> str:
        services.publish_assessment(assessment=self.assessment, by=self.request.user)
        return "Everybody can read it now."
