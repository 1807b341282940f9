"""Templates: the list, writing one, its versions, and how a real customer would get it."""

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import (
    Action,
    Column,
    PutAwayFilter,
    StaffList,
    addresses,
    in_the_order_of,
    lines,
    link,
)
from base.core.refused import Refused
from base.core.views import ActOnForm, OneButton
from participation.messages.contact.models import Purpose
from participation.messages.contact.texts.length import length_of
from participation.messages.contact.unsubscribing import text_ending
from participation.people.customers.models import Channel, Customer, PreferenceOption

from ..forms.templates import PreviewFor, TemplateForm, VersionForm
from ..models import Template
from ..services import (
    bring_template_back,
    purposes_for,
    put_template_away,
    write_template,
    write_version,
)
from ..words import AN_EXAMPLE, OF_AN_INVITATION, VARIABLES, finish

MOST_FOUND = 5


def put_away(template: Template, by) -> None:
    put_template_away(template=template, by=by)


def bring_back(template: Template, by) -> None:
    bring_template_back(template=template, by=by)


class Templates(StaffList):
    audience = Audience.STAFF
    title = "Templates"
    one, many = "template", "templates"
    columns = (
        Column("Name", sort="name"),
        Column("What it is for", sort=in_the_order_of("purpose", Purpose.values)),
        Column("Written in", sort="written"),
    )
    opens_with = ("name",)
    filter_class = PutAwayFilter
    actions = (
        Action("put_away", "Put away", put_away, "put away"),
        Action("bring_back", "Bring back", bring_back, "in use again"),
    )
    queryset = Template.objects.annotate(written=Count("versions")).prefetch_related("versions")
    nothing = "No template is written yet."
    nothing_fits = "Nothing is put away."
    way_on = ("sendouts:write_template", "Write the first one")
    template_name = "sendouts/templates.html"
    context_object_name = "templates"

    def get_title(self) -> str:
        return "Templates put away" if self.request.GET.get("put_away") == "yes" else self.title

    def look_up(self, rows: list[Template]) -> None:
        self.page_of = addresses("sendouts:template")

    def row(self, row: Template):
        return (
            link(row.name, self.page_of(row.pk)),
            row.get_purpose_display(),
            lines(*(str(version) for version in row.versions.all())),
        )

    def get_context_data(self, **kwargs):
        put_away = self.request.GET.get("put_away") == "yes"
        return super().get_context_data(put_away=put_away, **kwargs)


class WriteTemplate(ActOnForm):
    audience = Audience.STAFF
    form_class = TemplateForm
    template_name = "sendouts/write_template.html"
    refused_at = "name"
    success_message = "The template is saved. See how a customer would get it."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "purposes": purposes_for(self.request.user)}

    def act(self, form) -> Template:
        return write_template(
            name=form.cleaned_data["name"],
            purpose=form.cleaned_data["purpose"],
            words=form.wording(),
            by=self.request.user,
        )


class AboutOneTemplate:
    """``self.template`` is the one that the address names."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.template = get_object_or_404(
            Template.objects.annotate(written=Count("versions")).prefetch_related("versions"),
            pk=kwargs["pk"],
        )


class TemplatePage(AboutOneTemplate, TemplateView):
    audience = Audience.STAFF
    template_name = "sendouts/template.html"

    def get_context_data(self, **kwargs):
        form = PreviewFor(self.request.GET)
        typed = form.cleaned_data["q"] if form.is_valid() else ""
        found = list(self.customers(typed)[:MOST_FOUND]) if typed else []
        return super().get_context_data(
            template=self.template,
            preview_form=form,
            typed=typed,
            found=found,
            shown=self.shown(found[0]) if found else [],
            customer=found[0] if found else None,
            variables=VARIABLES,
            of_an_invitation=OF_AN_INVITATION,
            changes=changes_of(self.template, limit=5),
            **kwargs,
        )

    def customers(self, typed: str):
        people = Customer.objects.visible_to(self.request.user).matching(typed).order_by("name")
        return people.prefetch_related("preferences")

    def shown(self, customer: Customer) -> list[dict]:
        """What they would get by each way."""
        formats = [
            option.code
            for option in customer.preferences.all()
            if option.kind == PreferenceOption.Kind.FORMAT
        ]
        wordings, purpose = self.template.wordings(), self.template.purpose
        shown = []
        for channel in (Channel.EMAIL, Channel.SMS, Channel.POST):
            said = finish(
                wordings,
                customer=customer,
                formats=formats,
                channel=channel,
                purpose=purpose,
                values=AN_EXAMPLE,
            )
            as_text = said.text.strip() + text_ending(purpose)
            length = length_of(as_text) if channel == Channel.SMS else ""
            shown.append({"channel": channel.label, "said": said, "length": length})
        return shown


class WriteVersion(AboutOneTemplate, ActOnForm):
    """A new version, or one there is: then its language and format stand fast."""

    audience = Audience.STAFF
    form_class = VersionForm
    template_name = "sendouts/write_version.html"
    success_message = "The words are saved."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.version = None
        if "version" in kwargs:
            self.version = get_object_or_404(self.template.versions, pk=kwargs["version"])

    def get_form_kwargs(self):
        about = {"version": self.version, "purpose": self.template.purpose}
        return {**super().get_form_kwargs(), **about}

    def act(self, form) -> Template:
        said = form.cleaned_data
        there = self.template.versions.filter(language=said["language"], format=said["format"])
        if self.version is None and (version := there.first()):
            raise Refused(f"There are words for this already: {version}. Change those.")
        write_version(
            template=self.template,
            words=form.wording(said["language"], said["format"]),
            by=self.request.user,
        )
        return self.template

    def get_context_data(self, **kwargs):
        return super().get_context_data(template=self.template, version=self.version, **kwargs)


class ChangeTemplate(OneButton):
    audience = Audience.STAFF

    def get_queryset(self):
        return Template.objects.all()


class PutAway(ChangeTemplate):
    def act(self, template: Template) -> str:
        put_template_away(template=template, by=self.request.user)
        return "It is put away: nobody can choose it."


class BringBack(ChangeTemplate):
    def act(self, template: Template) -> str:
        bring_template_back(template=template, by=self.request.user)
        return "It is back on the list."
