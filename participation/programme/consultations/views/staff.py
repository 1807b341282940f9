"""Staff at work on a consultation: the list, the record's own page, and a short page for each part."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.views import ActOnForm, OneButton
from participation.programme.actions.models import Action
from participation.programme.activities.part_views import PartPage
from participation.programme.activities.principles import checklist

from .. import deciding, forms, services
from ..checklist import parts_of
from ..log import log_of
from ..models import Consultation, DecisionNews
from ..news.telling import untold_answers, untold_requests
from ..questions import OPEN_QUESTION, write_questions


class OneConsultation:
    """The consultation of the address, for staff; 404 where there is none."""

    consultation: Consultation

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.consultation = get_object_or_404(
            Consultation.objects.visible_to(request.user).select_related("questionnaire"),
            pk=kwargs["pk"],
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(consultation=self.consultation, **kwargs)


class Consultations(StaffList):
    """Every consultation, drafts too, the latest first."""

    audience = Audience.STAFF
    title = "Consultations"
    one, many = "consultation", "consultations"
    columns = (
        Column("What", sort="title"),
        Column("Open", sort=("starts_at", "ends_at"), also=("Until",)),
        Column("Where it stands", sort=("cancelled_at", "published_at", "decided_on", "ends_at")),
        Column("Officer", sort="lead_officer__name"),
    )
    opens_with = ("-starts_at",)
    queryset = Consultation.objects.select_related("lead_officer")
    nothing = "Nothing is logged yet. Start with the last thing you asked tenants about."
    template_name = "consultations/staff_list.html"
    context_object_name = "consultations"
    paginate_by = 30

    def look_up(self, rows: list[Consultation]) -> None:
        self.page_of = addresses("consultations:hub")

    def row(self, row: Consultation):
        opens, closes = timezone.localdate(row.starts_at), timezone.localdate(row.ends_at)
        return (
            link(row.title, self.page_of(row.pk)),
            lines(told(f"{in_words(opens)} to {in_words(closes)}", opens), told("", closes)),
            tag(row.standing, row.standing_kind),
            row.lead_officer,
        )


class NewConsultation(ActOnForm):
    audience = Audience.STAFF
    form_class = forms.NewConsultationForm
    template_name = "consultations/new.html"
    success_message = "It is logged. Only staff see it until you publish it."

    def get_initial(self):
        return {"opens": timezone.localdate()}

    def act(self, form) -> str:
        return services.log_consultation(by=self.request.user, **form.answers()).staff_address


class Hub(OneConsultation, TemplateView):
    """What is on record and what is missing."""

    audience = Audience.STAFF
    template_name = "consultations/hub.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            parts=parts_of(self.consultation),
            principles=checklist(self.consultation.principles),
            **self.who_has_heard(),
            actions=Action.objects.filter(activity=self.consultation.pk),
            **kwargs,
        )

    def who_has_heard(self) -> dict:
        """The telling of its decision, and how many have not heard of it."""
        one = self.consultation
        decided = one.decided_on is not None
        return {
            "news": DecisionNews.objects.filter(consultation=one).first() if decided else None,
            "untold": untold_answers(one).count() + untold_requests(one).count(),
        }


class Questions(OneConsultation, TemplateView):
    """What people are asked here, and the button that begins to write it."""

    audience = Audience.STAFF
    template_name = "consultations/questions.html"

    def get_context_data(self, **kwargs):
        questionnaire = self.consultation.questionnaire
        asked, draft = (questionnaire.asked, questionnaire.draft) if questionnaire else (None, None)
        version = asked or draft
        return super().get_context_data(
            asked=asked,
            draft=draft,
            questions=version.questions.all() if version else (),
            open_question=OPEN_QUESTION,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        questionnaire = write_questions(consultation=self.consultation, by=request.user)
        return redirect("questionnaires:questionnaire", questionnaire.pk)


class History(OneConsultation, TemplateView):
    audience = Audience.STAFF
    template_name = "consultations/history.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            log=log_of(self.consultation),
            changes=changes_of(self.consultation, limit=100),
            **kwargs,
        )


class RecordPage(OneConsultation, PartPage):
    """A page of the record, and back to what is on it."""

    @property
    def activity(self) -> Consultation:
        return self.consultation

    def save(self, form) -> None:
        services.update_consultation(consultation=self.consultation, **form.answers())


class Basics(RecordPage):
    audience = Audience.STAFF
    form_class = forms.BasicsForm
    heading = "What you ask, and when"


class Proposal(RecordPage):
    audience = Audience.STAFF
    form_class = forms.ProposalForm
    heading = "The proposal"


class Ready(RecordPage):
    audience = Audience.STAFF
    form_class = forms.ReadyForm
    heading = "Before people are asked"


class Who(RecordPage):
    audience = Audience.STAFF
    form_class = forms.WhoForm
    heading = "Who it is for"


class Discussions(RecordPage):
    audience = Audience.STAFF
    form_class = forms.DiscussionForm
    heading = "Where it is talked over"


class Consideration(RecordPage):
    audience = Audience.STAFF
    form_class = forms.ConsiderationForm
    heading = "How views were weighed"

    def save(self, form):
        deciding.record_consideration(
            consultation=self.consultation, by=self.request.user, **form.answers()
        )


class Decision(RecordPage):
    audience = Audience.STAFF
    form_class = forms.DecisionForm
    heading = "The decision"

    def save(self, form):
        deciding.record_decision(
            consultation=self.consultation, by=self.request.user, **form.answers()
        )


class CloseOut(RecordPage):
    audience = Audience.STAFF
    form_class = forms.CloseOutForm
    heading = "Close it out"

    def save(self, form):
        deciding.close_out(consultation=self.consultation, by=self.request.user, **form.answers())


class Publish(OneButton):
    audience = Audience.STAFF
    model = Consultation

    def act(self, consultation: Consultation) -> str:
        though_over = "though_over" in self.request.POST
        services.publish(consultation=consultation, by=self.request.user, though_over=though_over)
        return "It is published. Everyone can read it now."

    def leads_to(self) -> str:
        return self.object.staff_address
