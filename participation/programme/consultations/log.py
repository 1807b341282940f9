"""The facts on record about a consultation, in words that an officer reads."""

import datetime as dt
from dataclasses import dataclass

from base.core.models import Fact

from .models import Consultation

IN_WORDS = {
    "consultation_logged": "Logged",
    "consultation_published": "Published",
    "paper_added": "Paper added: {title}",
    "paper_removed": "Paper removed: {title}",
    "notice_recorded": "Notice logged: {notice}",
    "notice_removed": "Notice taken off the record: {notice}",
    "not_told_recorded": "Could not be told: {whom}. {why} What was tried: {tries}",
    "responses_counted": "Answers without names counted",
    "group_answer_recorded": "Answer of a group put on record: {group}, {members} members",
    "group_answer_withdrawn": "Answer of a group taken off the record: {group}",
    "response_withdrawn": "An answer taken off the record",
    "consultation_views_weighed": "How views were weighed written down",
    "rent_table_written": "What it means for the rent written down",
    "forum_topic_added": "Topic of the forum added: {title}",
    "theme_considered": "What was thought of a theme written down: {theme}",
    "consultation_decided": "Decision recorded",
    "decision_told": "Everybody who had not heard of the decision told",
    "consultation_closed_out": "Closed out",
}
SHOWN = 100


@dataclass(frozen=True)
class Entry:
    at: dt.datetime
    who: str
    what: str


def log_of(consultation: Consultation) -> list[Entry]:
    """The latest first. One query."""
    facts = Fact.objects.about(consultation).select_related("actor").order_by("-at", "-pk")
    return [
        Entry(fact.at, str(fact.actor or "the portal"), IN_WORDS[fact.what].format(**fact.changes))
        for fact in facts[:SHOWN]
        if fact.what in IN_WORDS
    ]
