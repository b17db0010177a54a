"""What the host's own page of doubts says: one of them, as it may be read, and the word that was said last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from agendawatch.answers.doubts import AskedDoubt
from agendawatch.site.addresses import DOUBTS
from agendawatch.site.facts.examples import Examples
from agendawatch.store.doubts import KnownSettlement


@dataclass(frozen=True, slots=True)
class DoubtPage:
    """One doubt, for whoever runs the site."""

    template: ClassVar[str] = "doubt"
    feeds: ClassVar[tuple[str, ...]] = ()
    examples: ClassVar[Examples] = frozenset()
    path: ClassVar[str] = DOUBTS

    asked: AskedDoubt | None
    """`None` where nothing is left."""
    drawn: str | None = None
    """The kept page's text as HTML of ours, the words in doubt marked; `None` where it is not kept or cannot be read."""
    nth: int = 0
    count: int = 0
    following: str | None = None
    """The id of the doubt that is asked next if this one is left for later; `None` for the last."""
    last: KnownSettlement | None = None
    """The word that was said last, which can be taken back."""
