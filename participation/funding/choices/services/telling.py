"""What whoever sent an idea hears of it."""

from typing import Any

from participation.messages.contact.services import send

from ..models import Idea, Project


def tell_authors(project: Project) -> None:
    """Whoever sent an idea hears first whether it can be done."""
    for idea in project.ideas.select_related("customer", "round"):
        tell(idea, "choices/email/idea_decided", project=project)


def tell(idea: Idea, template: str, **about: Any) -> None:
    if idea.customer is None:
        return
    send(
        idea.customer,
        template,
        dedupe_key=f"{template}:{idea.pk}:{about['project'].signed_off_at if about else ''}",
        about=f"choices.idea:{idea.pk}",
        context={"idea": idea, "round": idea.round, **about},
    )
