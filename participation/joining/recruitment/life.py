"""What becomes of rows about people: see ``participation.people.customers.personal_rows``."""

from participation.people.customers.personal_rows import Rule, declare

from .models import Link

declare(Link, Rule("Links passed on to neighbours", own_copy=("made_at", "code")))
