from django import forms

from participation.programme.activities.review_parts_form import ReviewPartsForm, next_look

from .models import Review


class ReviewForm(ReviewPartsForm):
    """``seen`` is how many reviews the page showed."""

    next_on = next_look("Leave it empty if it is over, or stops.")
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta(ReviewPartsForm.Meta):
        model = Review
