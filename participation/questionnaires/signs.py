"""Personal codes as people read, say and type them: seven random signs and one that checks them.

Of the letters and digits, those are left out that look like another: I and L (like 1), O (like 0), S (like 5)
and U (like V). What is typed in their place is taken for what it looks like. The check sign is
weighted by place and reckoned by 31, which is a prime, so every single wrong sign is found, and every swap of two.
"""

import secrets
import unicodedata

SIGNS = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
RANDOM, LENGTH = 7, 8
LOOK_ALIKES = str.maketrans("ILOSU", "1105V")
#: 8 times this is 1, reckoned by 31: 8 is the weight of the last place.
INVERSE = 4


class Mistyped(Exception):
    """No code of ours can be this one. The message says why, to whoever typed it."""


def new_code() -> str:
    """One of 27 thousand million."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(RANDOM))
    return signs + check_sign(signs)


def check_sign(signs: str) -> str:
    """The sign with which the weighted sum of all eight is nothing, reckoned by 31."""
    return SIGNS[-weighted(signs) * INVERSE % len(SIGNS)]


def weighted(signs: str) -> int:
    """The first sign counts once, the second twice, and so on."""
    return sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, start=1))


def read(typed: str) -> str:
    """The code in what somebody typed or scanned, a whole address of it too. Raises :class:`Mistyped`."""
    plain = unicodedata.normalize("NFKC", typed[:500]).upper()
    _, _, last = plain.strip().rstrip("/").rpartition("/S/")
    code = "".join(filter(str.isalnum, last)).translate(LOOK_ALIKES)
    if len(code) != LENGTH:
        raise Mistyped(f"A code has {LENGTH} letters and numbers. You typed {len(code)}")
    if not set(code) <= set(SIGNS):
        raise Mistyped("A code has only letters from A to Z and numbers")
    if weighted(code) % len(SIGNS):
        raise Mistyped(
            "This code is not right: a letter or number is wrong, or two are the wrong way round."
            " Look at it once more"
        )
    return code


def in_groups(code: str) -> str:
    """As it is printed and read out: "7KQ2 MX4D"."""
    return f"{code[:4]} {code[4:]}"
