"""What staff write when they look at an application and decide on it."""

from django import forms

from base.core.forms import DateField, ModelChoice
from base.core.lists import ListFilter

from ..activities.part_forms import long_answer
from .forms import Asked, line, yes_or_no
from .models import Criterion, Part, Status


class RegisterFilter(ListFilter):
    status = forms.ChoiceField(
        label="Where it stands", required=False, choices=[("", "Any"), *Status.choices]
    )
    which = forms.ChoiceField(
        label="Which?",
        required=False,
        choices=[("", "All"), ("on", "On the register now"), ("off", "Not on the register")],
    )

    def narrow(self, rows):
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("status"):
            rows = rows.filter(status=asked["status"])
        on_register = rows.model.objects.on_register().values("pk")
        if asked.get("which") == "on":
            rows = rows.filter(pk__in=on_register)
        elif asked.get("which") == "off":
            rows = rows.exclude(pk__in=on_register)
        return rows


class AssessForm(Asked):
    evidence = long_answer("The evidence", rows=3, required=False)
    met = yes_or_no("Is it met?", "Met", "Not met")
    why = long_answer(
        "Why not?", rows=3, required=False, hint="If it is not met. The letter gives this reason."
    )
    next_check_on = DateField(label="When is it looked at again?", noun="Next check")

    def clean(self):
        answers = super().clean()
        if answers.get("met") is False and not answers.get("why"):
            self.add_error("why", "Say why it is not met: the letter gives the reason")
        return answers


class MoreForm(Asked):
    words = long_answer("What do you need to know?", rows=5, hint="This goes into the letter.")
    button = "Ask the group"


class RegisterForm(Asked):
    effective_from = DateField(label="From when is it registered?", noun="Day")
    button = "Register it, and write to the group"


class RefuseForm(Asked):
    reasons = long_answer(
        "Your reasons",
        rows=5,
        hint="The letter also gives what you found of each criterion that is not met, and the right of appeal.",
    )
    button = "Refuse it, and write to the group"


class NoticeForm(Asked):
    ground = ModelChoice(
        Criterion.objects.filter(part=Part.REMOVE), label="Which criterion of the order is met?"
    )
    reasons = long_answer("Your proposed reasons", rows=5, hint="These go into the notice.")
    proposed_from = DateField(label="From when do you propose to remove it?", noun="Day")
    button = "Send the notice"


class HearForm(Asked):
    heard = long_answer("What did the group say?", rows=6)
    heard_on = DateField(label="When?", noun="Day")


class DecideRemovalForm(Asked):
    removed = yes_or_no("Your decision", "Remove it from the register", "Do not remove it")
    reasons = long_answer("Your reasons", rows=5, hint="These go into the letter.")
    effective_from = DateField(
        label="From when is it removed?",
        noun="Day",
        required=False,
        help_text="Leave it empty if it is not removed.",
    )
    button = "Decide, and write to the group"


class AppealForm(Asked):
    lodged_on = DateField(label="When did the group appeal?", noun="Day")
    grounds = long_answer("What does it say?", rows=4, required=False)


class AppealDecidedForm(Asked):
    allowed = yes_or_no("What did the Scottish Ministers decide?", "Allowed", "Not allowed")
    outcome = long_answer("In what words?", rows=4)
    decided_on = DateField(label="When did they decide?", noun="Day")
    effective_from = DateField(
        label="From when does it hold?",
        noun="Day",
        required=False,
        help_text="If the appeal is allowed.",
    )
    button = "Put on record, and write to the group"


class CheckYearForm(Asked):
    in_order = yes_or_no("Does the group still meet what the order asks?")
    found = line("If not, what is not in order?", required=False, most=2000)
