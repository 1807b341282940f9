"""Questions that forms of several apps ask, answered from the lists of this one."""

from collections.abc import Iterable

from django import forms

from base.core.forms import ModelChoices

from .models import Aim, Channel, Customer


class AimChoices(ModelChoices):
    """What something is for: at least one of the eight aims, each with its group (R-01)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "What is it for?")
        kwargs.setdefault("error_messages", {"required": "Tick at least one thing that it is for"})
        super().__init__(Aim.objects.all(), describe=lambda aim: {"hint": aim.group}, **kwargs)


class ChannelChoice(forms.ChoiceField):
    """The way in which somebody likes best to be reached (T-07)."""

    widget = forms.RadioSelect

    def __init__(self, channels: Iterable[Channel] = Channel, **kwargs):
        kwargs.setdefault("label", "The best way to reach you")
        kwargs.setdefault("error_messages", {"required": "Choose the best way to reach them"})
        super().__init__(choices=[(one.value, one.label) for one in channels], **kwargs)


class AsksChannel:
    """Mix into a form about one customer, before it: where their record has no preferred channel, it asks.

    ``take_channel`` takes the answer out of the others; the view writes it with ``record_answers``.
    """

    #: To the customer themselves; a form that an officer fills in says it otherwise.
    channel_label = "The best way to reach you"
    channel_missing = "Choose the best way to reach you"

    def __init__(self, *args, customer: Customer | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        channels = customer.channels_to_reach if customer else []
        if customer and channels and not customer.preferred_channel:
            self.fields["preferred_channel"] = ChannelChoice(
                channels,
                label=self.channel_label,
                help_text="We have not asked before. It is kept, and can be changed at any time.",
                error_messages={"required": self.channel_missing},
                initial=channels[0] if len(channels) == 1 else None,
            )

    @property
    def channel_asked(self) -> list[str]:
        """For the layout: the question, if it is asked."""
        return ["preferred_channel"] if "preferred_channel" in self.fields else []

    def take_channel(self) -> dict[str, str]:
        """The answer as ``record_answers`` takes it; empty where it was not asked."""
        said = self.cleaned_data.pop("preferred_channel", "")
        return {"preferred_channel": said} if said else {}
