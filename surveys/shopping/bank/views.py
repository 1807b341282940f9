"""The bank of shoppers (R-38), and the set enquiries that they were given."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.views import FormAboutRow, OneButton
from participation.joining.involvement.models import Placement

from ..house_rules import SHOPPING_ENQUIRY_DAYS
from ..models import Assignment, Scenario, Shopper, shoppers
from ..models.shoppers import with_last_assignment
from . import services
from .forms import AssignmentFilter, GiveForm, ShopperFilter, ShopperForm
from .who_may import candidates


class Shoppers(StaffList):
    audience = Audience.STAFF
    title = "Mystery shoppers"
    one, many = "shopper", "shoppers"
    columns = (
        Column("Who", sort="interest__customer__name"),
        Column("Trained", sort="trained_on", also=("In what",)),
        Column("Area", sort="interest__customer__area__name"),
        Column("Channels"),
        Column("Partner landlord", sort="shopper__from_landlord"),
        Column("Last set enquiry", sort="last_assigned_at"),
    )
    opens_with = ("interest__customer__name",)
    personal = True
    filter_class = ShopperFilter
    nothing = (
        "Nobody is a mystery shopper. Somebody is from the moment their interest is moved on to"
        " “taking part”."
    )
    way_on = ("involvement:interests", "Interests")
    back = ("shopping:home", "Mystery shopping")
    model = Placement

    def everything(self):
        people = shoppers().select_related("interest__customer__area", "shopper")
        return with_last_assignment(people)

    def look_up(self, rows) -> None:
        self.page_of = addresses("shopping:shopper")

    def row(self, row: Placement):
        shopper = getattr(row, "shopper", None) or Shopper()
        customer = row.interest.customer
        partner = f"From {shopper.from_landlord}" if shopper.from_landlord else ""
        partner = partner or (f"Goes to {shopper.lent_to}" if shopper.lent_to else "")
        return (
            link(customer.name, self.page_of(row.pk)),
            lines(row.trained_on or tag("Not yet", "late"), row.training),
            str(customer.area or "Not recorded"),
            shopper.in_words,
            partner,
            row.last_assigned_at or "Never",
        )


class ShopperPage(FormAboutRow):
    """One shopper: their training, and what must be known before they are sent."""

    audience = Audience.STAFF
    form_class = ShopperForm
    template_name = "shopping/shopper.html"
    success_message = "Saved."
    context_object_name = "placement"

    def get_queryset(self):
        return shoppers().select_related("interest__customer", "shopper")

    @property
    def shopper(self) -> Shopper:
        return getattr(self.row, "shopper", None) or Shopper()

    def get_initial(self):
        return {
            "trained_on": self.row.trained_on,
            "training": self.row.training,
            "channels": self.shopper.channels,
            "known_to": self.shopper.known_to,
            "from_landlord": self.shopper.from_landlord,
            "lent_to": self.shopper.lent_to,
        }

    def get_context_data(self, **kwargs):
        theirs = Assignment.objects.filter(customer=self.row.interest.customer)
        theirs = theirs.select_related("scenario", "shoppers_return").order_by("-assigned_at")
        return super().get_context_data(assignments=theirs[:20], **kwargs)

    def act(self, form) -> str:
        services.change_shopper(placement=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("shopping:shoppers")


class Assignments(StaffList):
    audience = Audience.STAFF
    title = "Set enquiries"
    one, many = "enquiry", "enquiries"
    columns = (
        Column("What", sort="scenario__title", also=("Service",)),
        Column("Channel", sort="scenario__channel"),
        Column("Who", sort="customer__name"),
        Column("Due", sort="due_on"),
        Column("Where it stands", sort=("called_off_at", "shoppers_return")),
    )
    opens_with = ("-due_on",)
    personal = True
    filter_class = AssignmentFilter
    queryset = Assignment.objects.select_related("scenario", "customer", "shoppers_return")
    nothing = "No set enquiry was given to anybody yet."
    way_on = ("shopping:scenarios", "Scenarios")
    back = ("shopping:home", "Mystery shopping")

    def look_up(self, rows) -> None:
        self.page_of = addresses("shopping:scenario")

    def row(self, row: Assignment):
        scenario = row.scenario
        return (
            lines(
                link(scenario.title, self.page_of(scenario.pk), hidden=f", {row.customer.name}"),
                quiet(scenario.get_service_display()),
            ),
            scenario.get_channel_display(),
            row.customer.name,
            row.due_on,
            tag(row.standing, row.standing_kind),
        )


class GiveEnquiry(FormAboutRow):
    """Who makes a set enquiry; who cannot, and by which rule."""

    audience = Audience.STAFF
    model = Scenario
    form_class = GiveForm
    template_name = "shopping/give.html"
    context_object_name = "scenario"
    success_message = "They are told what to do."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.candidates = candidates(self.row)

    def get_initial(self):
        due = timezone.localdate() + dt.timedelta(days=SHOPPING_ENQUIRY_DAYS.value)
        return {"due_on": due}

    def get_form_kwargs(self):
        may = [one.placement.pk for one in self.candidates if not one.why_not]
        found = Placement.objects.filter(pk__in=may).select_related("interest__customer")
        found = found.order_by("interest__customer__name")
        return {**super().get_form_kwargs(), "may": found}

    def get_context_data(self, **kwargs):
        not_them = [one for one in self.candidates if one.why_not]
        return super().get_context_data(
            not_them=not_them, nobody=len(not_them) == len(self.candidates), **kwargs
        )

    def act(self, form):
        services.give_enquiry(scenario=self.row, by=self.request.user, **form.cleaned_data)
        return self.row


class CallOff(OneButton):
    audience = Audience.STAFF
    model = Assignment

    def leads_to(self):
        return self.object.scenario

    def act(self, assignment: Assignment) -> str:
        services.call_off(assignment=assignment, by=self.request.user)
        return "It is called off, and they are told."
