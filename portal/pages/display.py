"""Text size, colours and reading aloud, chosen by whoever reads (T-50)."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Layout, Size, Submit
from django import forms
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView

from base.core import display
from base.core.audience import Audience
from base.core.hidden import TakesOutHidden


class DisplayForm(TakesOutHidden, forms.Form):
    text = forms.ChoiceField(
        label="How big should the words be?",
        choices=display.CHOICES["text"],
        widget=forms.RadioSelect,
    )
    contrast = forms.ChoiceField(
        label="Which colours?", choices=display.CHOICES["contrast"], widget=forms.RadioSelect
    )
    spacing = forms.ChoiceField(
        label="How much room between lines?",
        choices=display.CHOICES["spacing"],
        widget=forms.RadioSelect,
    )
    aloud = forms.TypedChoiceField(
        label="Should the page be read to you?",
        help_text="With the voice of your own phone or computer. This needs JavaScript.",
        choices=display.CHOICES["aloud"],
        widget=forms.RadioSelect,
        required=False,
        empty_value=display.USUAL,
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    helper = FormHelper()
    helper.legend_size = Size.SMALL
    helper.layout = Layout(
        "text", "contrast", "spacing", "aloud", "next", Submit("save", "Use this")
    )


class Display(FormView):
    """It is kept in their browser alone, so it needs no account and leaves no record."""

    audience = Audience.EVERYONE
    form_class = DisplayForm
    template_name = "pages/display.html"

    def get_initial(self):
        return {**display.chosen(self.request), "next": self.request.GET.get("next", "")}

    def form_valid(self, form):
        there = form.cleaned_data["next"]
        ours = url_has_allowed_host_and_scheme(there, allowed_hosts=None)
        response = redirect(there if ours and there.startswith("/") else "display")
        display.remember(response, form.cleaned_data)
        return response
