"""What the landlord decides, as an administrator reads and changes it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from ..audience import Audience
from ..refused import Refused
from ..views import ActOnForm
from .forms import GroupForm
from .registry import groups, rules_of
from .services import set_back, set_rules
from .stand import history, stands
from .values import in_force


class AllSettings(TemplateView):
    audience = Audience.ADMINISTRATORS
    template_name = "settings/list.html"

    def get_context_data(self, **kwargs):
        in_force.look_again()  # whoever has just saved sees the new name and colours around it too
        headings = groups()
        every = stands(rule for group in headings for rule in rules_of(group))
        return super().get_context_data(
            groups=[
                (group, [one for one in every if one.rule.group == group]) for group in headings
            ],
            **kwargs,
        )


class OneGroup:
    """For a view about the rules under one heading."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = next((one for one in groups() if one.code == kwargs["code"]), None)
        if self.group is None:
            raise Http404("There are no settings of that name.")


class ChangeGroup(OneGroup, ActOnForm):
    audience = Audience.ADMINISTRATORS
    form_class = GroupForm
    template_name = "settings/change.html"
    success_message = "Saved. It holds everywhere within a few seconds."

    def get_form_kwargs(self):
        self.stands = stands(rules_of(self.group))
        kwargs = super().get_form_kwargs()
        kwargs.pop("initial", None)  # the form's own: what stands
        return {**kwargs, "group": self.group, "stands": self.stands}

    def act(self, form) -> str:
        set_rules(
            group=self.group,
            values=form.changed_rules(form.cleaned_data),
            by=self.request.user,
            why=form.cleaned_data["why"],
        )
        return reverse("settings")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "group": self.group,
            "stands": self.stands,
            "fixed": [one for one in self.stands if one.by_environment],
            "own": [one for one in self.stands if one.can_be_set_back],
            "history": history(rules_of(self.group)),
        }


class SetBack(OneGroup, View):
    """One rule, or where none is named all that were set under the heading. Pressing twice does nothing more."""

    audience = Audience.ADMINISTRATORS
    http_method_names = ["post"]

    def post(self, request, code):
        named = request.POST.get("name")
        names = [named] if named else self.set_here()
        try:
            changed = set_back(group=self.group, names=names, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("settings_group", code=code)
        for rule in changed:
            messages.success(
                request, f"{rule.title}: back to the default, {rule.shown(rule.default)}."
            )
        if not changed:
            messages.success(request, "The default holds already.")
        return redirect("settings")

    def set_here(self) -> list[str]:
        """What the environment says is not ours to set back, and stops nothing else."""
        return [one.rule.name for one in stands(rules_of(self.group)) if one.can_be_set_back]
