"""Where a fact comes from, in whose words, and how sure we are."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.value import Aware, Value

BETWEEN = " … "
"""What stands between the pieces of a fact's words that stand apart on the page."""
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


class Span(Value):
    """A piece of a document's text that a fact rests on.

    Places are counted in the text that `read_document` makes of the page, which is the same for the same bytes.
    """

    start: int
    """The first letter, counted from 0 in the text or block."""
    end: int
    """The place behind its last letter."""
    block: int | None = None
    """Which of the document's blocks it begins in, counted from 0; `None` where the text has none."""
    page: int | None = None
    """The page of a PDF, counted from 1; `None` for what is no PDF."""
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right and top on that page, in points, growing upwards; `None` for what is no PDF."""
    row: int | None = None
    """The row of a table, counted from 0; `None` outside tables."""
    column: int | None = None
    """The column of a table, counted from 0; `None` outside tables."""


class Provenance(Value):
    """The ground of a fact: the page's own words, where they stand, and when we saw them."""

    words: str | None = None
    """The page's own words: those of the spans, with " … " between. `None` when the fact rests on the page's shape alone."""
    spans: tuple[Span, ...] = ()
    """Where the words stand; `()` for what was not read from a document, or before spans were kept."""
    rule: str | None = None
    """The rule that the fact was read by; `None` where none is named."""
    url: str | None = None
    """The page's or document's address; `None` for text that came from no address."""
    place: str | None = None
    """Where on the page, in a person's terms ("row 7 of the table under '2026'", "page 3"); `None` where that was not kept."""
    certainty: Certainty = Certainty.STATED
    """Stated, derived or inferred."""
    seen: Aware | None = None
    """When we saw the page say so; `None` when it was not fetched."""
    content_hash: str | None = None
    """SHA-256 of the page's bytes, hexadecimal; `None` when it was not fetched."""
    constructed: bool = False
    """Read from a recording or a replica that stands for a real host and was made by us."""
    retold: bool = False
    """Read from a text that tells another's again: `url` is the original's, and the words are not its own."""
