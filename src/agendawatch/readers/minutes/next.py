"""Where a matter goes next: the organization that a decision hands it to."""

from __future__ import annotations

from collections.abc import Sequence

from agendawatch.lang.sv import handing_on
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.names.organizations import find_organizations, is_of_region, organization
from agendawatch.lang.sv.tokens import Body
from agendawatch.model.item import Outcome
from agendawatch.model.organization import Organization

__all__ = ["find_marked_next", "find_next"]


def find_next(
    sections: Sequence[Section], outcome: Outcome, own: Body | None = None, title: str = ""
) -> Organization | None:
    """Find the organization that the matter goes to; `None` when the text sends it nowhere."""
    found = handing_on.find_next(sections, own, outcome.value, title)
    return _named(found, "\n".join(section.text for section in sections)) if found is not None else None


def find_marked_next(line: str) -> Organization | None:
    """Find where a list's line sends a matter, behind its dash or colon."""
    found = handing_on.find_marked_next(line)
    return _named(found, line) if found is not None else None


def _named(found: handing_on.Next, text: str) -> Organization | None:
    """Give the organization; "fullmäktige" in a region's text is the region's."""
    if found.words.casefold() == "fullmäktige" and is_of_region(text):
        return organization("Regionfullmäktige")
    named = find_organizations(found.words)
    return named[0].organization if named else None
