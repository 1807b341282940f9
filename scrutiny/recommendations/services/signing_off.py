from django.db import transaction

from base.accounts.models import User
from base.core.audience import Role
from base.core.facts import record_fact
from base.core.refused import Refused
from base.core.rows import locked

from ..models import Round, SignOff


@transaction.atomic
def sign_off(*, round: Round, words: str, by: User) -> SignOff:
    """The board has seen the reply and signs it off: a member of the board says so. Said twice, it is said once."""
    round = locked(round)
    if Role.BOARD not in by.roles:
        raise Refused("A member of the board signs this off.")
    if not round.answer:
        raise Refused("There is no reply yet.")
    signed, new = SignOff.objects.get_or_create(round=round, defaults={"by": by, "words": words})
    if new:
        record_fact(
            "recommendation_signed_off",
            subject=round.recommendation,
            actor=by,
            why=words,
            round=round.number,
        )
    return signed
