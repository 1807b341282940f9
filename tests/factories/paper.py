"""Paper forms that came back, and are keyed in."""

from django.http import QueryDict
from django.utils import timezone

from base.accounts.models import User
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Keying, PaperForm, Questionnaire
from participation.questionnaires.paper.forms import KeyingForm, typed_in_form
from participation.questionnaires.paper.services import begin_paper, finish_keying


def begun_paper(questionnaire: Questionnaire, by: User, customer=None, **fields) -> PaperForm:
    """It came today."""
    return begin_paper(
        version=questionnaire.asked,
        customer=customer,
        code=fields.pop("code", None),
        received_on=fields.pop("received_on", None) or timezone.localdate(),
        by=by,
    )


def keyed_in(form: PaperForm, typed: dict[str, str], place: int = Keying.FIRST) -> PaperForm:
    """Finished, by whoever began it; ``typed`` has the names of the boxes."""
    data = QueryDict(mutable=True)
    data.update(typed)
    keying = form.keyings.get(place=place)
    filled = KeyingForm(data, questions=questions_of(form.version))
    assert filled.is_valid(), filled.errors
    return finish_keying(
        keying=keying, typed=typed_in_form(data), said=filled.said(), by=keying.keyed_by
    )
