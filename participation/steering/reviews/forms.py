from django import forms

from participation.programme.activities.four_parts_form import FourPartsForm, next_look

from .models import Review


class ReviewForm(FourPartsForm):
    """``seen`` is how many reviews the page showed."""

    next_on = next_look("Leave it empty if it is over, or stops.")
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta(FourPartsForm.Meta):
        model = Review
