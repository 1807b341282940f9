"""The hours that members give to an exercise: each writes down their own, and staff keep all of them."""

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.views import RemoveButton
from participation.people.customers.models import Customer

from . import services
from .change_forms import HoursForm
from .models import Exercise, MemberHours
from .panel_views import AboutExercise
from .shown import whole


class Hours(AboutExercise):
    form_class = HoursForm
    template_name = "exercises/hours.html"
    success_message = "It is written down."
    #: The address of the button that takes a line out.
    remove = ""

    def get_initial(self):
        return {"on": timezone.localdate()}

    def lines(self):
        return self.row.hours_given.select_related("customer", "exercise")

    def get_context_data(self, **kwargs):
        lines = self.lines()
        everybody = self.row.hours_given.order_by().aggregate(n=Sum("hours"))["n"] or 0
        return super().get_context_data(
            lines=lines, everybody=everybody, remove=self.remove, **kwargs
        )


class MyHours(Hours):
    audience = Audience.CUSTOMERS
    heading = "Your hours"
    before = "You and staff read these lines. The page of the exercise and the report of the year have the sum of all."
    remove = "exercises:remove_my_hours"

    def lines(self):
        return super().lines().own(self.request.user)

    def act(self, form) -> str:
        services.note_hours(
            exercise=self.row,
            customer=self.request.user.customer,
            by=self.request.user,
            **form.cleaned_data,
        )
        return reverse("exercises:my_hours", args=[self.row.pk])


class HoursOfMembers(Hours):
    """Staff write down what members tell them, a line for each."""

    audience = Audience.STAFF
    heading = "Hours of members"
    before = "One line for each member, day and kind of work. The report of the year adds them up."
    remove = "exercises:remove_hours"

    def get_queryset(self):
        return whole(Exercise.objects.all())

    def get_form_kwargs(self):
        seats = self.row.panel.memberships.of_customers()
        members = Customer.objects.filter(pk__in=seats.values("customer"), erased_at=None)
        return {**super().get_form_kwargs(), "members": members.order_by("name", "pk")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=self.row.staff_address, **kwargs)

    def act(self, form) -> str:
        services.note_hours(exercise=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("exercises:hours", args=[self.row.pk])


class RemoveHours(RemoveButton):
    audience = Audience.STAFF
    back = "exercises:hours"

    def get_queryset(self):
        lines = MemberHours.objects.filter(exercise=self.kwargs["exercise"])
        return lines.select_related("customer", "exercise")

    def leads_to(self) -> str:
        return reverse(self.back, args=[self.kwargs["exercise"]])

    def act(self, row: MemberHours) -> str:
        services.remove_hours(row=row, by=self.request.user)
        return "It is taken out."


class RemoveMyHours(RemoveHours):
    audience = Audience.CUSTOMERS
    back = "exercises:my_hours"

    def get_queryset(self):
        return super().get_queryset().own(self.request.user)
