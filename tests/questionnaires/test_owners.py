"""Whose questions they are, as the owner itself says."""

from dataclasses import dataclass

import pytest

from participation.questionnaires.owners import OWNERS, Owner, owned
from tests.factories.questionnaires import make_questionnaire

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Round:
    staff_address: str = "/staff/rounds/1/"


def test_a_questionnaire_belongs_to_the_row_that_its_owner_finds(officer):
    mine, other = make_questionnaire(officer), make_questionnaire(officer, "Another")
    owner = Owner("round", lambda one: Round() if one == mine else None)

    with OWNERS.with_more(owner):
        assert owned(mine).by == Round()
        assert owned(other).by is None
