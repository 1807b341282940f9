"""Every kind of row that names a customer, with the rule that its app declared for it.

The rows are found through Django's registry of models, so that none is forgotten.
"""

from collections.abc import Iterator

from participation.people.customers.models import Customer
from participation.people.customers.personal_rows import DECLARED, Relation, Rule, relation_name

#: A relation without a rule still moves with its person: losing rows would be worse.
MOVES = Rule("Other rows")


def relations() -> Iterator[Relation]:
    """Every foreign key to a customer in the portal, hidden and historical ones too, by name."""
    found = []
    for related in Customer._meta.get_fields(include_hidden=True):
        if not (related.auto_created and not related.concrete) or related.many_to_many:
            continue
        model, column = related.related_model, related.field.name
        name = relation_name(model, column)
        found.append(DECLARED.get(name) or Relation(name, model, column, None))
    return iter(sorted(found, key=lambda one: one.name))


def further_relations() -> Iterator[Relation]:
    """Rows about a person that name them through another row; they move with it."""
    return (relation for name, relation in sorted(DECLARED.items()) if "__" in relation.column)


def without_rule() -> list[str]:
    return [one.name for one in relations() if one.rule is None]
