from .assessments import Assessment, Strand
from .impacts import Impact, Review

__all__ = ["Assessment", "Impact", "Review", "Strand"]
