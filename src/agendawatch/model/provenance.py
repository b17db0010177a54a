"""Where a fact comes from, in whose words, and how sure we are."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.value import Aware, Value

__all__ = ["IN_A_RELEASE", "Certainty", "Provenance"]

IN_A_RELEASE = "press release"
"""Where the ground of a meeting stands that a press release speaks of, and no list of meetings."""


class Certainty(StrEnum):
    """How we know a fact."""

    STATED = "stated"
    """The source says it in so many words."""
    DERIVED = "derived"
    """It follows from what the source says, by a rule ("på onsdag" counted from the day of publishing)."""
    INFERRED = "inferred"
    """It is our best reading; another is possible."""


class Provenance(Value):
    """The ground of a fact: the page's own words, where they stand, and when we saw them."""

    words: str | None = None
    """The page's own words; `None` when the fact rests on the page's shape alone."""
    url: str | None = None
    """The page's or document's address; `None` for text that came from no address."""
    place: str | None = None
    """Where on the page, in a person's terms ("row 7 of the table under '2026'", "page 3")."""
    certainty: Certainty = Certainty.STATED
    seen: Aware | None = None
    """When we saw the page say so; `None` when it was not fetched."""
    content_hash: str | None = None
    """SHA-256 of the page's bytes, hexadecimal; `None` when it was not fetched."""
    constructed: bool = False
    """Read from a recording or a replica that stands for a real host and was made by us."""
    retold: bool = False
    """Read from a text that tells another's again: `url` is the original's, and the words are not its own."""
