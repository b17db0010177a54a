"""What a list says that another site's page frames: the coming meetings of a municipality or an organization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from agendawatch.model import Meeting
from agendawatch.site.facts.examples import Examples, examples_of


@dataclass(frozen=True, slots=True)
class FramedPage:
    """A list without scripts, that fits a column of another page."""

    template: ClassVar[str] = "framed"
    feeds: ClassVar[tuple[str, ...]] = ()

    path: str
    """Its own."""
    of: str
    """The path of the page that it is a part of."""
    title: str
    meetings: tuple[Meeting, ...]
    colours: str | None = None
    """The address of its colours, from the site's root; `None` for ours."""
    logo: str | None = None

    @property
    def examples(self) -> Examples:
        """What kinds of examples it shows."""
        return examples_of(*self.meetings)
