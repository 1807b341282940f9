from django import forms
from django.utils import timezone

from base.core.lists import ListFilter
from participation.people.groups.models import Group, MembershipQuerySet


class RosterFilter(ListFilter):
    """Without a choice: everybody."""

    group = forms.ModelChoiceField(
        Group.objects.live().filter(kind__scrutinises=True).order_by("name"),
        label="Which panel?",
        required=False,
        empty_label="Any",
    )
    which = forms.ChoiceField(
        label="Who?",
        required=False,
        choices=[
            ("", "Everybody"),
            ("late", "Whose appraisal is late"),
            ("training", "Who has training left"),
        ],
    )

    def narrow(self, seats: MembershipQuerySet) -> MembershipQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("group"):
            seats = seats.filter(group=asked["group"])
        if asked.get("which") == "late":
            seats = seats.filter(appraisal_due__lt=timezone.localdate())
        if asked.get("which") == "training":
            seats = seats.filter(training_left__gt=0)
        return seats
