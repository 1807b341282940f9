"""The public register of tenant organisations, open to everybody at any time (2001 Act, s.53(3))."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, ListFilter, StaffList, lines, link, quiet
from participation.people.customers.models import Area
from participation.people.groups.models import Group
from participation.people.groups.pages import PUBLIC_PAGE

from .models import Document, OfficeBearer, OwnPage, Registration


class AreaFilter(ListFilter):
    area = forms.ModelChoiceField(
        Area.objects.order_by("name"), required=False, empty_label="Everywhere"
    )

    def narrow(self, rows):
        self.is_valid()
        area = self.cleaned_data.get("area")
        if area is None:
            return rows
        there = Area.objects.within([area.pk]).values("pk")
        return rows.filter(Q(group__area__in=there) | Q(group__area__in=area.with_wider))


class Register(StaffList):
    """Name, area, since when, and the contact that the group chose: what the guidance asks, and no more."""

    audience = Audience.EVERYONE
    taken_by = Audience.EVERYONE
    title = "Register of tenant organisations"
    one, many = "group", "groups"
    columns = (
        Column("Group", sort="group__name"),
        Column("Area", sort="group__area__name"),
        Column("On the register since", sort="registered_from"),
        Column("Contact", sort="group__own_page__public_contact"),
    )
    opens_with = ("group__name",)
    filter_class = AreaFilter
    nothing = "No group is on the register yet."
    nothing_fits = "No group on the register works there."
    template_name = "registration/register.html"

    def everything(self):
        rows = Registration.objects.on_register()
        return rows.select_related("group__area", "group__own_page")

    def row(self, row: Registration):
        own = getattr(row.group, "own_page", None)
        return (
            link(row.group.name, reverse("registration:group", args=[row.group.slug])),
            lines(str(row.group.area or "All our homes"), quiet(row.area_words)),
            row.registered_from,
            own.public_contact if own else "",
        )

    def get_context_data(self, **kwargs):
        again = Registration.objects.on_register().filter(group=OuterRef("group"))
        gone = Registration.objects.taken_off().filter(~Exists(again))
        others = OwnPage.objects.filter(is_public=True, group__ended_on=None).exclude(
            group__in=Registration.objects.on_register().values("group")
        )
        return super().get_context_data(
            gone=gone.select_related("group").order_by("-removed_from", "-pk")[:20],
            others=others.select_related("group__kind", "group__area").order_by("group__name")[:50],
            **kwargs,
        )


def shown_to_all() -> Q:
    """Groups on the register, and those that want everybody to read their page."""
    on_register = Registration.objects.on_register().values("group")
    return Q(pk__in=on_register) | Q(own_page__is_public=True, ended_on=None)


class GroupPage(DetailView):
    audience = Audience.EVERYONE
    template_name = "registration/group.html"
    context_object_name = "group"

    def get_queryset(self):
        return Group.objects.filter(shown_to_all()).select_related("kind", "area", "own_page")

    def get_context_data(self, **kwargs):
        on_register = Registration.objects.on_register().filter(group=self.object).first()
        told = OfficeBearer.objects.filter(registration=on_register).exclude(public_contact="")
        return super().get_context_data(
            registration=on_register,
            agreement=self.object.agreements.prefetch_related("agreed_services").first()
            if on_register
            else None,
            own=getattr(self.object, "own_page", None),
            office_bearers=told if on_register else told.none(),
            constitution=Document.newest(self.object, Document.Kind.CONSTITUTION)
            if on_register
            else None,
            sections=PUBLIC_PAGE.about(self.object),
            **kwargs,
        )


class Constitution(View):
    """Anybody may read the constitution of a registered group (Schedule, Part I, paragraph 1)."""

    audience = Audience.EVERYONE

    def get(self, request, slug):
        on_register = Registration.objects.on_register().values("group")
        group = get_object_or_404(Group, pk__in=on_register, slug=slug)
        newest = Document.newest(group, Document.Kind.CONSTITUTION)
        found = get_object_or_404(Document, pk=newest and newest.pk)
        return handed_out(found.file, f"{group} {found.title}")
