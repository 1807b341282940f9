"""Rounds of deciding together how money is spent: the rule and the projects, who votes, ballots, the result."""

from .ideas import Idea, IdeaQuerySet
from .news import News, NewsWish
from .paper import PaperBallot, PaperBatch
from .pictures import Picture
from .projects import Pot, Project, ProjectQuerySet, Source
from .results import PotResult, Work
from .rounds import Round, RoundQuerySet
from .voting import Ballot, Receipt, RoundKey, Said, Voter, VoterQuerySet

__all__ = [
    "Ballot",
    "Idea",
    "IdeaQuerySet",
    "News",
    "NewsWish",
    "PaperBallot",
    "PaperBatch",
    "Picture",
    "Pot",
    "PotResult",
    "Project",
    "ProjectQuerySet",
    "Receipt",
    "Round",
    "RoundKey",
    "RoundQuerySet",
    "Said",
    "Source",
    "Voter",
    "VoterQuerySet",
    "Work",
]
