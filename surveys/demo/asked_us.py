"""Who asked at the end of a survey to be rung, and of what people wrote: in each state."""

import datetime as dt
import random

from django.utils import timezone

from base.core.demo import World
from base.core.working_days import after_working_days
from participation.questionnaires.models import Answer, Reading, Sheet
from participation.questionnaires.themes.services import write_theme
from participation.questionnaires.themes.taking_out import choose_quote

from ..house_rules import RING_BACK_WORKING_DAYS
from ..models import AskedUs, Survey
from .asked import DAY

#: Days ago, whether they want to be rung, what they said, and after how many days what was done.
ASKED = (
    (1, True, "After four, please. The tap still drips.", None, ""),
    (2, False, "Please thank the plasterer. He swept the stairs too.", None, ""),
    (9, True, "Nobody has told me when you come back for the door.", None, ""),
    (38, True, "", 2, "Rang her. The window is booked for Tuesday, and she knows."),
    (
        45,
        True,
        "My hall light is out again.",
        1,
        "Rang him, and the electrician came the same day.",
    ),
    (52, False, "The close door does not shut.", 3, "Told the caretaker, who has oiled it."),
    (58, True, "", 9, "Rang her at last and said sorry. She has had no bother since."),
)
#: The name of a theme, and words by which an answer is of it.
THEMES = (
    ("How long it takes", ("three times", "what day")),
    ("Kind and tidy", ("kind", "one visit")),
    ("Damp, cold and what is not safe", ("heating", "mould", "wires", "light")),
)


def make_asked_us(world: World, survey: Survey, dice: random.Random) -> None:
    sheets = Sheet.objects.filter(questionnaire=survey.questionnaire_id).order_by("-sent_at", "pk")
    people = list(sheets.values_list("customer", flat=True)[: 4 * len(ASKED)])
    if len(people) < len(ASKED):
        return  # a tiny world
    rows = []
    for customer, (days, ring, words, after, note) in zip(
        dice.sample(people, len(ASKED)), ASKED, strict=True
    ):
        at = world.now - days * DAY
        done = at + dt.timedelta(days=after) if after else None
        rows.append(
            AskedUs(
                survey=survey,
                customer_id=customer,
                ring=ring,
                words=words,
                owner=world.officer,
                asked_at=at,
                due_on=after_working_days(timezone.localdate(at), RING_BACK_WORKING_DAYS.value),
                done_at=done,
                done_by=world.officer if done else None,
                note=note,
            )
        )
    AskedUs.objects.bulk_create(rows)


def sort_by_theme(survey: Survey, world: World) -> None:
    """What people wrote, each answer under what it speaks of; some let us quote them."""
    written = Answer.objects.filter(sheet__questionnaire=survey.questionnaire_id, option=None)
    written = written.exclude(words="").select_related("question", "sheet").order_by("pk")
    if not written:
        return
    code = written[0].question.code
    themes = {
        name: write_theme(
            questionnaire=survey.questionnaire, code=code, name=name, by=world.officer
        )
        for name, _ in THEMES
    }
    readings = Reading.objects.bulk_create(
        Reading(
            answer=one,
            stand=Reading.Stand.FIRST,
            counts=True,
            reader=world.officer,
            read_at=world.now,
        )
        for one in written
    )
    through = Reading.themes.through
    through.objects.bulk_create(
        through(reading=reading, theme=themes[name])
        for reading in readings
        for name, words in THEMES
        if any(word in reading.answer.words for word in words)
    )
    quoted: set[str] = set()
    for one in reversed(written):
        if one.words not in quoted and one.sheet.sent_at > world.now - 61 * DAY:
            quoted.add(one.words)
            one.sheet.may_quote = True
            one.sheet.save(update_fields=["may_quote"])
            choose_quote(answer=one, passage="", by=world.officer)
