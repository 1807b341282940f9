"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Wish

declare(Wish, Rule("Wishes", erase="delete", own_copy=("kind", "what")))
