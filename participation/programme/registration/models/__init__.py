"""The register of tenant organisations: who applies, what was found and decided, and what each group says of itself."""

from .agreements import AgreedService, Agreement
from .checks import AnnualCheck
from .criteria import Criterion, Part
from .documents import Document
from .findings import ERASED, Finding, OfficeBearer
from .looking import HealthCheck, HealthPoint, NewGroupAssessment, SupportReview
from .own_pages import OwnPage
from .registrations import OPEN_TO_CHANGE, UNDECIDED, Registration, Status
from .removals import Appeal, Removal
from .steps import Posting, Step
from .support import GroupOfficer, SupportAsked, SupportGiven, SupportKind, TrainingNeed

__all__ = [
    "ERASED",
    "OPEN_TO_CHANGE",
    "UNDECIDED",
    "AgreedService",
    "Agreement",
    "AnnualCheck",
    "Appeal",
    "Criterion",
    "Document",
    "Finding",
    "GroupOfficer",
    "HealthCheck",
    "HealthPoint",
    "NewGroupAssessment",
    "OfficeBearer",
    "OwnPage",
    "Part",
    "Posting",
    "Registration",
    "Removal",
    "Status",
    "Step",
    "SupportAsked",
    "SupportGiven",
    "SupportKind",
    "SupportReview",
    "TrainingNeed",
]
