"""Campaigns as staff plan them, hang up their codes and see what came of them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.views.generic import TemplateView, View

from base.core.audience import Audience
from base.core.changes import changes_of
from base.core.lists import Column, StaffList, addresses, in_words, lines, link, tag, told
from base.core.qr import qr_svg
from base.core.views import FormAboutRow, WriteRow
from participation.reach.segments.counted import said, size_of

from . import stats
from .forms import CampaignForm, PieceForm
from .models import Campaign, Link
from .services import add_piece, save_campaign

#: How a campaign stands, with the look of its tag.
STATES = {
    "planned": ("Planned", "plain"),
    "running": ("Running", "done"),
    "over": ("Over", "not_possible"),
}


class Campaigns(StaffList):
    audience = Audience.STAFF
    title = "Campaigns"
    one, many = "campaign", "campaigns"
    columns = (
        Column("Name", sort="title", also=("Officer",)),
        Column("For", sort=("segment__name", "audience_words")),
        Column("When", sort=("starts_on", "ends_on"), also=("From", "Until")),
        Column("Followed", sort=stats.FOLLOWED, numeric=True),
        Column("Joined", sort=stats.JOINED, also=("Hoped for",), numeric=True),
    )
    opens_with = ("-starts_on",)
    queryset = Campaign.objects.select_related("segment", "officer")
    nothing = (
        "No campaign yet. Each has its own codes, so that you see which poster brought people in."
    )
    way_on = ("recruitment:new_campaign", "Plan the first")
    back = ("involvement:interests", "Interests")
    template_name = "recruitment/campaigns.html"
    context_object_name = "campaigns"

    def look_up(self, rows: list[Campaign]) -> None:
        brought = stats.by_campaign()
        for campaign in rows:
            campaign.brought = brought[campaign.pk]
        self.page_of = addresses("recruitment:campaign")

    def row(self, row: Campaign):
        hoped = row.hoped_for
        return (
            lines(link(row, self.page_of(row.pk)), row.officer),
            row.segment or row.audience_words,
            lines(
                tag(*STATES[row.state]),
                told(f"{in_words(row.starts_on)} to {in_words(row.ends_on)}", row.starts_on),
                told("", row.ends_on),
            ),
            row.brought.visited,
            lines(
                row.brought.joined, told(f"of {hoped:,} hoped for" if hoped else "", hoped or "")
            ),
        )

    def get_context_data(self, **kwargs):
        people, reached = stats.told_by_neighbours()
        return super().get_context_data(
            measures=stats, neighbours=people, by_neighbours=reached, **kwargs
        )


class WriteCampaign(WriteRow):
    """A new campaign, or one that is there."""

    audience = Audience.STAFF
    form_class = CampaignForm
    template_name = "recruitment/write_campaign.html"
    model = Campaign
    context_object_name = "campaign"

    def get_initial_of_new(self):
        return {"officer": self.request.user}

    def act(self, form) -> Campaign:
        return save_campaign(by=self.request.user, campaign=self.row, **form.cleaned_data)


class CampaignPage(FormAboutRow):
    """What came of a campaign, and its pieces with their codes."""

    audience = Audience.STAFF
    form_class = PieceForm
    template_name = "recruitment/campaign.html"
    refused_at = "name"
    context_object_name = "campaign"

    def get_queryset(self):
        return Campaign.objects.select_related("segment", "officer", "opportunity")

    def act(self, form) -> str:
        add_piece(campaign=self.row, by=self.request.user, **form.cleaned_data)
        return f"{self.row.get_absolute_url()}#pieces"

    def get_context_data(self, **kwargs):
        links = self.row.links.all()
        segment = self.row.segment
        return super().get_context_data(
            measures=stats,
            visited=stats.visited(links),
            joined=stats.joined(links),
            links=links.with_counts(),
            reach=size_of.lately(said(segment.criteria)) if segment else None,
            changes=changes_of(self.row),
            **kwargs,
        )


class Code(View):
    """The code of one piece as a picture, to put on a poster."""

    audience = Audience.STAFF

    def get(self, request, pk):
        link = get_object_or_404(Link.objects.filter(campaign__isnull=False), pk=pk)
        name = slugify(link.name) or "code"
        return HttpResponse(
            '<?xml version="1.0" encoding="UTF-8"?>\n' + qr_svg(link.address),
            content_type="image/svg+xml",
            headers={"Content-Disposition": f'attachment; filename="{name}-{link.code}.svg"'},
        )


class WhoJoined(TemplateView):
    """Those who joined through a campaign, beside all our customers (K-06). Never who they are."""

    audience = Audience.STAFF
    template_name = "representation/beside.html"

    def get_context_data(self, pk, **kwargs):
        campaign = get_object_or_404(Campaign, pk=pk)
        return super().get_context_data(
            heading="Who joined through it",
            words="Did it bring in people from all kinds of backgrounds? Those who joined through it, "
            "beside all our customers.",
            back=campaign.get_absolute_url(),
            back_words=campaign.title,
            comparisons=stats.who_joined(campaign),
            definition=stats.who_joined.definition,
            **kwargs,
        )
