"""Where anybody tells us something, from any page."""

from allauth.core.ratelimit import consume
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.views import FromAnybody
from participation.people.customers.mine import AlsoForOfficers, customer_of
from participation.people.customers.services import record_answers

from .forms import ComplainOrPraiseForm, TellUsForm
from .house_rules import ENQUIRY_ANSWER_WORKING_DAYS, complaint_days
from .models import Enquiry
from .pages import consultation_on, public_page
from .services import tell_us


class TellUs(AlsoForOfficers, FromAnybody):
    """Says the same to everybody: nobody learns here whose address we know."""

    audience = Audience.EVERYONE
    form_class = TellUsForm
    template_name = "enquiries/tell_us.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.about = public_page(request.GET.get("about", ""))
        self.customer = customer_of(request)

    def get_initial(self):
        kind = self.request.GET.get("kind")
        return {"about": self.about, "kind": kind if kind in Enquiry.Kind.values else ""}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "customer": self.customer}

    def act(self, form) -> str:
        if answers := form.take_channel():
            record_answers(
                customer=self.customer, answers=answers, by=self.request.user, source="tell us"
            )
        tell_us(
            customer=self.customer,
            writes_back=self.may_be_written_to(form),
            **form.cleaned_data,
        )
        self.done = "Told us what you think"
        return f"{reverse('enquiries:thanks')}?{urlencode({'kind': form.cleaned_data['kind']})}"

    def may_be_written_to(self, form) -> bool:
        """Anybody can type anybody's address: each gets so many notes that we have a complaint, and no more."""
        email = form.cleaned_data.get("email")
        is_complaint = form.cleaned_data["kind"] == Enquiry.Kind.COMPLAINT
        if self.customer is not None or not email or not is_complaint:
            return True
        return consume(self.request, action="complaint_to_address", key=email.lower())

    def get_context_data(self, **kwargs):
        asked = consultation_on(self.about, self.request.user)
        return super().get_context_data(
            days=ENQUIRY_ANSWER_WORKING_DAYS.value,
            customer=self.customer,
            about=self.about,
            closed=asked if asked and asked.is_over else None,
            **kwargs,
        )


class ComplainOrPraise(TellUs):
    """A compliment or a complaint, and what happens to each, in the times that we keep to."""

    form_class = ComplainOrPraiseForm
    template_name = "enquiries/complaints.html"

    def act(self, form) -> str:
        leads_to = super().act(form)
        self.done = "Complained or praised"
        return leads_to

    def get_context_data(self, **kwargs):
        known, first, second = complaint_days()
        return super().get_context_data(known=known, first=first, second=second, **kwargs)


class Thanks(TemplateView):
    """What happens next with what they sent; with every kind, where the address does not say which."""

    audience = Audience.EVERYONE
    template_name = "enquiries/thanks.html"

    def get_context_data(self, **kwargs):
        _, first, second = complaint_days()
        kind = self.request.GET.get("kind")
        return super().get_context_data(
            kinds=[kind] if kind in Enquiry.Kind.values else Enquiry.Kind.values,
            days=ENQUIRY_ANSWER_WORKING_DAYS.value,
            first=first,
            second=second,
            **kwargs,
        )
