"""The list of actions, the page of one, and a short page for each thing that happens with it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView, View

from base.core.audience import Audience
from base.core.documents import handed_out
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, quiet, tag, told
from base.core.row_numbers import row_number
from base.core.views import ActOnForm, FormAboutRow

from . import forms, services
from .models import Action, Proof
from .sources import found
from .stats import actions_by_standing


class Actions(StaffList):
    """What is to be done, the longest overdue on top."""

    audience = Audience.STAFF
    title = "Actions"
    one, many = "action", "actions"
    columns = (
        Column("What", sort="what", also=("From",)),
        Column("Due", sort="due_on", also=("First due",)),
        Column("Who does it", sort="owner__name"),
        Column("Who confirms", sort=("confirmer__name", "confirming_group__name")),
        Column("Where it stands", sort=("called_off_on", "confirmed_on", "done_on", "due_on")),
    )
    opens_with = ("due_on",)
    filter_class = forms.ActionFilter
    queryset = Action.objects.select_related("owner", "confirmer", "confirming_group")
    nothing = "Nothing is to be done. Actions are made from what people said, or here."
    template_name = "actions/list.html"

    def look_up(self, rows: list[Action]) -> None:
        self.page_of = addresses("actions:action")

    def row(self, row: Action):
        first = f"First due {in_words(row.first_due_on)}" if row.was_extended else ""
        return (
            lines(
                link(row.what, self.page_of(row.pk)),
                quiet(row.came_from, in_file=False),
                told("", row.came_from),
            ),
            lines(
                told(in_words(row.due_on), row.due_on),
                quiet(first, in_file=False),
                told("", row.first_due_on),
            ),
            row.owner,
            row.who_confirms,
            tag(row.standing, row.standing_kind),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            standing=actions_by_standing(Action.objects.all()),
            definition=actions_by_standing.definition,
            **kwargs,
        )


class OneAction(DetailView):
    audience = Audience.STAFF
    template_name = "actions/action.html"
    context_object_name = "action"
    queryset = Action.objects.select_related(
        "owner", "confirmer", "confirming_group", "done_by", "confirmed_by", "outcome"
    )

    def get_context_data(self, **kwargs):
        action = self.object
        of = found(action.source_code, action.source_id)
        return super().get_context_data(
            source=of[1] if of else None,
            notes=action.notes.select_related("by"),
            proofs=action.proofs.all(),
            may_confirm=action.waits_for_confirming
            and services.may_confirm(action, self.request.user),
            **kwargs,
        )


class MakeAction(ActOnForm):
    """``?of=consultation:12`` says what it is made of, and ``what`` proposes its words."""

    audience = Audience.STAFF
    form_class = forms.NewActionForm
    template_name = "actions/form.html"
    success_message = "The action is made."

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        code, _, number = request.GET.get("of", "").partition(":")
        self.of = found(code, row_number(number))
        if code and self.of is None:
            raise Http404("Nothing there to make an action of.")

    def get_initial(self):
        initial = {"what": self.request.GET.get("what", "")[:200], "confirmer": self.request.user}
        if self.of:
            source, row = self.of
            activity = source.activity(row)
            initial["service"] = activity.service if activity else ""
        return initial

    def get_form_kwargs(self):
        group = self.of[0].confirmed_by(self.of[1]) if self.of else None
        return {**super().get_form_kwargs(), "group": str(group or "")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading="Make an action", source=self.of[1] if self.of else None, **kwargs
        )

    def act(self, form) -> Action:
        return services.make_action(by=self.request.user, of=self.of, **form.answers())


class ActionPage(FormAboutRow):
    """A page about one action, and back to it."""

    model = Action
    context_object_name = "action"
    template_name = "actions/form.html"
    heading = ""
    #: A sentence above the form.
    before = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, before=self.before, **kwargs)

    def do(self, form) -> None:
        raise NotImplementedError

    def act(self, form) -> Action:
        self.do(form)
        return self.row


class ChangeAction(ActionPage):
    audience = Audience.STAFF
    form_class = forms.ActionForm
    heading = "Change this action"
    success_message = "Saved."

    def get_form_kwargs(self):
        group = str(self.row.confirming_group or "")
        return {**super().get_form_kwargs(), "instance": self.row, "group": group}

    def do(self, form):
        services.change_action(action=self.row, by=self.request.user, **form.answers())


class AddNote(ActionPage):
    audience = Audience.STAFF
    form_class = forms.NoteForm
    heading = "Add a note"
    success_message = "The note is added."

    def do(self, form):
        services.write_note(action=self.row, words=form.cleaned_data["words"], by=self.request.user)


class GiveTime(ActionPage):
    audience = Audience.STAFF
    form_class = forms.TimeForm
    heading = "Give more time"
    success_message = "It has another day. The first one stays on record."

    def do(self, form):
        services.give_more_time(action=self.row, by=self.request.user, **form.cleaned_data)


class AddProof(ActionPage):
    audience = Audience.STAFF
    form_class = forms.ProofForm
    heading = "Add proof"
    before = "How anybody can see that it was done."
    success_message = "The proof is added."

    def do(self, form):
        answer = form.cleaned_data
        services.add_proof(
            action=self.row,
            title=answer["title"],
            file=answer["file"],
            link=answer["link"],
            by=self.request.user,
        )


class SayDone(ActionPage):
    audience = Audience.STAFF
    form_class = forms.DoneForm
    heading = "Say that it is done"
    refused_at = "on"
    success_message = "You said that it is done. Somebody else confirms it."

    def do(self, form):
        services.say_done(action=self.row, by=self.request.user, **form.cleaned_data)


class Confirm(ActionPage):
    audience = Audience.STAFF
    form_class = forms.ConfirmForm
    heading = "Confirm that it is done"
    success_message = "It is confirmed."

    def do(self, form):
        services.confirm(action=self.row, words=form.cleaned_data["words"], by=self.request.user)


class SendBack(ActionPage):
    audience = Audience.STAFF
    form_class = forms.WhyForm
    heading = "It is not done yet"
    success_message = "It is to be done again."

    def do(self, form):
        services.send_back(action=self.row, why=form.cleaned_data["why"], by=self.request.user)


class CallOff(ActionPage):
    audience = Audience.STAFF
    form_class = forms.WhyForm
    heading = "Call it off"
    before = "If customers were told of it, they read your reason."
    success_message = "It is called off."

    def do(self, form):
        services.call_off(action=self.row, why=form.cleaned_data["why"], by=self.request.user)


class TellCustomers(ActionPage):
    """It becomes an outcome: everybody reads it, and whoever took part hears when it moves."""

    audience = Audience.STAFF
    form_class = forms.TellForm
    heading = "Tell customers"
    before = "It goes on “You said, we did”, and moves there when this is confirmed or called off."
    success_message = "Customers can read it."

    def get_initial(self):
        activity = self.row.activity
        today = timezone.localdate()
        said_on = timezone.localdate(activity.starts_at) if activity else today
        return {"said_on": min(said_on, today), "answer": self.row.what}

    def do(self, form):
        services.tell_customers(action=self.row, by=self.request.user, **form.cleaned_data)


class DownloadProof(View):
    audience = Audience.STAFF

    def get(self, request, pk, proof):
        proofs = Proof.objects.exclude(file="")
        found = get_object_or_404(proofs, pk=proof, action=pk)
        return handed_out(found.file, found.title)
