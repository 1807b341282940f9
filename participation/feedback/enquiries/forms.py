from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Div, Field, Submit
from django import forms

from base.core.forms import PersonNameField, PhoneField, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from participation.feedback.ideas.models import Idea, Issue
from participation.people.customers.form_fields import AsksChannel
from participation.people.customers.models import Customer

from .models import Enquiry, EnquiryQuerySet
from .pages import public_page

Kind = Enquiry.Kind


class TellUsForm(AsksChannel, PlainAnswers, OnceForm):
    """For anybody. Only what they want to say is asked for; who they are is theirs to tell."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
        choices=[
            Kind.choices[0],
            (Kind.COMMENT, "A comment"),
            Choice(Kind.IDEA, "An idea", hint="Something we could try, or do in another way"),
            Choice(
                Kind.ISSUE,
                Kind.ISSUE.label,
                hint="We find out whether a group covers it. If none does, we arrange something, or "
                "say why not",
            ),
        ],
    )
    said = forms.CharField(
        label="What would you like to tell us?",
        max_length=4000,
        widget=forms.Textarea,
        help_text="In your own words. They need not be neat.",
        error_messages={"required": "Write what you would like to tell us"},
    )
    name = PersonNameField(label="Your name", max_length=120, required=False)
    email = forms.EmailField(label="Email", required=False)
    phone = PhoneField(label="Phone", required=False)
    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    #: Hidden from people; programs that fill in every box fill in this one too.
    nothing = forms.CharField(label="Leave this box empty", required=False)

    def __init__(self, *args, customer: Customer | None = None, **kwargs):
        super().__init__(*args, customer=customer, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["nothing"].widget.attrs.update({"autocomplete": "off", "tabindex": "-1"})
        who = ("name", "email", "phone")
        if customer is not None:
            for name in who:
                del self.fields[name]
        self.helper = SmallLabels(
            *self.questions(),
            *(self.channel_asked if customer is not None else who),
            Div("nothing", hidden=True),
            "about",
            "form_token",
            Submit("send", "Send"),
        )

    def questions(self) -> list:
        """What is asked before who they are."""
        return ["kind", Field.textarea("said", rows=6)]

    def clean_about(self):
        return public_page(self.cleaned_data["about"])

    def clean(self):
        answers = super().clean()
        if answers.pop("nothing", ""):
            # A browser that fills in boxes by itself may have done it: nothing is lost, only asked.
            self.data = self.data.copy()
            self.data["nothing"] = ""
            self.add_error(None, "We could not send this at the first try. Press Send again")
        return answers


class ComplainOrPraiseForm(TellUsForm):
    """The same for praise and blame (B-10, F-74). A complaint can be about the answer to an earlier one."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
        choices=[
            Choice(Kind.COMPLIMENT, "A compliment", hint="Somebody or something was good"),
            Choice(Kind.COMPLAINT, "A complaint", hint="Something we did or did not do was wrong"),
        ],
    )
    again = forms.BooleanField(
        label="I had an answer to this complaint before, and I am not happy with it",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said"].label = "What happened?"

    def questions(self):
        return [*super().questions(), "again"]


class EnquiryFilter(ListFilter):
    """Without a choice: what waits for us."""

    everything = {"which": "all"}

    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "Waiting for us"), ("late", "Late"), ("settled", "Settled"), ("all", "All")],
    )
    kind = forms.ChoiceField(
        label="What kind?",
        required=False,
        choices=[
            ("", "All kinds"),
            (Kind.QUESTION, "Questions"),
            (Kind.COMMENT, "Comments"),
            (Kind.IDEA, "Ideas"),
            (Kind.ISSUE, "Issues nobody talks about"),
            (Kind.COMPLIMENT, "Compliments"),
            (Kind.COMPLAINT, "Complaints"),
        ],
    )

    def narrow(self, enquiries: EnquiryQuerySet) -> EnquiryQuerySet:
        self.is_valid()
        match self.cleaned_data.get("which"):
            case "late":
                enquiries = enquiries.overdue()
            case "settled":
                enquiries = enquiries.exclude(settled_at=None)
            case "all":
                pass
            case _:
                enquiries = enquiries.waiting()
        kind = self.cleaned_data.get("kind")
        return enquiries.filter(kind=kind) if kind else enquiries


class AboutAnEnquiry(PlainAnswers, OnceForm):
    def __init__(self, *args, enquiry: Enquiry, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = SmallLabels(*self.questions(enquiry), "form_token")

    def questions(self, enquiry: Enquiry) -> list:
        """What is asked about this one, and the button whose name says which form was sent."""
        raise NotImplementedError


class OfACompliment(AboutAnEnquiry):
    """Also asks who earned it, while nobody has told them."""

    passed_on = forms.CharField(
        label="Who earned it?",
        help_text="Tell them what was said, then write here whom you told and how.",
        max_length=200,
        error_messages={"required": "Say who earned it, once they have been told"},
    )

    def __init__(self, *args, enquiry: Enquiry, **kwargs):
        super().__init__(*args, enquiry=enquiry, **kwargs)
        if enquiry.is_to_pass_on:
            self.helper.layout.fields.insert(0, "passed_on")
        else:
            del self.fields["passed_on"]


class AnswerForm(OfACompliment):
    answer = forms.CharField(
        label="Your answer",
        max_length=4000,
        widget=forms.Textarea,
        error_messages={"required": "Write an answer"},
    )

    def questions(self, enquiry):
        sends = enquiry.way_to_answer in ("customer", "email")
        if not sends:
            self.fields["answer"].label = "What you told them"
        return [
            Field.textarea("answer", rows=5),
            Submit("do_answer", "Send the answer" if sends else "Save what I told them"),
        ]


class PutDownForm(AboutAnEnquiry):
    """As an idea or an issue: a new one, or with one that waits for its decision."""

    put_down_as = forms.ChoiceField(
        label="What is it?",
        choices=[("idea", "An idea"), ("issue", "An emerging issue: nobody is talking about it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )
    title = forms.CharField(
        label="In a few words",
        max_length=120,
        required=False,
        help_text="What the log calls it. Leave out who said it.",
    )
    idea = forms.ModelChoiceField(
        Idea.objects.undecided(),
        label="Or the same as this idea",
        required=False,
        empty_label="A new one",
    )
    issue = forms.ModelChoiceField(
        Issue.objects.undecided(),
        label="Or the same as this issue",
        required=False,
        empty_label="A new one",
    )

    def questions(self, enquiry):
        self.initial.setdefault("put_down_as", enquiry.kind)
        return ["put_down_as", "title", "idea", "issue", Submit("do_put_down", "Put it down")]

    def clean(self):
        answers = super().clean()
        kind = answers.get("put_down_as")
        if kind and not answers.get("title") and not answers.get(kind):
            self.add_error(
                "title", "Say in a few words what it is, or choose the one it is the same as"
            )
        return answers


class CloseForm(OfACompliment):
    note = forms.CharField(
        label="Why does it need no answer?",
        max_length=500,
        error_messages={"required": "Say why it needs no answer"},
    )

    def questions(self, enquiry):
        self.fields["passed_on"].required = False
        self.fields["passed_on"].label = "Who earned it, if somebody did?"
        return ["note", Submit("do_close", "Close it")]
