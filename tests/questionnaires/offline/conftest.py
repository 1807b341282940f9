import datetime as dt

import pytest
from django.utils import timezone

from participation.questionnaires.codes.services import give_codes
from participation.questionnaires.kinds import Kind
from tests.factories.activities import make_consultation
from tests.factories.people import make_customer
from tests.factories.questionnaires import add_question, make_questionnaire, only_if, opened


@pytest.fixture
def rent(officer):
    """An open consultation, asked since a week: which option, why the dearer one, what a home
    could pay, and a photo."""
    questionnaire = make_questionnaire(officer)
    which = add_question(questionnaire, "Which option?", "3 in 100 more", "4 in 100 more")
    rules = [only_if(which, "4 in 100 more")]
    add_question(questionnaire, "Why the dearer one?", kind=Kind.LONG, rules=rules)
    add_question(questionnaire, "How much a week?", kind=Kind.MONEY)
    add_question(questionnaire, "Show us the windows", kind=Kind.FILE)
    version = opened(questionnaire).asked
    version.opened_at = timezone.now() - dt.timedelta(days=7)
    version.save()
    return make_consultation("Rent 2027", questionnaire=questionnaire)


@pytest.fixture
def version(rent):
    return rent.questionnaire.asked


@pytest.fixture
def jean(db):
    return make_customer("Jean Orr")


@pytest.fixture
def code(rent, jean):
    return give_codes(questionnaire=rent.questionnaire, customers=[jean.pk])[jean.pk]
