"""What inspectors found, as if they had answered then; and what was done about it."""

import datetime as dt
import random

from django.utils import timezone

from base.core.demo import World
from base.core.working_days import after_working_days
from participation.questionnaires.models import Answer, Question, Sheet

from ...actions.models import Action, Note
from ...activities.models import Engagement
from ..action_sources import INSPECTION
from ..answering import results_of
from ..asked import MOVE_IN, PRAISE, WRONG
from ..house_rules import INSPECTION_FIX_DAYS, INSPECTION_SAFETY_DAYS
from ..models import Inspection, Inspector, ItemResult, Verdict
from ..put_right import MORE, OTHER, SAFETY, in_words, whose_to_put_right
from ..years import activity_of
from . import words

DAY = dt.timedelta(days=1)
#: How often something meets the standard, does so partly, fails, or is not there.
WENT = {"meets": 88, "partly": 5, "fails": 4, "na": 3}


def write_down(world: World, inspections: list[Inspection], dice: random.Random) -> None:
    """Sheets, results, the ledger and actions of inspections that are over."""
    asked = {one.standard_id: _questions(one) for one in inspections}
    results: list[ItemResult] = []
    for inspection in inspections:
        said = _said(asked[inspection.standard_id], dice)
        sheet = _sheet(inspection, asked[inspection.standard_id], said)
        results += _fill_in(world, inspection, sheet, said, dice)
    ItemResult.objects.bulk_create(results)
    _into_ledger(inspections)
    _actions(world, inspections, results, dice)


def _questions(inspection: Inspection) -> list[Question]:
    version = inspection.standard.questionnaire.asked
    return list(version.questions.prefetch_related("options"))


def _said(questions: list[Question], dice: random.Random) -> dict:
    said: dict = {}
    for question in questions:
        codes = [option.code for option in question.options.all()]
        if question.code == MOVE_IN:
            said[MOVE_IN] = ("yes" if dice.random() < 0.85 else "no",)
        elif codes:
            said[question.code] = tuple(dice.choices(codes, [WENT[code] for code in codes]))
        elif question.code == PRAISE and dice.random() < 0.4:
            said[PRAISE] = dice.choice(words.PRAISE)
        elif question.code == WRONG and dice.random() < 0.15:
            said[WRONG] = dice.choice(words.WRONG)
    return said


def _sheet(inspection: Inspection, questions: list[Question], said: dict) -> Sheet:
    sheet = Sheet.objects.create(
        questionnaire=inspection.standard.questionnaire,
        version=questions[0].version,
        code=inspection.code,
        begun_at=inspection.starts_at,
        sent_at=inspection.ends_at,
    )
    answers = []
    for question in questions:
        value = said.get(question.code)
        if isinstance(value, tuple):
            option = next(one for one in question.options.all() if one.code == value[0])
            answers.append(Answer(sheet=sheet, question=question, option=option))
        elif value:
            answers.append(Answer(sheet=sheet, question=question, words=value))
    Answer.objects.bulk_create(answers)
    return sheet


def _fill_in(
    world: World, inspection: Inspection, sheet: Sheet, said: dict, dice: random.Random
) -> list[ItemResult]:
    results = results_of(inspection, said)
    inspection.sheet, inspection.sent_at = sheet, sheet.sent_at
    inspection.sent_by = inspection.inspectors.first().customer
    inspection.praise, inspection.wrong = said.get(PRAISE, ""), said.get(WRONG, "")
    inspection.met = sum(one.verdict == Verdict.MEETS for one in results)
    inspection.partly = sum(one.verdict == Verdict.PARTLY for one in results)
    inspection.unsafe = sum(one.is_safety and one.verdict != Verdict.MEETS for one in results)
    inspection.looked_at = len(results)
    if MOVE_IN in said:
        inspection.would_move_in = said[MOVE_IN] == ("yes",)
    if timezone.localdate(world.now) - inspection.starts_at.date() > 14 * DAY:
        inspection.printed_praise = inspection.praise
        inspection.read_at, inspection.read_by = inspection.sent_at + 2 * DAY, world.officer
    inspection.save()
    return results


def _into_ledger(inspections: list[Inspection]) -> None:
    days = {one.pk: timezone.localdate(one.starts_at) for one in inspections}
    activities = {day: activity_of(day, by=inspections[0].planned_by) for day in days.values()}
    Engagement.objects.bulk_create(
        Engagement(
            activity=activities[days[one.inspection_id]],
            customer_id=one.customer_id,
            role=Engagement.Role.INSPECTED,
            day=days[one.inspection_id],
            source=one.source,
        )
        for one in Inspector.objects.filter(inspection__in=days)
    )


def _actions(
    world: World, inspections: list[Inspection], results: list[ItemResult], dice: random.Random
) -> None:
    """Most are done and confirmed; some of the last weeks are still to do, one of them late."""
    failed: dict[int, list[ItemResult]] = {}
    for result in results:
        if result.verdict != Verdict.MEETS:
            failed.setdefault(result.inspection_id, []).append(result)
    actions = []
    for inspection in inspections:
        found = failed.get(inspection.pk, [])
        unsafe = [in_words(one) for one in found if one.is_safety]
        rest = [in_words(one) for one in found if not one.is_safety]
        rest += [MORE] if inspection.wrong else []
        for sort, lines, days in (
            (SAFETY, unsafe, INSPECTION_SAFETY_DAYS.value),
            (OTHER, rest, INSPECTION_FIX_DAYS.value),
        ):
            if lines:
                actions.append(_action(world, inspection, sort, lines, days, dice))
    done = [one for one in Action.objects.bulk_create(actions) if one.done_on]
    Note.objects.bulk_create(
        Note(
            action=one,
            what=Note.What.DONE,
            on=one.done_on,
            words=dice.choice(words.NOTES),
            by=one.owner,
        )
        for one in done
    )


def _action(
    world: World,
    inspection: Inspection,
    sort: str,
    lines: list[str],
    days: int,
    dice: random.Random,
) -> Action:
    day, today = timezone.localdate(inspection.starts_at), timezone.localdate(world.now)
    due = after_working_days(day, days)
    done = day + dt.timedelta(days=dice.randint(1, days + 5))
    is_done = done < today - 3 * DAY
    confirmed = done + 2 * DAY if is_done else None
    return Action(
        what=f"{sort}: {inspection}"[:200],
        details="\n".join(lines),
        service=inspection.standard.service,
        owner=whose_to_put_right(inspection),
        confirmer=inspection.standard.confirms,
        first_due_on=due,
        due_on=due,
        source_code=INSPECTION.code,
        source_id=inspection.pk,
        came_from=str(inspection)[:200],
        created_by=world.officer,
        created_at=inspection.sent_at,
        done_on=done if is_done else None,
        done_by=whose_to_put_right(inspection) if is_done else None,
        confirmed_on=confirmed,
        confirmed_by=inspection.standard.confirms if confirmed else None,
    )
