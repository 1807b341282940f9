"""What becomes of a proposal: the officer who leads the investigation says it, or a member of the panel."""

from base.core.audience import Audience
from base.core.views import FormAboutRow, WriteRow

from .. import services
from ..forms.deciding import ActForm, DeclineForm, RecommendForm, RewordForm
from ..forms.mapping import ProposalForm
from ..models import Investigation, Proposal
from .staff import AboutInvestigation


class AboutProposal(FormAboutRow):
    model = Proposal
    context_object_name = "proposal"
    template_name = "investigations/decide.html"
    heading = before = ""

    def investigations(self):
        raise NotImplementedError

    def get_queryset(self):
        of = self.investigations().values("pk")
        rows = Proposal.objects.filter(investigation__in=of)
        return rows.select_related("investigation__panel", "recommendation")

    def back(self) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.heading, before=self.before, back=self.back(), **kwargs
        )


class OfLead(AboutProposal):
    def investigations(self):
        return Investigation.objects.open().filter(lead_officer=self.request.user)

    def back(self) -> str:
        return self.row.investigation.staff_address


class OfPanel(AboutProposal):
    def investigations(self):
        return Investigation.objects.open().of_panel_member(self.request.user)

    def back(self) -> str:
        return self.row.investigation.my_address


class Recommending(AboutProposal):
    form_class = RecommendForm
    heading = "Make it a recommendation"
    before = "It becomes a draft of the panel, with the words of the proposal. The panel changes and sends it."
    success_message = "The draft stands with the panel."

    def act(self, form) -> str:
        services.recommend(proposal=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class Declining(AboutProposal):
    form_class = DeclineForm
    heading = "Do not take it on"
    before = "It stays among the proposals, with your reason."
    success_message = "Saved."

    def act(self, form) -> str:
        services.decline(proposal=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class Rewording(WriteRow, AboutProposal):
    form_class = RewordForm
    heading = "Put its words right"
    before = "For example if they name somebody. Nothing that names somebody is published."
    success_message = "Saved."

    def act(self, form) -> str:
        services.reword(proposal=self.row, by=self.request.user, **form.answers())
        return self.back()


class Recommend(Recommending, OfLead):
    audience = Audience.STAFF


class Decline(Declining, OfLead):
    audience = Audience.STAFF


class PanelRecommend(Recommending, OfPanel):
    audience = Audience.CUSTOMERS


class PanelDecline(Declining, OfPanel):
    audience = Audience.CUSTOMERS


class Reword(Rewording, OfLead):
    audience = Audience.STAFF


class PanelReword(Rewording, OfPanel):
    audience = Audience.CUSTOMERS


class ActOnIt(OfLead):
    """Somebody takes it on at once: an action like any other."""

    audience = Audience.STAFF
    form_class = ActForm
    heading = "Make it an action"
    before = "For what somebody can do at once. You confirm that it is done."
    success_message = "The action is made."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "lead": self.row.investigation.lead_officer_id}

    def act(self, form) -> str:
        services.act_on(proposal=self.row, by=self.request.user, **form.cleaned_data)
        return self.back()


class NoteProposal(AboutInvestigation):
    """The officer writes down what the session proposed, for those without a device."""

    audience = Audience.STAFF
    form_class = ProposalForm
    heading = "Write down a proposal"
    before = "As the session said it. Nobody notes who proposed it."
    success_message = "It stands among the proposals."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "steps": self.row.journey_steps.all()}

    def act(self, form) -> str:
        services.propose(investigation=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.staff_address
