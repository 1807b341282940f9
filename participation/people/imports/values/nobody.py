"""Lines that housing systems write around the people: totals, counts, ends of pages and of the report."""

import re
from collections.abc import Sequence

from .unfit import Nobody

#: What is counted, in the words of reports.
COUNTED = (
    r"(?:rows?|records?|lines?|items?|tenants?|tenancies|customers?|people|persons?|contacts?)"
)
NUMBER = r"[\s:=]*[\d,. ]*"
TOTALS = re.compile(
    rf"""(?:grand|sub|report|overall|page)?[- ]?totals?(?:\ (?:number|count|no\.?)(?:\ of)?)?(?:\ {COUNTED})?{NUMBER}
    | (?:number|count|no\.?)\ of\ {COUNTED}{NUMBER}
    | (?:count|{COUNTED}){NUMBER}(?<=\d)
    | \(?[\d,]+\ {COUNTED}(?:\(s\))?(?:\ \w+){{0,2}}\)?\.?""",
    re.IGNORECASE | re.VERBOSE,
)
#: These stand alone in their line.
END_OF_A_PAGE = re.compile(
    r"""\W*end\ of\ (?:the\ )?(?:report|list|file|page|data|extract)\W*
    | \W*page:?\ \d+(?:\ (?:of|/)\ \d+)?\W*
    | (?:report\ |list\ |extract\ |data\ )?(?:printed|generated|produced|run|created|exported|extracted)\b.*""",
    re.IGNORECASE | re.VERBOSE,
)
RULE = re.compile(r"[-=_*+|.~ ]{3,}")


def refuse_nobody(texts: Sequence[str]) -> None:
    """``texts`` are all cells of a line, whatever their columns are."""
    said = [text for text in texts if text]
    if not said:
        return
    first = said[0]
    if TOTALS.fullmatch(first):
        raise Nobody("A line of totals, and nobody.")
    if len(said) == 1 and END_OF_A_PAGE.fullmatch(first):
        raise Nobody("The end of a page or of the report, and nobody.")
    if all(map(RULE.fullmatch, said)):
        raise Nobody("A line that was drawn, and nobody.")
