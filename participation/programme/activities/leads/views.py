from django.urls import reverse

from base.core.audience import Audience
from base.core.views import ActOnForm

from ..models import Service, ServiceLead
from .forms import LeadsForm
from .services import name_leads


class Leads(ActOnForm):
    """Who answers for each service."""

    audience = Audience.MANAGERS
    form_class = LeadsForm
    template_name = "activities/leads.html"
    success_message = "Saved."

    def get_initial(self):
        return dict(ServiceLead.objects.values_list("service", "officer"))

    def act(self, form) -> str:
        leads = {one.value: form.cleaned_data.get(one.value) for one in Service}
        name_leads(leads=leads, by=self.request.user)
        return reverse("activities:leads")
