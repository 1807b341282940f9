"""Telling people that a report is out: a send-out to all who want our news (R-87)."""

from collections.abc import Iterable
from itertools import chain, count

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.accounts.models import User
from base.core.audience import Audience
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.messages.contact.models import Purpose
from participation.programme.activities.models import Service
from participation.reach.segments.models import Segment
from participation.reach.segments.services import bring_back
from participation.reach.sendouts.inviting import Invitation
from participation.reach.sendouts.models import SendOut, Template
from participation.reach.sendouts.services import bring_template_back, prepare, write_template
from participation.reach.sendouts.words import ENGLISH, STANDARD, Wording

from .models import ReportEdition

#: The segment of all customers: whoever has not said yes to news is left out by the rules of sending.
EVERYBODY, EVERYBODY_IS_CALLED = "everybody", "Everybody"
TEMPLATE = "A report is out"
WORDS = Wording(
    language=ENGLISH,
    format=STANDARD,
    subject="Our report is out: what changed because people took part",
    text=(
        "Hello {name},\n\n"
        "Our report is out: {title}. It says who took part, what people told us, and what we did and "
        "did not do about it.\n\n"
        "Read it here: {link}\n\n"
        "You can also ask us for a copy on paper, in large print or in another language: {phone}.\n\n"
        "{landlord}"
    ),
    sms="{landlord}: our report is out, with what changed because people took part. {link}",
)


def published_reports() -> Iterable[Invitation]:
    """What a send-out can lead to, beside coming activities: the newest edition of each public report."""
    for edition in ReportEdition.objects.latest_published().defer("content"):
        if is_for_everybody(edition):
            yield Invitation(source_of(edition), str(edition), edition.get_absolute_url())


def is_for_everybody(edition: ReportEdition) -> bool:
    return edition.report_kind.read_by is Audience.EVERYONE


def source_of(edition: ReportEdition) -> str:
    """How a send-out names it: ``reports.reportedition:12``."""
    return f"reports.reportedition:{edition.pk}"


def telling_of(edition: ReportEdition) -> SendOut | None:
    """The send-out about it, if one was prepared and not called off."""
    about_it = SendOut.objects.on_the_calendar().filter(invites_to=source_of(edition))
    return about_it.order_by("-pk").first()


@transaction.atomic
def prepare_telling(*, edition: ReportEdition, by) -> SendOut:
    """A draft, whose page says how many it would reach before anybody sends it. Once for an edition."""
    edition = locked(edition)
    if not edition.is_published or not is_for_everybody(edition):
        raise Refused("People are told of a report once everybody can read it.")
    if already := telling_of(edition):
        return already
    send_out = prepare(
        name=str(edition)[:100],
        segment=_everybody(by),
        template=_template(by),
        team=Service.GOVERNANCE,
        starts_at=timezone.now(),
        invitation=Invitation(source_of(edition), str(edition), edition.get_absolute_url()),
        by=by,
    )
    record_fact("telling_of_report_prepared", subject=edition, actor=by, send_out=send_out.pk)
    return send_out


def _everybody(by: User) -> Segment:
    """A landlord may have one of that name already: it is taken where it is of everybody."""
    if coded := Segment.objects.filter(code=EVERYBODY).first():
        return coded
    name = _not_a_name_of(Segment.objects.exclude(criteria={}), EVERYBODY_IS_CALLED)
    if named := Segment.objects.filter(name__iexact=name).first():
        bring_back(segment=named, by=by)
        return named
    segment, _ = Segment.objects.get_or_create(
        code=EVERYBODY, defaults={"name": name, "criteria": {}, "created_by": by}
    )
    return segment


def _template(by: User) -> Template:
    """Written when it is first needed; a landlord may change its words, and has them kept."""
    name = _not_a_name_of(Template.objects.exclude(purpose=Purpose.MARKETING), TEMPLATE)
    if found := Template.objects.filter(name__iexact=name).first():
        bring_template_back(template=found, by=by)
        return found
    return write_template(name=name, purpose=Purpose.MARKETING, words=WORDS, by=by)


def _not_a_name_of(others: QuerySet, name: str) -> str:
    """``Everybody``, or else ``Everybody 2``, ``Everybody 3``..."""
    names = chain([name], (f"{name} {number}" for number in count(2)))
    return next(one for one in names if not others.filter(name__iexact=one).exists())
