"""How questions were put to people, which decides what their answers can say."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models


class Basis(models.TextChoices):
    """Who was asked, which decides whether chance has a part in what a share says."""

    CENSUS = "census", "Everybody was asked"
    SAMPLE = "sample", "A sample was asked, chosen by chance"
    OPEN = "open", "Anybody could answer"


@dataclass(frozen=True)
class Stratum:
    """One of the groups that people were drawn from: ``people`` of it could be asked, ``asked`` were."""

    name: str
    people: int
    asked: int


@dataclass(frozen=True)
class Fieldwork:
    """How its questions were put to people, as far as its owner knows.

    ``population`` are all whom it is about, ``asked`` those who were sent it. Until it ``is_over``
    answers may come. ``single_answers`` says whether those who handle it may read what one person
    answered; where they may not, even they see no small numbers. ``before`` are the
    questionnaires of earlier waves, the latest first. ``about`` are further headings and sentences of how
    it was done. ``anonymous`` answers name nobody, and are counted as those of the people who were asked.
    ``groups`` are those of all whom it is about, each with how many they are, as whoever chose whom to ask
    looked at them; ``strata`` are the groups that were drawn from in shares of their own; none where each had its share.
    ``of_staff``: our own people were asked, and no customer. ``whole_survey``: all whom a regulator asks about were asked, and not those of one job or visit. Of the questions that are ``told_elsewhere`` in parts, by their codes, the whole is told to
    nobody else.
    """

    basis: Basis = Basis.OPEN
    population: int | None = None
    asked: int | None = None
    began_on: dt.date | None = None
    ended_on: dt.date | None = None
    is_over: bool = False
    single_answers: bool = True
    anonymous: bool = False
    before: tuple[Any, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    whole_survey: bool = False
    strata: tuple[Stratum, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    of_staff: bool = False
    told_elsewhere: frozenset[str] = frozenset()
