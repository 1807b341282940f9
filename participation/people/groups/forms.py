from crispy_forms_gds.layout import Field, Fieldset, Size, Submit
from django import forms

from base.core.forms import DateField, ModelChoices, PlainAnswers, SmallLabels
from base.core.lists import ListFilter
from base.core.once import OnceForm
from base.core.stale_edits import SeenForm
from participation.people.customers.form_fields import AimChoices
from participation.people.customers.models import Area, PreferenceOption

from .models import Group, GroupKind, GroupQuerySet


class GroupFilter(ListFilter):
    """Without a choice: the groups there are now. Answers that make no sense narrow nothing."""

    everything = {"which": "all"}

    kind = forms.ModelChoiceField(GroupKind.objects, required=False, empty_label="Any")
    area = forms.ModelChoiceField(
        Area.objects.order_by("name"), required=False, empty_label="Everywhere"
    )
    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[
            ("", "There now"),
            ("recognised", "Recognised"),
            ("not_recognised", "Not recognised"),
            ("ended", "Ended"),
            ("all", "All"),
        ],
    )

    def narrow(self, groups: GroupQuerySet) -> GroupQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        narrowed = {
            "recognised": groups.recognised(),
            "not_recognised": groups.live().exclude(pk__in=groups.recognised().values("pk")),
            "ended": groups.exclude(ended_on=None),
            "all": groups,
        }
        groups = narrowed.get(asked.get("which", ""), groups.live())
        if asked.get("kind"):
            groups = groups.filter(kind=asked["kind"])
        if asked.get("area"):
            groups = groups.within(asked["area"])
        return groups


class GroupForm(PlainAnswers, OnceForm, SeenForm):
    aims = AimChoices(label="Which of our aims does it serve?")
    meets_at = ModelChoices(
        PreferenceOption.objects.of("time"), label="When does it meet?", required=False
    )
    remit_review_on = DateField(
        noun="Day of the review",
        label="When is what it is for looked at again?",
        required=False,
    )
    formed_on = DateField(noun="Day it was formed", label="When was it formed?", required=False)
    recognised_on = DateField(
        noun="Day we recognised it",
        label="Since when do we recognise it?",
        required=False,
        help_text="Leave empty if we do not.",
    )
    recognition_withdrawn_on = DateField(
        noun="Day we withdrew that", label="When did we withdraw that?", required=False
    )
    ended_on = DateField(
        noun="Day it ended",
        label="When did it end?",
        required=False,
        help_text="Leave empty while it goes on. Everybody's place on it ends with it.",
    )

    class Meta:
        model = Group
        fields = [
            "name",
            "kind",
            "area",
            "aims",
            "remit",
            "powers",
            "reports_to",
            "reports_to_words",
            "adviser",
            "contact",
            "meets_at",
            "meets_online",
            "own_cap",
            "remit_review_on",
            "formed_on",
            "recognised_on",
            "recognition_withdrawn_on",
            "ended_on",
        ]
        labels = {
            "name": "What is it called?",
            "kind": "What kind of group?",
            "area": "Which place is it for?",
            "remit": "What is it for?",
            "powers": "What may it decide, and what was handed to it?",
            "reports_to": "Which group does it report to?",
            "reports_to_words": "Who else does it report to?",
            "adviser": "Who supports it, independent of us?",
            "contact": "How is it reached, and where does it meet?",
            "meets_online": "Its meetings can be joined online",
            "own_cap": "How many may sit on it at most?",
        }
        help_texts = {
            "reports_to": "",
            "reports_to_words": "For example: Board and executive team.",
            "adviser": "For example: an adviser from another organisation, and how long they are there for.",
            "own_cap": "Leave it empty to go by its kind. 0 means as many as wish to.",
            "meets_online": "",
        }
        error_messages = {"kind": {"required": "Choose the kind of group"}}

    helper = SmallLabels(
        "name",
        "kind",
        "area",
        Field.checkboxes("aims", small=True),
        Field.textarea("remit", rows=3),
        Field.textarea("powers", rows=3),
        "reports_to",
        "reports_to_words",
        "adviser",
        "remit_review_on",
        Fieldset(
            Field.textarea("contact", rows=3),
            Field.checkboxes("meets_at", small=True),
            "meets_online",
            "own_cap",
            legend="How it meets",
            legend_size=Size.MEDIUM,
        ),
        "formed_on",
        Fieldset(
            "recognised_on",
            "recognition_withdrawn_on",
            legend="How we recognise it",
            legend_size=Size.MEDIUM,
        ),
        "ended_on",
        "form_token",
        Submit("save", "Save"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].empty_label = "Choose"
        self.fields["area"].empty_label = "It is not about one place"
        others = Group.objects.live_or_one_of([self.instance.reports_to_id])
        self.fields["reports_to"].queryset = others.exclude(pk=self.instance.pk).order_by("name")
        self.fields["reports_to"].empty_label = "No other group"

    def clean(self):
        answers = super().clean()
        words = "It must be after we recognised it"
        self.must_follow("recognised_on", "recognition_withdrawn_on", words)
        self.must_follow("formed_on", "ended_on", "It must be after it was formed")
        return answers
