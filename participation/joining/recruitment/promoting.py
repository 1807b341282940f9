"""How one opportunity is made known: pieces with a code and what was logged by hand, by channel (K-09)."""

from dataclasses import dataclass, field

from crispy_forms_gds.layout import Field, Fixed, Submit
from django import forms
from django.urls import reverse
from django.utils import timezone

from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.forms import DateField, PlainAnswers, SmallLabels
from base.core.measures import measure
from base.core.once import OnceForm
from base.core.views import FormAboutRow
from participation.joining.involvement.models import Interest, Opportunity

from .models import Link, Promotion

Channel = Link.Channel
#: What each channel is, as a strategy asks about it.
KINDS = {
    "In print": (Channel.POSTER, Channel.LEAFLET, Channel.LETTER),
    "Digital": (Channel.EMAIL, Channel.TEXT, Channel.SOCIAL, Channel.WEBSITE),
    "In person": (Channel.EVENT, Channel.PEOPLE),
}
MOST_OF_EACH = 100


@dataclass
class OfChannel:
    """All that was done by one channel, and how many came through it."""

    name: str
    kind: str
    pieces: list = field(default_factory=list)
    visited: int = 0
    joined: int = 0
    came: int = 0


@measure(
    "How an opportunity is made known",
    "By channel: the pieces with a code in campaigns for the opportunity, how often they were "
    "followed and who joined through them; and what officers logged by hand, with how many people "
    "told us that they heard of it so, where we know. Channels with nothing are shown too.",
)
def by_channel(opportunity: Opportunity) -> list[OfChannel]:
    found = {
        channel: OfChannel(channel.label, kind)
        for kind, channels in KINDS.items()
        for channel in channels
    }
    links = Link.objects.filter(campaign__opportunity=opportunity).select_related("campaign")
    for link in links.with_counts().order_by("pk")[:MOST_OF_EACH]:
        row = found[Channel(link.channel)]
        row.pieces.append((link.campaign.starts_on, f"{link.name} ({link.campaign})", link.copies))
        row.visited += link.visited
        row.joined += link.joined
    for done in opportunity.promotions.all()[:MOST_OF_EACH]:
        row = found[Channel(done.channel)]
        row.pieces.append((done.promoted_on, done.where, done.copies))
        row.came += done.came or 0
    for row in found.values():
        row.pieces.sort(key=lambda piece: piece[0], reverse=True)
    return list(found.values())


class PromotionForm(PlainAnswers, OnceForm, forms.ModelForm):
    promoted_on = DateField(noun="Day", label="When?")

    class Meta:
        model = Promotion
        fields = ["channel", "where", "promoted_on", "copies", "came"]
        labels = {
            "channel": "How?",
            "where": "Where, and what?",
            "copies": "How many copies?",
            "came": "How many people told us that they heard of it so?",
        }
        help_texts = {
            "where": "For example: spring newsletter, page 2. Or: at the school gate in Harbour.",
            "came": "Leave it empty if nobody asked them.",
        }

    helper = SmallLabels(
        "channel",
        "where",
        "promoted_on",
        Field.text("copies", field_width=Fixed.FIVE),
        Field.text("came", field_width=Fixed.FIVE),
        "form_token",
        Submit("save", "Log it"),
    )

    def clean_promoted_on(self):
        day = self.cleaned_data["promoted_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("The day must be today or earlier")
        return day


class PromotionPage(FormAboutRow):
    """One view over codes and by hand, and one more line of the log."""

    audience = Audience.STAFF
    form_class = PromotionForm
    template_name = "recruitment/promotion.html"
    success_message = "It is in the log."
    context_object_name = "opportunity"

    def get_queryset(self):
        return Opportunity.objects.visible_to(self.request.user)

    def act(self, form) -> str:
        form.instance.opportunity = self.row
        form.instance.logged_by = self.request.user
        done = form.save()
        record_fact("promotion_logged", subject=done, actor=self.request.user)
        return reverse("recruitment:promotion", args=[self.row.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            channels=by_channel(self.row),
            definition=by_channel.definition,
            asked=Interest.objects.filter(opportunity=self.row).count(),
            **kwargs,
        )
