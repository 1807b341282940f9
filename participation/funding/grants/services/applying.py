"""An application, until it is sent."""

import secrets

from django.db import transaction

from base.accounts.models import User
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked
from participation.people.groups.models import Group
from participation.questionnaires.answering.reading import read_out
from participation.questionnaires.codes.services import give_codes_by_mark
from participation.questionnaires.models import Answer, PersonalCode, Sheet

from ..asked import ask_of_scheme
from ..models import Application, Grant, Scheme, SchemeYear
from .giving import why_not
from .ledger import refuse_over


@transaction.atomic
def open_to_applications(*, scheme: Scheme, by: User) -> Scheme:
    """Give it its questions, where it has none yet. Groups can apply from then on."""
    scheme = locked(scheme)
    if scheme.has_budget and scheme.questionnaire_id is None:
        scheme.questionnaire = ask_of_scheme(title=scheme.name, by=by)
        scheme.save()
        record_fact("grant_scheme_opened", subject=scheme, actor=by)
    return scheme


@transaction.atomic
def begin_application(*, year: SchemeYear, group: Group, by: User) -> Application:
    """The one that the group is writing already, or a new one."""
    refuse_over(year)
    if year.scheme.questionnaire is None:
        raise Refused("Ask the officer who supports you. Nobody can apply for this here yet.")
    if reason := why_not(year, group):
        raise Refused(reason)
    group = locked(group)  # two of its office bearers may press at once
    begun = Application.objects.begun().filter(scheme_year=year, group=group).first()
    if begun is not None:
        return begun
    mark = f"grant {secrets.token_hex(6)}"
    give_codes_by_mark(questionnaire=year.scheme.questionnaire, marks=[mark])
    code = PersonalCode.objects.get(questionnaire=year.scheme.questionnaire, mark=mark)
    made = Application.objects.create(scheme_year=year, group=group, code=code, begun_by=by)
    record_fact("grant_application_begun", subject=made, actor=by, group=group.pk)
    return made


def answers_of(grant: Grant) -> list[tuple[str, str]]:
    """What the group said when it applied, in the words of the questions; nothing of what was put on record
    without an application."""
    sheet = _sheet_of(grant)
    return read_out(sheet) if sheet else []


def files_of(grant: Grant) -> list[Answer]:
    """The prices and pictures that came with it."""
    sheet = _sheet_of(grant)
    return list(sheet.answers.exclude(file="").select_related("question")) if sheet else []


def _sheet_of(grant: Grant) -> Sheet | None:
    code = Application.objects.filter(grant=grant).values("code")
    return Sheet.objects.counted().filter(code__in=code).first()
