"""Staff say what a word of a file means, and read what was learned before others do."""

from django.http import Http404
from django.urls import reverse

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, lines, link, quiet, tag
from base.core.pieces import opening
from base.core.views import FormAboutRow

from . import forms, services
from .models import Learned, Line, Which

KINDS = {Learned.TO_READ: "doing", Learned.SHOWN: "done", Learned.KEPT_BACK: "plain"}


class SettleWord(FormAboutRow):
    """The word of one line. Its meaning goes for every line that has it."""

    audience = Audience.STAFF
    model = Line
    form_class = forms.SettleForm
    context_object_name = "line"
    template_name = "complaint_figures/settle.html"

    def get_queryset(self):
        return Line.objects.current().visible_to(self.request.user)

    def get_row(self) -> Line:
        line = super().get_row()
        if self.kwargs["which"] not in Which.values:
            raise Http404
        self.which = Which(self.kwargs["which"])
        return line

    @property
    def said(self) -> str:
        return getattr(self.row, f"{self.which}_said")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "which": self.which}

    def get_context_data(self, **kwargs):
        return super().get_context_data(said=self.said, which=self.which, **kwargs)

    def act(self, form) -> str:
        if self.said:
            by = self.request.user
            new = form.cleaned_data.get("new_theme")
            meaning = services.theme_named(name=new, by=by) if new else form.meant()
            number = services.settle_word(which=self.which, said=self.said, meaning=meaning, by=by)
            self.success_message = f"It is settled: {number} counts have it."
        return reverse("complaint_figures:words")


class Lessons(StaffList):
    """What was learned from complaints: the log of learning (seed row T-32)."""

    audience = Audience.STAFF
    title = "What we learned from complaints"
    one, many = "lesson", "lessons"
    columns = (
        Column("What was learned", sort="learned"),
        Column("Month", sort="month"),
        Column("Service", sort="service", also=("Theme",)),
        Column("Who reads it", sort="learned_standing"),
    )
    opens_with = ("-month",)
    filter_class = forms.LessonFilter
    queryset = Line.objects.current().exclude(learned_standing="").select_related("theme")
    nothing = "No file has said yet what was learned."
    back = ("complaint_figures:lines", "Complaints by month")

    def look_up(self, rows) -> None:
        self.page_of = addresses("complaint_figures:lesson")

    def row(self, row: Line):
        standing = Learned(row.learned_standing)
        return (
            link(opening(row.learned, 120), self.page_of(row.pk)),
            f"{row.month:%B %Y}",
            lines(row.service_name, quiet(row.theme.name if row.theme else "No theme")),
            tag(standing.label, KINDS[standing]),
        )


class ReadLesson(FormAboutRow):
    audience = Audience.STAFF
    model = Line
    form_class = forms.LessonForm
    context_object_name = "line"
    template_name = "complaint_figures/lesson.html"
    success_message = "Saved."

    def get_queryset(self):
        lessons = Line.objects.current().exclude(learned_standing="")
        return lessons.select_related("theme", "read_by")

    def get_initial(self):
        read = {Learned.SHOWN: "show", Learned.KEPT_BACK: "keep"}
        return {"words": self.row.learned, "what": read.get(self.row.learned_standing)}

    def act(self, form) -> str:
        if form.cleaned_data["what"] == "show":
            words = form.cleaned_data["words"]
            services.show_learned(line=self.row, words=words, by=self.request.user)
        else:
            services.keep_learned_back(line=self.row, by=self.request.user)
        return reverse("complaint_figures:lessons")
