"""Municipalities, their political organizations, and the people and parties in them."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from agendawatch.model.value import Value, Words

_SHARED = frozenset({"habo"})
"""What two municipalities' names come to in an address (Habo, Håbo); the code tells them apart."""
_MADE_UP = "99"
"""What codes of municipalities that exist nowhere begin with: the counties of Sweden end at 25."""
_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "æ": "a", "ø": "o"})


def slug(name: str) -> str:
    """Turn a Swedish name into the letters of an address.

    >>> slug("Miljö- och byggnadsnämnden")
    'miljo-och-byggnadsnamnden'
    """
    folded = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


class Jurisdiction(StrEnum):
    """What kind of self-government a municipality is."""

    MUNICIPALITY = "municipality"
    """Kommun."""
    REGION = "region"
    """Region, once landsting."""


class Municipality(Value):
    """A Swedish municipality or region (kommun, region)."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2})?$")]
    """Statistics Sweden's code: four digits, two for a region ("1480", "14")."""
    name: Words
    """The short name: "Göteborg", "Region Halland"."""
    classification: Jurisdiction = Jurisdiction.MUNICIPALITY
    """Whether it is a municipality or a region."""
    county: str | None = None
    """The county (län); `None` where it is not on record."""
    website: str | None = None
    """Where it is found on the web; `None` where that is not known."""

    @property
    def slug(self) -> str:
        """The name in an address, `goteborg`; no two in Sweden have the same.

        >>> Municipality(code="0305", name="Håbo").slug
        'habo-0305'
        """
        made = slug(self.name)
        return f"{made}-{self.code}" if made in _SHARED else made

    @property
    def made_up(self) -> bool:
        """Whether it exists nowhere: its code is of no county, as those of `agendawatch.testing` are.

        >>> Municipality(code="9901", name="Ängelvik").made_up, Municipality(code="1480", name="Göteborg").made_up
        (True, False)
        """
        return self.code.startswith(_MADE_UP)

    def __str__(self) -> str:
        """Show the name."""
        return self.name


class OrganizationClassification(StrEnum):
    """What an organization is for (Popolo `classification`)."""

    COUNCIL = "council"
    """Kommunfullmäktige, regionfullmäktige."""
    EXECUTIVE_BOARD = "executive_board"
    """Kommunstyrelsen."""
    COMMITTEE = "committee"
    """Nämnd."""
    SUBCOMMITTEE = "subcommittee"
    """Utskott, beredning."""
    COMPANY = "company"
    """Kommunalt bolag."""
    REGION_BOARD = "region_board"
    """Regionstyrelsen."""
    OTHER = "other"
    """Råd, förbund, and what we do not know."""


class Organization(Value):
    """A political organization that holds meetings."""

    name: Words
    """The full name in its usual form: "Kommunstyrelsen"."""
    classification: OrganizationClassification = OrganizationClassification.OTHER
    """What it is for: council, board, committee and so on."""

    @property
    def slug(self) -> str:
        """The name in an address: `kommunstyrelsen`."""
        return slug(self.name)

    def __str__(self) -> str:
        """Show the name."""
        return self.name


class Party(Value):
    """A political party."""

    code: Words
    """The letters behind a name: "V", "MP"; a local party goes by its own."""
    name: Words
    """The name: "Vänsterpartiet"."""

    def __str__(self) -> str:
        """Show the code."""
        return self.code


class Person(Value):
    """An elected person, or one who speaks in public office; never a private person."""

    name: Words
    """The elected person's name, as written."""
    party: Party | None = None
    """The party; `None` where none is named."""
    title: str | None = None
    """The office as written ("kommunalråd"); `None` when the text gives none."""

    def __str__(self) -> str:
        """Show the name with the party behind it."""
        return f"{self.name} ({self.party.code})" if self.party else self.name
