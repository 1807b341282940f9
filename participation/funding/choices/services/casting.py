"""Taking a ballot, on whatever channel: one person, one ballot, and the last word stands until the vote closes."""

import datetime as dt

from django.db import IntegrityError, transaction

from base.accounts.models import User
from base.core.refused import Refused

from ..elections import read_ballot
from ..models import Project, Round, Voter, Work
from ..models.voting import Channel
from .hanging import CLOSED, hang
from .roll import born_by

NOT_OPEN = "Voting is not open yet."
NOBODY = "We find nobody with this code and this date of birth. Look at both once more, or ring us"
SHUT = "This code was tried with too many wrong dates. Ring us, and you can vote by telephone"
#: Of one code: enough for somebody who mistypes, and too few to guess a birth.
MOST_WRONG_DATES = 10
TRIES = 5


def refuse_not_open(row: Round) -> None:
    if row.is_over:
        raise Refused(CLOSED)
    if not row.has_opened or roll_is_missing(row):
        raise Refused(NOT_OPEN)


def roll_is_missing(row: Round) -> bool:
    return not row.work.filter(what=Work.What.ROLL, state="done").exists()


def voter_with_code(*, row: Round, code: str, born: dt.date) -> Voter:
    """Whose letter it is that has the code, where the birth fits as well. Refuses both in the same words."""
    voter = row.voters.select_related("customer").filter(code=code).first()
    if voter is None:
        raise Refused(NOBODY)
    if voter.wrong_dates >= MOST_WRONG_DATES:
        raise Refused(SHUT)
    if voter.customer.date_of_birth is None or voter.customer.date_of_birth != born:
        with transaction.atomic():
            held = Voter.objects.select_for_update(of=("self",)).get(pk=voter.pk)
            held.wrong_dates += 1
            held.save(update_fields=["wrong_dates"])
        raise Refused(NOBODY)
    return voter


def refuse_online(voter: Voter, row: Round) -> None:
    """Nobody votes online whose birth we do not know, or who is too young by what is on record now."""
    born = voter.customer.date_of_birth
    if born is None:
        raise Refused(
            "We do not have your date of birth, so you cannot vote online. Ring us: you can vote by"
            " telephone, on paper or in person."
        )
    if born > born_by(row.opens_on, row.youngest):
        raise Refused(f"You can vote from the age of {row.youngest}.")


def cast(*, voter: Voter, chosen: list[str], channel: str) -> str:
    """Take the ballot of somebody on the roll, in place of an earlier one. Returns its receipt.

    Nothing is written of when, and nothing on the roll. The old row goes and another comes, so that no row
    tells how often. Of two at the same moment the second waits for the first, and then stands.
    """
    row = Round.objects.get(pk=voter.round_id)
    refuse_not_open(row)
    if voter.is_double:
        voter = row.voters.entitled().get(customer=voter.customer_id)
    if channel == Channel.ONLINE:
        refuse_online(voter, row)
    says = _said(row, chosen)
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return hang(row, voter, says, channel)
        except IntegrityError:
            # Another ballot of theirs came in between; or the vote closed, and the key has gone.
            continue
    raise Refused("We could not take your ballot just now. Send it again.")


def _said(row: Round, chosen: list[str]) -> list[list]:
    if not chosen:
        raise Refused("Choose at least one project.")
    projects = list(Project.objects.on_ballot().filter(round=row))
    return [list(one) for one in read_ballot(row, list(row.pots.all()), projects, chosen)]


def cast_by_staff(*, voter: Voter, chosen: list[str], channel: str, by: User) -> str:
    """One of us writes it down while the person says it. Who wrote down whose is not kept: the log would
    say when somebody voted."""
    if channel not in (Channel.PERSON, Channel.PHONE):
        raise Refused("Say how they vote: in person, or by telephone.")
    return cast(voter=voter, chosen=chosen, channel=channel)
