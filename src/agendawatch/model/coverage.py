"""What is known of how well an organization is followed: when its site answered, and which papers are late."""

from __future__ import annotations

import re

from agendawatch.model.doubt import Doubt
from agendawatch.model.listing import Unreached
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Municipality, Organization
from agendawatch.model.value import Aware, Value

__all__ = ["Coverage", "Health"]

_LAYOUT = re.compile(r"\bexpected\b|\bmissing\b|\bread\b")
"""An error of a page that answered, and was not what we read."""
_REFUSED = re.compile(r"robots|refus|40[13]\b|login")


class Health(Value):
    """How a site has answered lately."""

    url: str
    municipality: str | None = None
    """A code; `None` for a site that names no municipality."""
    tried: Aware
    """When it was last asked."""
    succeeded: Aware | None = None
    """When it last gave its meetings; `None` when it never did."""
    failing_since: Aware | None = None
    """The first of the failures in a row up to now; `None` when the last visit went well."""
    failures: int = 0
    """How many in a row."""
    due: Aware | None = None
    """Before when a failing site is left in peace; `None` when it is not failing."""
    error: str | None = None
    """What went wrong, in words; `None` when nothing did."""
    unread_by: str | None = None
    """The reader that could not read what the site answered last; `None` when it was read, or never answered."""


class Coverage(Value):
    """How well one organization is followed."""

    municipality: Municipality | None = None
    """`None` when its site names none."""
    organization: Organization | None = None
    """`None` for a site that has given no meeting yet."""
    sites: tuple[str, ...] = ()
    """Their addresses."""
    last_success: Aware | None = None
    """When one of its sites last gave meetings."""
    last_change: Aware | None = None
    """When anything was last seen to be different; `None` when nothing ever was."""
    failing_since: Aware | None = None
    """Since when one of its sites fails; `None` when none does."""
    error: str | None = None
    """What that one says."""
    meetings: int = 0
    """Meetings known, of the last months and to come."""
    without_agenda: tuple[Meeting, ...] = ()
    """Meetings near at hand whose agenda is not there."""
    without_minutes: tuple[Meeting, ...] = ()
    """Meetings past whose minutes are not there."""
    doubts: tuple[Doubt, ...] = ()
    """What of it is withheld, since its pages are not read with certainty; a doubt of a whole page is every row's."""
    unreached: tuple[Unreached, ...] = ()
    """Organizations that its sites name, and whose meetings were not found; they are every row's of those sites."""

    @property
    def trouble(self) -> str | None:
        """What is wrong, as a code that has words for people: `layout`, `refused` or `silent`; `None` when nothing is."""
        if self.error is None:
            return None
        if _LAYOUT.search(self.error):
            return "layout"
        return "refused" if _REFUSED.search(self.error) else "silent"
