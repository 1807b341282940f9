"""What people told us, as staff answer it or put it where it is decided on."""

from django.db.models import Case, Model, When
from django.utils import timezone
from django.utils.text import Truncator

from base.core.audience import Audience
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, quiet, tag, told
from base.core.refused import Refused
from base.core.views import FormAboutRow, OneButton
from participation.feedback.ideas.models import Idea, Issue
from participation.messages.contact.models import Message

from .forms import AnswerForm, CloseForm, EnquiryFilter, PutDownForm
from .house_rules import ENQUIRY_ANSWER_WORKING_DAYS
from .models import Enquiry
from .moving import put_among_answers
from .pages import consultation_on
from .services import answer_enquiry, close_enquiry, put_down_as_idea, put_down_as_issue

WAITING_FIRST = Case(When(settled_at=None, then=0), default=1)


class Enquiries(StaffList):
    audience = Audience.STAFF
    title = "What people told us"
    one, many = "found", "found"
    columns = (
        Column("What they said", sort="said", also=("Kind", "Sent")),
        Column("Who", sort=("customer__name", "name")),
        Column("Where it stands", sort=("settled_at", "answered_at", "reply_due_on")),
        Column("Answer by", sort="reply_due_on"),
    )
    more_in_file = (Column("Email", contact=True), Column("Phone", contact=True))
    opens_with = (WAITING_FIRST, "reply_due_on")
    personal = True
    filter_class = EnquiryFilter
    queryset = Enquiry.objects.select_related("customer")
    nothing = nothing_fits = (
        "Nothing waits here. What people send from “Tell us what you think” comes up on this list."
    )
    way_on = ("enquiries:tell_us", "See the page as they do")
    back = ("activities:staff_outcomes", "Outcomes")
    template_name = "enquiries/list.html"
    context_object_name = "enquiries"

    def look_up(self, rows: list[Enquiry]) -> None:
        self.page_of = addresses("enquiries:enquiry")

    def row(self, row: Enquiry):
        kind, sent = row.what, timezone.localdate(row.sent_at)
        return (
            lines(
                link(Truncator(row.said).words(18), self.page_of(row.pk)),
                told("", kind),
                quiet(f"{kind}, {in_words(sent)}", in_file=False),
                told("", sent),
            ),
            row.from_whom,
            tag(*self.standing(row)),
            row.reply_due_on,
        )

    @staticmethod
    def standing(row: Enquiry) -> tuple[str, str]:
        if row.answered_at:
            return "Answered", "done"
        if row.idea_id:
            return "Put down as an idea", "done"
        if row.issue_id:
            return "Put down as an issue", "done"
        if row.answers_id:
            return "Among the answers", "done"
        if row.settled_at:
            return "Closed", "not_possible"
        return ("Late", "late") if row.is_late else ("Waiting", "doing")

    def row_in_file(self, row: Enquiry):
        return row.email, str(row.phone or "")

    def get_context_data(self, **kwargs):
        return super().get_context_data(days=ENQUIRY_ANSWER_WORKING_DAYS.value, **kwargs)


class EnquiryPage(FormAboutRow):
    """One of them, with what can be done: three small forms, each acted on by its own button."""

    audience = Audience.STAFF
    template_name = "enquiries/enquiry.html"
    form_classes = {"answer": AnswerForm, "put_down": PutDownForm, "close": CloseForm}
    context_object_name = "enquiry"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pressed = next(
            (name for name in self.form_classes if f"do_{name}" in request.POST), "answer"
        )

    def get_queryset(self):
        return Enquiry.objects.select_related(
            "customer", "answered_by", "settled_by", "idea", "issue"
        )

    def get_form_class(self):
        return self.form_classes[self.pressed]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "enquiry": self.row}

    def act(self, form) -> Model:
        return getattr(self, self.pressed)(**form.cleaned_data)

    def answer(self, answer: str, passed_on: str = "") -> Enquiry:
        message = answer_enquiry(
            enquiry=self.row, by=self.request.user, answer=answer, passed_on=passed_on
        )
        self.success_message = "Your answer is on its way." if message else "Saved."
        return self.row

    def put_down(self, put_down_as: str, title: str, idea: Idea, issue: Issue) -> Idea | Issue:
        self.success_message = "It is put down. Whoever raised it hears what we decide."
        who = {"enquiry": self.row, "by": self.request.user, "title": title}
        if put_down_as == "idea":
            return put_down_as_idea(idea=idea, **who)
        return put_down_as_issue(issue=issue, **who)

    def close(self, note: str, passed_on: str = "") -> Enquiry:
        self.success_message = "It is closed."
        return close_enquiry(enquiry=self.row, by=self.request.user, note=note, passed_on=passed_on)

    def get_context_data(self, **kwargs):
        consultation = consultation_on(self.row.about, self.request.user)
        came_late = consultation is not None and self.row.sent_at > consultation.ends_at
        context = super().get_context_data(
            late_for=consultation if came_late else None,
            answer_to=None if self.row.settled_at or self.row.is_complaint else consultation,
            told=Message.objects.filter(about=self.row.source).order_by("created_at"),
            **kwargs,
        )
        not_sent = {name: form(enquiry=self.row) for name, form in self.form_classes.items()}
        return {**context, "forms": {**not_sent, self.pressed: context["form"]}}


class PutAmongAnswers(OneButton):
    """It was an answer to the consultation on whose page it was written."""

    audience = Audience.STAFF
    model = Enquiry

    def get_queryset(self):
        return Enquiry.objects.all()

    def act(self, enquiry: Enquiry) -> str:
        consultation = consultation_on(enquiry.about, self.request.user)
        if consultation is None:
            raise Refused("It was not written on the page of a consultation.")
        put_among_answers(enquiry=enquiry, consultation=consultation, by=self.request.user)
        return f"It is on record as an answer to “{consultation}”."
