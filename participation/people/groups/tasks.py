from celery import shared_task

from .services import fit_panel_roles


@shared_task
def keep_panel_roles() -> None:
    """Every night, for what no service saw: a record that somebody came to sign in with, a role given by hand."""
    fit_panel_roles()
