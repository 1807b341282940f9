"""The page about how one service is doing, to which apps add sections in their ``about_service.py``."""

from collections.abc import Mapping
from dataclasses import dataclass

from base.core.figures import Reader
from base.core.sections import Sections


@dataclass(frozen=True)
class ServiceShown:
    """The service that the page is about, for whom, and the figures that they may see of it.

    ``said`` has, by the code of a figure, its newest answer in a sentence and how it stands. A section has nothing
    to show where its template says nothing; it takes one statement at most, for whoever reads waits for all of them.
    """

    service: str
    readers: tuple[Reader, ...]
    said: Mapping[str, tuple[str, tuple[str, str]]]

    @property
    def for_staff(self) -> bool:
        return Reader.STAFF in self.readers


SERVICE_PAGE: Sections = Sections("about_service")
