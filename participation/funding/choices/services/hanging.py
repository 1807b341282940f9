"""Hanging a ballot on an entry of the roll, by the key alone, and asking what hangs there."""

import secrets
from collections.abc import Iterable

from base.core.refused import Refused
from participation.questionnaires.signs import SIGNS

from ..models import Ballot, Round, RoundKey, Voter
from .keys import Hook

CLOSED = "The vote has closed. No ballot can be changed any more."
RECEIPT_LETTERS = 10


def new_receipt() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(RECEIPT_LETTERS))


def hang(row: Round, voter: Voter, says: list[list], channel: str) -> str:
    """The same said again keeps its receipt, as by a second press of the button. To be called in a transaction."""
    key = RoundKey.objects.filter(round=row).first()
    if key is None:
        raise Refused(CLOSED)
    hook = Hook(key).of(voter)
    before = Ballot.objects.filter(key=key, hangs_on=hook).first()
    receipt, paper = new_receipt(), channel == "paper"
    if before is not None:
        receipt = before.receipt if before.says == says else receipt
        paper = paper or before.paper_used
        before.delete()
    Ballot.objects.create(
        key=key, hangs_on=hook, receipt=receipt, says=says, channel=channel, paper_used=paper
    )
    return receipt


def channels_of(row: Round, voters: Iterable[Voter]) -> dict[int, str]:
    """How those of them who have voted did so, by their number on the roll."""
    voters = list(voters)
    if row.closed_at is not None:
        return {one.pk: one.channel for one in voters if one.channel}
    return {number: channel for number, (channel, _) in _hanging(row, voters).items()}


def with_paper(row: Round, voters: Iterable[Voter]) -> set[int]:
    """Those of whom a paper was counted already."""
    return {number for number, (_, paper) in _hanging(row, list(voters)).items() if paper}


def _hanging(row: Round, voters: list[Voter]) -> dict[int, tuple[str, bool]]:
    key = RoundKey.objects.filter(round=row).first()
    if key is None:
        return {}
    hook = Hook(key)
    by_hook = {hook.of(one): one.pk for one in voters}
    found = Ballot.objects.filter(key=key, hangs_on__in=by_hook)
    return {
        by_hook[hangs_on]: (channel, paper)
        for hangs_on, channel, paper in found.values_list("hangs_on", "channel", "paper_used")
    }
