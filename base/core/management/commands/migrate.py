"""Django's ``migrate``, which goes forward by :class:`Forward` and so takes a fraction of the time."""

from django.core.management.commands import migrate

from base.core.forward_migrations import Forward

# The command makes its executor by this name and has no other way to be given one.
migrate.MigrationExecutor = Forward  # type: ignore[attr-defined]
Command = migrate.Command
