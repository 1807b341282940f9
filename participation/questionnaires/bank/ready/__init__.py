"""Questionnaires of our own, ready to be begun from."""

from .after_a_service import ANTISOCIAL, COMPLAINTS, NEW_HOME, REPAIRS, WORKS
from .everybody import (
    FACTORED_OWNERS,
    FULL_ARC,
    NONE_OF_THEM,
    RENT,
    RENT_OPTION,
    STAFF,
    TSM,
)
from .shapes import FromBank, Own, Ready
from .taking_part import (
    AWARE_HOW,
    AWARE_KNEW,
    AWARENESS,
    EVENT,
    KNEW,
    KNOW_HOW,
    YOUNG_PEOPLE,
)

READY = {
    one.code: one
    for one in (
        REPAIRS,
        NEW_HOME,
        WORKS,
        COMPLAINTS,
        ANTISOCIAL,
        EVENT,
        AWARENESS,
        YOUNG_PEOPLE,
        FULL_ARC,
        TSM,
        FACTORED_OWNERS,
        STAFF,
        RENT,
    )
}

__all__ = [
    "AWARE_HOW",
    "AWARE_KNEW",
    "KNEW",
    "KNOW_HOW",
    "NONE_OF_THEM",
    "READY",
    "RENT",
    "RENT_OPTION",
    "FromBank",
    "Own",
    "Ready",
]
