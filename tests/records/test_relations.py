"""No relation to a customer is forgotten: each has a rule."""

import pytest

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import DECLARED
from participation.records.relations import further_relations, relations, without_rule

pytestmark = pytest.mark.django_db


def test_every_relation_to_a_customer_has_a_rule():
    assert without_rule() == []


def test_every_rule_is_about_a_relation_that_is_there():
    there = {relation.name for relation in [*relations(), *further_relations()]}
    assert set(DECLARED) <= there


def test_every_rule_through_another_row_ends_at_a_customer():
    for relation in further_relations():
        model = relation.model
        for name in relation.column.split("__"):
            model = model._meta.get_field(name).related_model
        assert model is Customer, relation.name


def test_every_rule_names_fields_that_are_there():
    for relation in relations():
        fields = {*relation.rule.ended, *relation.rule.blank, *relation.rule.own_copy}
        for name in fields:
            relation.model._meta.get_field(name)


def test_every_unique_row_per_customer_is_settled_by_a_rule():
    for relation in relations():
        for constraint in relation.model._meta.total_unique_constraints:
            if relation.column in constraint.fields and not relation.rule.drop:
                others = set(constraint.fields) - {relation.column}
                assert others == {name.removesuffix("_id") for name in relation.rule.one_per}
