"""Headings of the settings page that several apps put rules under; an app may add one of its own."""

from .registry import Group

LANDLORD = Group("landlord", "Who we are", position=10)
ANSWERING = Group("answering", "When people hear from us", position=30)
INVITING = Group("inviting", "How often we ask, and what it costs", position=40)
AT_WORK = Group("at-work", "How we work", position=50)
FIGURES = Group("figures", "Figures", position=60)
KEEPING = Group("keeping", "How long things are kept", position=70)
