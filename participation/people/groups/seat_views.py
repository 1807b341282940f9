"""Adding people to a group, and putting right what is on record of their sitting there."""

from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.views import ActOnForm, FormAboutRow, RemoveButton, WriteRow
from participation.people.customers.ticking import FindPeople, SomebodyTicked

from . import services
from .models import Group, Membership
from .one_group import OneGroup
from .seat_forms import ColleagueForm, MembershipForm, OfficeForm


class FindMembers(OneGroup, FindPeople):
    """Whom to add."""

    template_name = "groups/find_members.html"
    button = "Add those who are ticked"
    is_in = "sits on it already"

    @property
    def address(self):
        return reverse("groups:add_members", args=[self.group.pk])

    def not_again(self, people):
        sitting = self.group.memberships.sitting()
        return sitting.filter(customer__in=people).values_list("customer", flat=True)


class AddMembers(OneGroup, SomebodyTicked, ActOnForm):
    """In what role those who are ticked sit on it, and since when."""

    audience = Audience.STAFF
    form_class = MembershipForm
    template_name = "groups/add_members.html"

    def find_first(self):
        return reverse("groups:find_members", args=[self.group.pk])

    def get_initial(self):
        return {"from_on": timezone.localdate()}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.group.kind}

    def act(self, form) -> Group:
        services.add_members(
            group=self.group, customers=self.ticked, by=self.request.user, **form.cleaned_data
        )
        names = get_text_list([str(one) for one in self.ticked], "and")
        are = "is" if len(self.ticked) == 1 else "are"
        self.success_message = f"{names} {are} on record in {self.group}."
        return self.group


class AddColleague(OneGroup, ActOnForm):
    """One of us sits on it beside customers, where its kind has that."""

    audience = Audience.STAFF
    form_class = ColleagueForm
    template_name = "groups/add_colleague.html"

    def get_initial(self):
        return {"from_on": timezone.localdate()}

    def act(self, form) -> Group:
        seat = services.add_colleague(group=self.group, by=self.request.user, **form.cleaned_data)
        self.success_message = f"{seat.person} is on record in {self.group}."
        return self.group


class MembershipPage(WriteRow):
    audience = Audience.STAFF
    form_class = MembershipForm
    template_name = "groups/membership.html"
    success_message = "Saved."
    context_object_name = "membership"

    def get_queryset(self):
        everything = Membership.objects.visible_to(self.request.user)
        return everything.select_related("group__kind", "customer", "colleague")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.row.group.kind}

    def act(self, form) -> Group:
        services.change_membership(membership=self.row, by=self.request.user, **form.cleaned_data)
        return self.row.group

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            group=self.row.group,
            changes=changes_of(self.row, limit=5),
            **kwargs,
        )


class ChangeOffice(FormAboutRow):
    """In one step, so that nobody hears that somebody left who did not."""

    audience = Audience.STAFF
    form_class = OfficeForm
    template_name = "groups/change_office.html"
    context_object_name = "membership"
    refused_at = "role"

    def get_queryset(self):
        everything = Membership.objects.visible_to(self.request.user)
        return everything.select_related("group__kind", "customer", "colleague")

    def get_initial(self):
        return {"role": self.row.role}

    def act(self, form) -> Group:
        was = self.row.role
        seat = services.change_office(seat=self.row, by=self.request.user, **form.cleaned_data)
        self.success_message = f"{seat.person} is {seat.get_role_display().lower()} already."
        if seat.role != was:
            self.success_message = f"{seat.person} is {seat.get_role_display().lower()} from today. The others are told."
        return seat.group

    def get_context_data(self, **kwargs):
        group = self.row.group
        chair = group.memberships.sitting().filter(role=Membership.Role.CHAIR)
        chair = chair.exclude(pk=self.row.pk).select_related("customer", "colleague").first()
        return super().get_context_data(group=group, chair=chair, **kwargs)


class RemoveMembership(OneGroup, RemoveButton):
    audience = Audience.STAFF
    pk_url_kwarg = "membership"

    def get_queryset(self):
        return self.group.memberships.all()

    def act(self, membership: Membership) -> str:
        services.remove_membership(membership=membership, by=self.request.user)
        return "It is taken off the record."

    def leads_to(self) -> Group:
        return self.group
