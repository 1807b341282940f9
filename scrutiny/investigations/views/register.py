"""Who is trained to map a service, and the steps of usual journeys (R-33, R-36)."""

from django.db.models import Count
from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, StaffList, lines, link, quiet, tag
from base.core.views import OneButton, WriteRow

from .. import services
from ..forms.register import MapperForm, TemplateForm, initial_of
from ..models import Mapper, Template


class Mappers(StaffList):
    audience = Audience.STAFF
    title = "Trained mappers"
    one, many = "mapper", "mappers"
    columns = (
        Column("Who", sort=("customer__name", "colleague__name", "name"), also=("What they are",)),
        Column("Works in", sort="works_in"),
        Column("Trained", sort="trained_on", also=("By",)),
        Column("Refresher due", sort="trained_on"),
        Column("Trains others", sort="trains_others"),
    )
    opens_with = ("trained_on",)
    personal = True
    queryset = Mapper.objects.on_register().select_related("customer", "colleague")
    nothing = "Nobody is on the register yet."
    way_on = ("investigations:new_mapper", "Put somebody on the register")
    back = ("investigations:list", "Service investigations")

    def row(self, row: Mapper):
        page = reverse("investigations:mapper", args=[row.pk])
        return (
            lines(link(row.person, page), quiet(row.sort)),
            ", ".join(row.services) or quiet("None of ours"),
            lines(row.trained_on, quiet(row.trained_by)),
            row.refresher_due_on if row.training_holds else tag("Refresher needed", "late"),
            "Yes" if row.trains_others else "No",
        )


class NoteMapper(WriteRow):
    audience = Audience.STAFF
    model = Mapper
    form_class = MapperForm
    context_object_name = "mapper"
    template_name = "investigations/mapper.html"
    success_message = "Saved."

    def get_queryset(self):
        return Mapper.objects.on_register().select_related("customer", "colleague")

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        kwargs["there"] = kwargs.pop("instance")
        return kwargs

    def get_initial(self):
        names = ("works_in", "trained_on", "trained_by", "trains_others")
        return {name: getattr(self.row, name) for name in names} if self.row else {}

    def act(self, form) -> str:
        services.note_mapper(mapper=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("investigations:mappers")


class EndMapper(OneButton):
    audience = Audience.STAFF
    model = Mapper

    def get_queryset(self):
        return Mapper.objects.all()

    def act(self, mapper) -> str:
        services.end_mapper(mapper=mapper, by=self.request.user)
        return "They are off the register."

    def leads_to(self):
        return reverse("investigations:mappers")


class Templates(StaffList):
    audience = Audience.STAFF
    title = "Templates of journeys"
    one, many = "template", "templates"
    columns = (
        Column("Journey", sort="title"),
        Column("Service", sort="service"),
        Column("Steps", sort="how_many"),
        Column("Offered", sort="retired_on"),
    )
    opens_with = ("title",)
    queryset = Template.objects.annotate(how_many=Count("usual_steps")).prefetch_related(
        "usual_steps"
    )
    nothing = "There is no template."
    way_on = ("investigations:new_template", "Write a template")
    back = ("investigations:list", "Service investigations")

    def row(self, row: Template):
        page = reverse("investigations:template", args=[row.pk])
        return (
            lines(link(row.title, page), quiet(row.about)),
            row.get_service_display(),
            "; ".join(step.name for step in row.usual_steps.all()),
            quiet("Not any more") if row.retired_on else "Yes",
        )


class WriteTemplate(WriteRow):
    audience = Audience.STAFF
    model = Template
    form_class = TemplateForm
    context_object_name = "template"
    template_name = "investigations/template.html"
    success_message = "Saved. It changes no investigation that has begun."

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        kwargs.pop("instance")
        return kwargs

    def get_initial(self):
        return initial_of(self.row)

    def act(self, form) -> str:
        services.write_template(template=self.row, by=self.request.user, **form.cleaned_data)
        return reverse("investigations:templates")
