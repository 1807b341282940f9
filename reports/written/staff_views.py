"""Where staff ask customers to write for a report, read what is handed in, accept it or send it back."""

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.text import get_text_list

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_the_order_of, lines, link, tag
from base.core.views import ActOnForm, FormAboutRow, OneButton
from participation.messages.contact.models import Purpose
from participation.people.customers.ticking import FindPeople, TickedPeople

from .forms import AskForm, SectionFilter, SendBackForm
from .models import WrittenSection
from .services import accept_section, ask_to_write, readers_of, send_back
from .stats import readers


class Sections(StaffList):
    audience = Audience.STAFF
    title = "Sections by customers"
    personal = True
    one, many = "section", "sections"
    columns = (
        Column("Who writes", sort=("customer__name", "group__name"), also=("Title",)),
        Column("Report", sort="report"),
        Column(
            "Where it stands",
            sort=in_the_order_of("state", WrittenSection.State.values),
            also=("Asked by",),
        ),
        Column("By when", sort="due_on"),
    )
    opens_with = ("due_on",)
    filter_class = SectionFilter
    queryset = WrittenSection.objects.select_related("customer", "group", "asked_by")
    nothing = "Nobody has been asked to write for a report yet."
    nothing_fits = "No section fits what you chose."
    way_on = ("written:find", "Ask somebody")
    back = ("reports:desk", "Reports")
    template_name = "written/list.html"
    context_object_name = "sections"

    def look_up(self, rows: list[WrittenSection]) -> None:
        self.page_of = addresses("written:section")

    def row(self, row: WrittenSection):
        return (
            lines(link(row.writer, self.page_of(row.pk)), row.title if row.is_ours_to_read else ""),
            row.report,
            lines(tag(row.get_state_display(), row.look), row.asked_by),
            row.due_on,
        )


class FindWriters(FindPeople):
    """Whom to ask for a section."""

    template_name = "written/find.html"
    button = "Ask those who are ticked"

    @property
    def address(self) -> str:
        return reverse("written:ask")


class Ask(TickedPeople, ActOnForm):
    """Those who are ticked, each for a section of their own; or a group, where nobody is."""

    audience = Audience.STAFF
    form_class = AskForm
    template_name = "written/ask.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "for_people": bool(self.ticked)}

    def act(self, form) -> str:
        asked = ask_to_write(customers=self.ticked, by=self.request.user, **form.details)
        names = get_text_list([str(one.writer) for one in asked], "and")
        are = "is" if len(asked) == 1 else "are"
        self.success_message = f"{names} {are} asked."
        return "written:list"

    def get_context_data(self, **kwargs):
        told = readers(self.ticked, Purpose.INVITATION) if self.ticked else None
        return super().get_context_data(readers=told, definition=readers.definition, **kwargs)


class SectionPage(FormAboutRow):
    """What was handed in, as it would stand in the report; and sending it back."""

    audience = Audience.STAFF
    form_class = SendBackForm
    template_name = "written/section.html"
    context_object_name = "section"
    success_message = "It is sent back, with your words."

    def get_queryset(self):
        sections = WrittenSection.objects.visible_to(self.request.user)
        return sections.select_related("customer__tenure", "group", "asked_by", "answered_by")

    def get_initial(self):
        return {"shown": self.row.handed_in_at}

    def act(self, form) -> str:
        send_back(section=self.row, by=self.request.user, **form.cleaned_data)
        return "written:list"

    def get_context_data(self, **kwargs):
        purpose = Purpose.INVITATION if self.row.is_open else Purpose.SERVICE
        return super().get_context_data(
            readers=readers(readers_of(self.row), purpose),
            definition=readers.definition,
            **kwargs,
        )


class Accept(OneButton):
    audience = Audience.STAFF
    model = WrittenSection

    def act(self, section: WrittenSection) -> str:
        try:
            shown = parse_datetime(self.request.POST.get("shown", ""))
        except ValueError:  # no day of any calendar: not what the page wrote
            shown = None
        accept_section(section=section, by=self.request.user, shown=shown)
        return "Accepted. The next report that is built has it."

    def leads_to(self) -> str:
        return reverse("written:section", args=[self.object.pk])
