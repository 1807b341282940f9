"""Forms that may be sent twice (a double click, the back button, two tabs) and still act once."""

import uuid
from collections.abc import Callable

from django import forms
from django.db import IntegrityError, transaction

from .hidden import TakesOutHidden
from .models import Submission


class OnceForm(TakesOutHidden, forms.Form):
    """Adds the hidden token that :func:`do_once` spends."""

    # Without an id, for a page may hold several such forms.
    form_token = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": False}), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["form_token"].initial = uuid.uuid4


def do_once(token: uuid.UUID | None, act: Callable[[], str]) -> str:
    """Run ``act`` and return the address it leads to; a spent ``token`` returns the first answer.

    A form sent without its token (an old page, a script) is acted on as if it were new.
    """
    token = token or uuid.uuid4()
    try:
        with transaction.atomic():
            # Taken first: of two sendings at the same moment, the second waits here and then fails.
            submission = Submission.objects.create(token=token, result="")
            submission.result = act()
            submission.save(update_fields=["result"])
            return submission.result
    except IntegrityError:
        spent = Submission.objects.filter(token=token).first()
        if spent is None:
            raise
        return spent.result


def done_before(typed: str) -> str | None:
    """Where a form with this token led, if it has been sent: for a form that would now refuse it.

    A name that may stand once is taken, the second time, by what the first made.
    """
    try:
        token = uuid.UUID(typed)
    except ValueError:
        return None
    return Submission.objects.filter(token=token).values_list("result", flat=True).first()
