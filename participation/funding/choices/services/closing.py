"""Closing: ballots are taken off the roll for ever. Then they are counted."""

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from base.core.brand import current_brand
from base.core.facts import record_fact
from base.core.jobs import Hold, JobState
from base.core.refused import Refused
from base.core.rows import in_parts, locked

from ..counting import count as counting
from ..counting.accounts import why
from ..counting.election import Election
from ..counting.rules import Greedy
from ..elections import code_of, election_of, rule_of, vote_type_of
from ..models import Ballot, Pot, PotResult, Receipt, Round, RoundKey, Said
from ..pabulib.document import written
from ..pabulib.publishing import About, document_of
from .keys import Hook

PART = 2000
#: A long count shows a sign of life each so many steps.
STEPS = 5


def close_and_count(hold: Hold) -> None:
    """Begun again in the middle, it goes on: what is closed is not closed twice, and counting counts the same."""
    row: Round = hold.row.round
    hold.tell("Closing the vote", 5)
    close(row)
    hold.tell("Counting", 30)
    count(hold, Round.objects.get(pk=row.pk))
    hold.finish(JobState.DONE)


@transaction.atomic
def close(row: Round) -> None:
    """Only ballots that hang on an entry of the roll are counted. What they said and their receipts are
    written in two tables in the order of their letters, and the key and the ballots go."""
    row = locked(row)
    if row.closed_at is not None:
        return
    if not row.is_over or row.fixed_at is None:
        raise Refused("The last day of voting has not passed.")
    key = RoundKey.objects.select_for_update(of=("self",)).get(round=row)
    hook = Hook(key)
    said: Counter[tuple] = Counter()
    channels: dict[str, list[int]] = defaultdict(list)
    receipts = []
    standing = one_of_each(key, hook, row)
    hanging = key.ballots.values_list("hangs_on", "channel", "receipt", "says")
    for hangs_on, channel, receipt, says in hanging.iterator(chunk_size=PART):
        if hangs_on in standing:
            said[tuple((code, votes) for code, votes in says)] += 1
            receipts.append(receipt)
            channels[channel].append(standing[hangs_on])
    for channel, numbers in channels.items():
        for some in in_parts(sorted(numbers), PART):
            row.voters.filter(pk__in=some).update(channel=channel)
    groups = (Said(round=row, says=says, times=times) for says, times in sorted(said.items()))
    Said.objects.bulk_create(groups, batch_size=PART)
    letters = (Receipt(round=row, letters=one) for one in sorted(receipts))
    Receipt.objects.bulk_create(letters, batch_size=PART)
    Ballot.objects.filter(key=key).delete()
    key.delete()
    # Piles that two people never agreed on were not counted, and nobody reads them any more.
    for batch in row.batches.filter(is_taken=False):
        batch.lines.all().delete()
    row.closed_at = timezone.now()
    row.save(update_fields=["closed_at"])
    record_fact("choices_vote_closed", subject=row, actor=None, ballots=len(receipts))


def one_of_each(key: RoundKey, hook: Hook, row: Round) -> dict[str, int]:
    """What the ballot that counts hangs on, of each person who voted, with their entry. Of a person whose two
    records became one, the ballot of the entry that stands comes first."""
    cast = set(key.ballots.values_list("hangs_on", flat=True))
    found: dict[str, int] = {}
    seen: set[int] = set()
    entries = list(
        row.voters.order_by("is_double", "pk").values_list("pk", "customer", "is_double")
    )
    live = {customer: number for number, customer, is_double in entries if not is_double}
    for number, customer, _ in entries:
        if customer not in seen and (hangs_on := hook.of(number)) in cast:
            seen.add(customer)
            found[hangs_on] = live.get(customer, number)
    return found


def ballots_of(row: Round) -> dict:
    found = row.said.values_list("says", "times")
    return {tuple((code, votes) for code, votes in says): times for says, times in found}


def count(hold: Hold, row: Round) -> None:
    election = election_of(row, ballots_of(row))
    names = dict(row.projects.on_ballot().values_list("number", "title"))
    names = {str(number): title for number, title in names.items()}
    done = 0

    def alive() -> None:
        nonlocal done
        done += 1
        if done % STEPS == 0:
            hold.tell(f"Counting: step {done:,}", min(90, 30 + done // 10))

    counted = counting.count(election, rule_of(row), after_step=alive)
    greedy = counting.count(election, Greedy())
    pots = {code_of(pot): pot for pot in row.pots.all()}
    with transaction.atomic():
        hold.tell("Writing down the result", 95)
        PotResult.objects.filter(pot__round=row).delete()
        for one, other in zip(counted, greedy, strict=True):
            write_result(row, pots[one.pot.code], election, one, other, names)


def write_result(
    row: Round,
    pot: Pot,
    election: Election,
    one: counting.PotCount,
    greedy: counting.PotCount,
    names: dict[str, str],
) -> None:
    about = About(
        description=row.name,
        country="United Kingdom",
        unit=current_brand()["name"],
        instance=str(row.opens_on.year),
        begins=row.opens_on,
        ends=row.closes_on,
        vote_type=vote_type_of(row),
        most=row.most,
    )
    file = written(document_of(about, election, one, rule_of(row), names)).decode()
    order = sorted(
        one.fates.values(), key=lambda fate: (not fate.won, fate.place or 0, -fate.votes)
    )
    PotResult.objects.create(
        pot=pot,
        ballots=one.ballots,
        spent=pence(one.spent),
        share=None if one.share is None else round(Decimal(float(one.share)), 4),
        steps=one.steps,
        fates=[
            {
                "number": fate.code,
                "place": fate.place,
                "votes": fate.votes,
                "named": fate.named,
                "why": why(fate, election, names),
                "support": None
                if fate.effective_support is None
                else int(fate.effective_support * 100),
            }
            for fate in order
        ],
        greedy=list(greedy.winners),
        file=file,
    )


def pence(amount: Fraction) -> Decimal:
    return Decimal(round(amount * 100)) / 100
