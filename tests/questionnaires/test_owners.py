"""Whose questions they are, as the owner itself says."""

from dataclasses import dataclass

import pytest

from participation.questionnaires.owners import OWNERS, Owner, owner_of
from tests.factories.questionnaires import make_questionnaire

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Round:
    staff_address: str = "/staff/rounds/1/"


def test_a_questionnaire_belongs_to_the_row_that_its_owner_finds(officer):
    mine, other = make_questionnaire(officer), make_questionnaire(officer, "Another")
    owner = Owner("round", lambda one: Round() if one == mine else None)

    with OWNERS.with_more(owner):
        assert owner_of(mine) == Round()
        assert owner_of(other) is None
