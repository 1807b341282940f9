"""What takes long to count where very many answered: see ``base.core.counted_lately``."""

from dataclasses import dataclass

from base.core.counted_lately import counted_lately
from base.core.slow_statements import TookTooLong
from participation.questionnaires.kept_versions import questions_of
from participation.questionnaires.models import Question, Questionnaire
from participation.questionnaires.results.method import MethodSection, how_it_was_done
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.releases import released
from participation.questionnaires.results.small_numbers import Published


@dataclass(frozen=True)
class Told:
    """What everybody reads of the answers to a consultation that is over, and how people were asked what."""

    questions: list[Published]
    method: list[MethodSection]
    asked: list[Question]


@counted_lately()
def told_to_everybody(questionnaire: int) -> Told:
    row = Questionnaire.objects.select_related("approach").get(pk=questionnaire)
    reading = read_results(row, published=True, with_questions=False)
    if not reading.counted:
        raise TookTooLong
    asked = questions_of(row.asked) if row.asked else []
    return Told(released(row).published(), how_it_was_done(reading), asked)
