"""What a page may say and is withheld, since we are not sure: why, where it stands, and how it may be read."""

from __future__ import annotations

from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.item import AgendaItem
from agendawatch.model.meeting import Meeting
from agendawatch.model.organization import Organization
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Aware, Value, Words, durable

__all__ = ["Alternative", "Doubt", "Settlement"]


class Alternative(Value):
    """One way to read what is in doubt."""

    reading: Words
    """How it reads, not what it read ("column_head"): by this the same way is known again on next month's page."""
    meetings: tuple[Meeting, ...] = ()
    """What the page says if it is read so; `()` when it then tells of no meeting."""
    items: tuple[AgendaItem, ...] = ()
    """The items of an agenda that is read so."""


class Doubt(Value):
    """What of a page is withheld, since we are not sure of it."""

    caveat: Caveat
    """Why."""
    organization: Organization | None = None
    """Whose meetings are withheld; `None` for those of the whole page, and for the items of an agenda."""
    alternatives: tuple[Alternative, ...] = ()
    """How it may be read, the likeliest first; `()` where no way to read it was found."""
    provenance: Provenance | None = None
    """The words concerned, and where they stand; `None` for a page that came from nowhere."""
    shape: str = ""
    """A signature of the boxes or the table concerned, of their form and not of what they say: next month's page has
    the same. `""` where there is nothing to know it by again."""

    @property
    def code(self) -> CaveatCode:
        """Why, as a code."""
        return self.caveat.code

    @property
    def place(self) -> str | None:
        """Where on the page it stands, in a person's terms; `None` when it is all of it, or nobody said."""
        return self.provenance.place if self.provenance else None

    @property
    def id(self) -> str:
        """A name for it, the same as long as page, organization and shape are."""
        return durable("doubt", self.provenance and self.provenance.url, *self.about)

    @property
    def organizations(self) -> frozenset[str] | None:
        """The names of all whose meetings it may be about; `None` for those of the whole page."""
        if self.organization is None:
            return None
        others = (meeting.organization.name for way in self.alternatives for meeting in way.meetings)
        return frozenset({self.organization.name, *others})

    def withholds(self, organization: Organization) -> bool:
        """Tell whether an organization's meetings may be among what is withheld."""
        names = self.organizations
        return names is None or organization.name.casefold() in {name.casefold() for name in names}

    @property
    def about(self) -> tuple[str, str]:
        """Whose meetings in which shape of page: by this a person's word on it is known to hold again."""
        return self.organization.name.casefold() if self.organization else "", self.shape


class Settlement(Value):
    """A person's word on how to read what we were in doubt of; it holds for every page of the site of that shape."""

    doubt: Doubt
    """What it was said of."""
    reading: str | None
    """The alternative that is right; `None` when none is, and it tells of no meetings."""
    made: Aware
    """When the person said so."""

    @property
    def about(self) -> tuple[str, str]:
        """Whose meetings in which shape of page."""
        return self.doubt.about
