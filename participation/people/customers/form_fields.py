"""Questions that forms of several apps ask, answered from the lists of this one."""

from base.core.forms import ModelChoices

from .models import Aim


class AimChoices(ModelChoices):
    """What something is for: at least one of the eight aims, each with its group (R-01)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", "What is it for?")
        kwargs.setdefault("error_messages", {"required": "Tick at least one thing that it is for"})
        super().__init__(Aim.objects.all(), describe=lambda aim: {"hint": aim.group}, **kwargs)
