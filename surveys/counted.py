"""What takes long to count where very many answered: see ``base.core.counted_lately``."""

from dataclasses import dataclass

from base.core.counted_lately import counted_lately
from base.core.slow_statements import TookTooLong
from participation.questionnaires.models import Questionnaire
from participation.questionnaires.results.groups import MODE
from participation.questionnaires.results.method import MethodSection, how_it_was_done
from participation.questionnaires.results.reading import read_results
from participation.questionnaires.results.shapes import ResultsReading


@dataclass(frozen=True)
class Told:
    """What everybody reads of a survey whose results are published, and how it was done."""

    reading: ResultsReading
    method: list[MethodSection]


@counted_lately()
def told_to_everybody(questionnaire: int) -> Told:
    with_what_staff_say = Questionnaire.objects.select_related("approach", "weighting")
    row = with_what_staff_say.get(pk=questionnaire)
    reading = read_results(row, by=MODE.code, published=True)
    if not reading.counted:
        raise TookTooLong
    return Told(reading, how_it_was_done(reading))
