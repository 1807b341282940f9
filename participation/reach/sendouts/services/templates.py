"""Writing templates, and putting them away."""

from django.db import transaction
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.messages.contact.rules import NEEDS_CONSENT

from ..models import Template, Version
from ..words import Wording, mistakes_in


def purposes_for(writer: User) -> list[Purpose]:
    """What somebody may write templates for: words that go to people who agreed to nothing are a manager's."""
    manages = Audience.MANAGERS.admits(writer)
    return [purpose for purpose in Purpose if manages or purpose in NEEDS_CONSENT]


def _refuse_unless_theirs_to_write(purpose: str, by: User) -> None:
    if purpose not in purposes_for(by):
        raise Refused(
            "This goes to people who have not agreed to be written to, so a manager writes it."
        )


@transaction.atomic
def write_template(*, name: str, purpose: str, words: Wording, by: User) -> Template:
    _refuse_unless_theirs_to_write(purpose, by)
    if Template.objects.filter(name__iexact=name).exists():
        raise Refused("There is a template with this name already. Give this one another name.")
    template = Template.objects.create(name=name, purpose=purpose, created_by=by)
    write_version(template=template, words=words, by=by)
    return template


@transaction.atomic
def write_version(*, template: Template, words: Wording, by: User) -> Version:
    """Write the words for one language and format, or change them. What was asked for keeps its own."""
    _refuse_unless_theirs_to_write(template.purpose, by)
    for part in (words.subject, words.text, words.sms, words.letter):
        for mistake in mistakes_in(part):
            raise Refused(mistake)
    version, _ = Version.objects.update_or_create(
        template=template,
        language=words.language,
        format=words.format,
        defaults={
            "subject": words.subject,
            "text": words.text,
            "sms": words.sms,
            "letter": words.letter,
        },
    )
    return version


@transaction.atomic
def put_template_away(*, template: Template, by: User) -> None:
    """Nobody can choose it any more. Doing it again changes nothing."""
    template = locked(template)
    if template.put_away_at is None:
        template.put_away_at = timezone.now()
        template.save(update_fields=["put_away_at"])
        record_fact("template_put_away", subject=template, actor=by)


@transaction.atomic
def bring_template_back(*, template: Template, by: User) -> None:
    template = locked(template)
    if template.put_away_at is not None:
        _refuse_unless_theirs_to_write(template.purpose, by)
        template.put_away_at = None
        template.save(update_fields=["put_away_at"])
        record_fact("template_brought_back", subject=template, actor=by)
