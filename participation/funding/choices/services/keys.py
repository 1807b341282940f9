"""The key that ties a ballot to the roll while people vote.

Half of it is a row that goes when the vote closes, half the server's own secret, which no copy of the
database has. Either alone says nothing.
"""

import hashlib
import hmac
import secrets

from django.conf import settings

from base.core.refused import Refused

from ..models import RoundKey, Voter

CHECK = "roll"


def new_key() -> dict[str, str]:
    salt = secrets.token_hex(32)
    return {"salt": salt, "check_word": keyed(settings.SECRET_KEY, salt, CHECK)}


def keyed(secret: str, salt: str, what: str) -> str:
    return hmac.new(f"{salt}:{secret}".encode(), what.encode(), hashlib.sha256).hexdigest()


class Hook:
    """Says of each entry of the roll what its ballot hangs on."""

    def __init__(self, key: RoundKey):
        """Refuses where the server's secret is another than when the vote began: everybody had two votes then."""
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            if hmac.compare_digest(keyed(secret, key.salt, CHECK), key.check_word):
                self.secret, self.salt = secret, key.salt
                return
        raise Refused("We cannot take votes just now. Ring us, and we will put it right.")

    def of(self, voter: Voter | int) -> str:
        number = voter if isinstance(voter, int) else voter.pk
        return keyed(self.secret, self.salt, f"voter:{number}")
