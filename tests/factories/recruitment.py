"""Campaigns and pieces with codes."""

import datetime as dt
from itertools import count

from django.utils import timezone

from base.core.audience import Role
from participation.joining.recruitment.models import Campaign, Link

from .people import make_user

_number = count(1)


def make_campaign(title: str = "Spring: your five minutes", **fields) -> Campaign:
    """Runs since last week for a month, for people named in words."""
    starts = fields.pop("starts_on", timezone.localdate() - dt.timedelta(days=7))
    return Campaign.objects.create(
        title=title,
        purpose=fields.pop("purpose", "To hear from people who never told us anything."),
        audience_words=fields.pop("audience_words", "Parents at the school gate"),
        starts_on=starts,
        ends_on=fields.pop("ends_on", starts + dt.timedelta(days=30)),
        officer=fields.pop("officer", None) or make_user(Role.STAFF),
        **fields,
    )


def make_piece(campaign: Campaign | None = None, **fields) -> Link:
    return Link.objects.create(
        campaign=campaign or make_campaign(),
        name=fields.pop("name", f"Poster {next(_number)}"),
        channel=fields.pop("channel", Link.Channel.POSTER),
        **fields,
    )
